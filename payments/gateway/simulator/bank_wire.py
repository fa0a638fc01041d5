"""The wire to the bank in our own process; its documents lie in the sandbox's table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from backend.kernel import clock
from payments.gateway.models import SandboxObject
from payments.gateway.simulator.bank import Bank, Doc

KIND = "bank"


class TableMemory:
    """Documents by key among the sandbox's objects."""

    def get(self, key: str) -> Doc | None:
        found: Doc | None = (
            SandboxObject.objects.filter(ref=f"{KIND}:{key}")
            .values_list("state", flat=True)
            .first()
        )
        return found

    def put(self, docs: Mapping[str, Doc]) -> None:
        now = clock.now()
        SandboxObject.objects.bulk_create(
            [
                SandboxObject(
                    kind=KIND, ref=f"{KIND}:{key}", key=f"{KIND}:{key}", state=doc, made_at=now
                )
                for key, doc in docs.items()
            ],
            update_conflicts=True,
            unique_fields=["ref"],
            update_fields=["state"],
            batch_size=1000,
        )

    def drop(self, key: str) -> None:
        SandboxObject.objects.filter(ref=f"{KIND}:{key}").delete()

    def under(self, prefix: str, after: str = "") -> list[tuple[str, Doc]]:
        rows = SandboxObject.objects.filter(kind=KIND, ref__startswith=f"{KIND}:{prefix}")
        found = [
            (ref.removeprefix(f"{KIND}:"), doc) for ref, doc in rows.values_list("ref", "state")
        ]
        return sorted(pair for pair in found if pair[0] > after)


class BankWire:
    """Requests to the bank; there is no line that could break."""

    def call(self, verb: str, payload: dict[str, Any]) -> Any:
        """One request, whole or not at all."""
        with transaction.atomic():
            return Bank(TableMemory()).answer(verb, payload, clock.now())
