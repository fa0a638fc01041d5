"""The root GraphQL schema, built once from the apps present."""

import threading
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


_building = threading.Lock()


def root_executor() -> Executor:
    """The executor the view uses; the first requests of a process wait while one builds it."""
    with _building:
        return _root_executor()


@cache
def _root_executor() -> Executor:
    return Executor(root_schema().graphql_schema, introspection=settings.INTROSPECTION)
