"""GraphQL of the onboarding."""

from markets.onboarding.graphql.mutations import OnboardingMutations
from markets.onboarding.graphql.queries import OnboardingQueries

QUERIES = [OnboardingQueries]
MUTATIONS = [OnboardingMutations]
