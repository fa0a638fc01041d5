"""The wire to the sandbox provider: its memory is in tables of its own, so every process sees one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.urls import resolve

from backend.kernel import clock
from backend.kernel.ids import public_id, uuid7
from backend.kernel.readings import Reading
from backend.kernel.rows import row_insert, rows_insert
from payments.gateway.models import SandboxEvent, SandboxObject
from payments.gateway.port import ProviderSilent
from payments.gateway.signature import sign
from payments.gateway.simulator import machine, sheets
from payments.gateway.simulator.bank import settlement_credit
from payments.gateway.simulator.bank_wire import BankWire
from payments.gateway.simulator.machine import Move

CODE = "shiji.sandbox"
_BY_KEY = Reading(lambda key: SandboxObject.objects.filter(key=key).exclude(kind="lost"), str)


class Wire:
    """Calls, lists and the tick of the provider's own time."""

    def call(self, verb: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """One request. Raises ProviderSilent where the story loses it or its answer."""
        handler: Callable[[dict[str, Any]], dict[str, Any] | None] = getattr(self, f"_{verb}")
        return handler(payload)

    def events(self, since: datetime) -> list[dict[str, Any]]:
        """Everything that happened since, sent or lost."""
        rows = SandboxEvent.objects.filter(due_at__gte=since, due_at__lte=clock.now())
        return [self._plain(row) for row in rows.order_by("due_at", "pk")]

    def settlements(self, since: datetime) -> list[dict[str, Any]]:
        """What was captured before yesterday's end and is now paid to our bank, per currency."""
        with transaction.atomic():
            return self._settle(clock.now())

    def statement(self, day: date) -> list[dict[str, Any]]:
        """The sheets of one day, one per currency; none while the day lasts."""
        if not sheets.over(day, clock.now()):
            return []
        states = SandboxObject.objects.filter(state__has_key="moves")
        told = [row for moves in states.values_list("state__moves", flat=True) for row in moves]
        days: dict[str, list[tuple[date, dict[str, Any]]]] = {}
        for row in told:
            if (moved_on := sheets.day_of(row)) <= day:
                days.setdefault(row["currency"], []).append((moved_on, row))
        return [
            sheets.sheet(
                code=CODE, currency=currency, day=day, first_day=min(at for at, _ in rows),
                opening=sum(row["amount"] for at, row in rows if at < day),
                moves=[row for at, row in rows if at == day],
            )
            for currency, rows in sorted(days.items())
        ]  # fmt: skip

    def tick(self) -> None:
        """Let due things happen and send due messages."""
        now = clock.now()
        for row in list(SandboxObject.objects.filter(state__has_key="advance_at").order_by("pk")):
            with transaction.atomic():
                held = SandboxObject.objects.select_for_update().get(pk=row.pk)
                move = machine.advance(held.state, now)
                if move is not None:
                    self._keep(held, move, now)
        due = SandboxEvent.objects.filter(due_at__lte=now, sent_at__isnull=True, lost=False)
        for event in list(due.order_by("due_at", "pk")[:500]):
            if self._post(event):
                SandboxEvent.objects.filter(pk=event.pk).update(sent_at=now)

    # requests

    def _create_payment(self, payload: dict[str, Any]) -> dict[str, Any]:
        if found := self._find_by_key(payload):
            return found
        if payload["instrument"] == "timeout_lost" and self._first_try(payload["key"]):
            raise ProviderSilent
        return self._make(machine.create(payload, clock.now()))

    def _confirm(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._change(
            payload, lambda state: machine.confirm(state, payload["challenge"], clock.now())
        )

    def _capture(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._change(
            payload, lambda state: machine.capture(state, payload["amount"], clock.now())
        )

    def _void(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._change(payload, machine.void)

    def _refund(self, payload: dict[str, Any]) -> dict[str, Any]:
        if found := self._find_by_key(payload):
            return found
        with transaction.atomic():
            parent = SandboxObject.objects.select_for_update().get(ref=payload["ref"])
            move, after = machine.refund(parent.state, payload, clock.now())
            SandboxObject.objects.filter(pk=parent.pk).update(state=after)
            return self._make(move)

    def _evidence(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._change(payload, lambda state: machine.evidence(state, payload, clock.now()))

    def _concede(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._change(payload, machine.concede)

    def _top_up(self, payload: dict[str, Any]) -> dict[str, Any]:
        return self._find_by_key(payload) or self._make(machine.top_up(payload, clock.now()))

    def _fetch(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        row = SandboxObject.objects.filter(ref=payload["ref"]).exclude(kind="lost").first()
        return row.state if row else None

    def _find_by_key(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        row = _BY_KEY.one(payload["key"])
        return row.state if row else None

    # memory

    def _first_try(self, key: str) -> bool:
        _, made = SandboxObject.objects.get_or_create(
            key=f"lost:{key}",
            defaults={"kind": "lost", "ref": f"lost:{key}"[:80], "made_at": clock.now()},
        )
        return made

    def _make(self, move: Move) -> dict[str, Any]:
        with transaction.atomic():
            row = SandboxObject(
                kind=move.state["kind"],
                ref=move.state["ref"],
                key=move.state["key"],
                parent=move.state.get("parent", ""),
                made_at=clock.now(),
            )
            self._keep(row, move, clock.now())
        if move.silent:
            raise ProviderSilent
        return move.state

    def _change(
        self, payload: dict[str, Any], act: Callable[[dict[str, Any]], Move]
    ) -> dict[str, Any]:
        with transaction.atomic():
            row = SandboxObject.objects.select_for_update().get(ref=payload["ref"])
            move = act(row.state)
            self._keep(row, move, clock.now())
        return move.state

    def _keep(self, row: SandboxObject, move: Move, now: datetime) -> None:
        row.state = move.state
        if row._state.adding:
            row_insert(row)
        else:
            row.save()
        rows_insert(
            [
                SandboxEvent(
                    event_id=event_id,
                    kind=message.kind,
                    object_kind=row.kind,
                    object_ref=row.ref,
                    due_at=now + timedelta(seconds=message.after_seconds),
                    lost=message.lost,
                )
                for message in move.messages
                for event_id in [public_id("evt", uuid7())]
                for _ in range(message.copies)
            ]
        )
        if move.born is not None:
            state = move.born.state
            child = SandboxObject(
                kind=state["kind"], ref=state["ref"], key=state["key"], parent=state["parent"],
                made_at=now,
            )  # fmt: skip
            self._keep(child, move.born, now)
        if move.given_back:
            parent = SandboxObject.objects.select_for_update().get(ref=row.state["parent"])
            parent.state = machine.reinstated(parent.state, move.given_back)
            parent.save()

    def _settle(self, now: datetime) -> list[dict[str, Any]]:
        """Captures of a day ago, less refunds not yet deducted; never a negative transfer."""
        payments = SandboxObject.objects.select_for_update().filter(kind="payment")
        ripe = payments.filter(state__state="CAPTURED", made_at__lte=now - timedelta(days=1))
        fresh = list(ripe.exclude(state__has_key="settled").order_by("pk")[:5000])
        keys = {row.pk for row in fresh}
        moved = Q(state__refunded__gt=0) | Q(state__has_key="reinstated")
        given_back = [
            row for row in payments.filter(moved).order_by("pk") if machine.owed_again(row.state)
        ]
        by_currency: dict[str, list[SandboxObject]] = {}
        for row in [*fresh, *(row for row in given_back if row.pk not in keys)]:
            by_currency.setdefault(machine.pot(row.state), []).append(row)
        for _currency, rows in sorted(by_currency.items()):
            self._settlement(rows, now)
        known = SandboxObject.objects.filter(kind="settlement").order_by("-pk")[:50]
        return [row.state for row in known]

    def _settlement(self, rows: list[SandboxObject], now: datetime) -> None:
        key = f"settle:{public_id('set', uuid7())}"
        state = machine.settlement([row.state for row in rows], key=key, now=now)
        if state is None:
            return
        SandboxObject.objects.create(
            kind="settlement", ref=state["ref"], key=key, state=state, made_at=now
        )
        BankWire().call("credit", settlement_credit(state))
        for row in rows:
            row.state = machine.settled(row.state, state["ref"])
        SandboxObject.objects.bulk_update(rows, ["state"])

    # messages

    def _plain(self, row: SandboxEvent) -> dict[str, Any]:
        return {
            "id": row.event_id,
            "type": row.kind,
            "object": {"kind": row.object_kind, "ref": row.object_ref},
            "account": "shiji",
            "live": False,
            "at": row.due_at.isoformat(),
        }

    def _post(self, row: SandboxEvent) -> bool:
        """Hand the signed message to the address providers post to; 200 ends it."""
        body = json.dumps(self._plain(row)).encode()
        path = f"/webhooks/{CODE}/"
        request = HttpRequest()
        request.method = "POST"
        request.path = request.path_info = path
        request._body = body
        request.META["HTTP_SHIJI_SIGNATURE"] = sign(CODE, body)
        request.META["CONTENT_LENGTH"] = str(len(body))
        match = resolve(path)
        answer = match.func(request, *match.args, **match.kwargs)
        return bool(answer.status_code == 200)
