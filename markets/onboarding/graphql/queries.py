"""The own application, the review desk's queue and tasks."""

from __future__ import annotations

from typing import Any

import graphene

from backend.api.connections import ConnectionPage, connection_field, resolve_connection
from backend.api.context import actor_of
from backend.kernel.errors import InvalidId
from backend.kernel.ids import from_relay
from markets.onboarding.graphql.types import (
    ApplicationConnection,
    MerchantApplicationType,
    ReviewTaskConnection,
)
from markets.onboarding.selectors import (
    application_get,
    applications,
    own_application,
    tasks_open,
)


class OnboardingQueries(graphene.ObjectType):
    """Root fields of the onboarding."""

    my_merchant_application = graphene.Field(MerchantApplicationType)
    merchant_application = graphene.Field(MerchantApplicationType, id=graphene.ID(required=True))
    merchant_applications = connection_field(
        ApplicationConnection, state=graphene.String(), search=graphene.String()
    )
    review_tasks = connection_field(ReviewTaskConnection)

    @staticmethod
    def resolve_my_merchant_application(_root: Any, info: Any) -> Any:
        return own_application(actor_of(info))

    @staticmethod
    def resolve_merchant_application(_root: Any, info: Any, id: str) -> Any:
        try:
            key = from_relay(id, "MerchantApplication")
        except InvalidId:
            return None
        return application_get(key, viewer=actor_of(info))

    @staticmethod
    def resolve_merchant_applications(
        _root: Any, info: Any, state: str = "", search: str = "", **page: Any
    ) -> ConnectionPage:
        rows = applications(actor_of(info))
        if state:
            rows = rows.filter(state=state)
        if search:
            rows = rows.filter(organization__legal_name__icontains=search.strip()[:100])
        return resolve_connection(rows, order=("-id",), **page)

    @staticmethod
    def resolve_review_tasks(_root: Any, info: Any, **page: Any) -> ConnectionPage:
        return resolve_connection(tasks_open(actor_of(info)), order=("due_on", "id"), **page)
