"""Registration of the onboarding."""

from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    name = "markets.onboarding"
    label = "markets_onboarding"
