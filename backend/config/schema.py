"""The root GraphQL schema, built once from the apps present."""

from functools import cache

import graphene
from django.conf import settings

from backend.api.execution import Executor
from backend.api.schema import schema_build
from backend.config.apps import apps_present


@cache
def root_schema() -> graphene.Schema:
    """The whole schema."""
    return schema_build(apps_present())


@cache
def root_executor() -> Executor:
    """The executor the view uses."""
    return Executor(root_schema().graphql_schema, introspection=settings.INTROSPECTION)
