"""Speaking GraphQL to the product from the outside."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from backend.kernel.actor import Actor


@dataclass
class Answer:
    """What the endpoint said."""

    status: int
    body: dict[str, Any]

    @property
    def data(self) -> dict[str, Any]:
        """The data; fails on top-level errors."""
        assert "errors" not in self.body, self.body["errors"]
        data: dict[str, Any] = self.body["data"]
        return data

    @property
    def code(self) -> str:
        """The code of the first top-level error."""
        code: str = self.body["errors"][0]["extensions"]["code"]
        return code


class Api:
    """Posts operations; ``actor`` stands for a signed-in session, ``token`` goes as bearer."""

    def post(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        *,
        actor: Actor | None = None,
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One operation through the real view."""
        from django.test import RequestFactory

        from backend.api.view import graphql_view
        from backend.config.schema import root_executor

        extra = {
            f"HTTP_{name.upper().replace('-', '_')}": text for name, text in (headers or {}).items()
        }
        if token:
            extra["HTTP_AUTHORIZATION"] = f"Bearer {token}"
        request = RequestFactory().post(
            "/graphql/",
            data=json.dumps({"query": query, "variables": variables or {}}, default=str),
            content_type="application/json",
            **extra,
        )
        if actor is not None:
            request.shiji_actor = actor  # type: ignore[attr-defined]
        response = graphql_view(root_executor)(request)
        return Answer(status=response.status_code, body=json.loads(response.content))


@pytest.fixture
def api(db: None) -> Api:
    """The endpoint, in the test's own transaction."""
    return Api()


def actor_with(*permissions: str, **fields: Any) -> Actor:
    """A signed-in actor at level 2 with just these permissions."""
    given: dict[str, Any] = {"user_id": uuid.uuid4(), "person_id": uuid.uuid4(), "level": 2}
    given.update(fields)
    return Actor(permissions=frozenset(permissions), **given)
