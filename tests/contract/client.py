"""A client that knows only Saleor's names: JSON over HTTP to the one endpoint, a bearer token."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from tests.contract.documents import operations
from tests.factories.people import PASSWORD, a_user

ENDPOINT = "/graphql/"
LANGUAGE = "EN"


class SaleorClient:
    """Sends our documents; ``token`` is held as Saleor's auth kit holds it."""

    def __init__(self) -> None:
        self.http = Client()
        self.token = ""

    def raw(self, body: dict[str, Any], **headers: str) -> Any:
        """One HTTP answer, unread."""
        given = {"HTTP_AUTHORIZATION": f"Bearer {self.token}"} if self.token else {}
        return self.http.post(
            ENDPOINT, data=json.dumps(body, default=str), content_type="application/json",
            **{**given, **headers},
        )  # fmt: skip

    def reply(self, file: str, name: str, **variables: Any) -> dict[str, Any]:
        """The whole body, errors and all; 200 it must be."""
        operation = operations()[file, name]
        defined = {each.variable.name.value for each in operation.node.variable_definitions}
        if "language" in defined:
            variables.setdefault("language", LANGUAGE)
        assert set(variables) <= defined, set(variables) - defined
        answer = self.raw({"query": operation.text, "operationName": name, "variables": variables})
        assert answer.status_code == 200, answer.content
        body: dict[str, Any] = answer.json()
        return body

    def send(self, file: str, name: str, **variables: Any) -> Any:
        """What the operation's one root field holds; fails on top-level errors."""
        body = self.reply(file, name, **variables)
        assert "errors" not in body, body["errors"]
        ((_, value),) = body["data"].items()
        return value

    def done(self, file: str, name: str, **variables: Any) -> Any:
        """As ``send``, for a mutation that must not refuse."""
        value = self.send(file, name, **variables)
        assert value["errors"] == [], value["errors"]
        return value

    def sign_in(self, email: str = "", password: str = PASSWORD) -> str:
        """Sign in over the wire; makes an account when none is named. Gives the refresh token."""
        account = email or a_user().email
        self.token = ""
        made = self.send("auth", "tokenCreate", email=account, password=password)
        assert made["errors"] == [], made["errors"]
        self.token = made["token"]
        return str(made["refreshToken"])
