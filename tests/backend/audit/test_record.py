"""From event to signed head to an offline check; and every way of tampering is noticed."""

from __future__ import annotations

import base64
import copy
import json
import time
import uuid
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction
from django.test.utils import override_settings

from backend.audit.models import AuditLeaf, TransactionRecord
from backend.audit.selectors import bundle, consistency, head_latest, head_plain, recompute, trace
from backend.audit.services import head_sign, sequence_all
from backend.audit.verifier import shiji_verify
from backend.config.database import owner_connection
from backend.events.domain import DomainEvent, Record, event
from backend.events.services import publish
from backend.kernel.actor import ANONYMOUS, SYSTEM
from backend.kernel.ids import public_id
from backend.kernel.money import Money
from tests.plugin.database import own_database

# the sequencer waits for every transaction of the server: in line with the tests that keep one open
pytestmark = pytest.mark.long
THING = uuid.UUID("019ab000-0000-7000-8000-000000000001")


@event("tests.audit.paid", version=1)
@dataclass(frozen=True, kw_only=True)
class Paid(DomainEvent):
    thing_id: uuid.UUID
    minor: int

    @property
    def subject(self) -> str:
        return public_id("thg", self.thing_id)

    def record(self) -> Record:
        return Record(title="付款", parties=["a"], amount=Money(self.minor, "CNY"), cause=["pln_1"])


def _paid(*amounts: int) -> None:
    for minor in amounts:
        with transaction.atomic():
            publish(Paid(thing_id=THING, minor=minor), actor=SYSTEM)


def _sequence(leaves: int) -> None:
    """Other workers' open transactions hold the sequencer back: wait for them."""
    until = time.monotonic() + 240
    while AuditLeaf.objects.count() < leaves and time.monotonic() < until:
        if not sequence_all():
            time.sleep(0.05)


@pytest.fixture(scope="module")
def sealed(django_db_setup, django_db_blocker, tmp_path_factory):
    """One sealed record for all who only look at it: its bundle, and an older head."""
    keys = override_settings(STATE_DIR=tmp_path_factory.mktemp("keys"))
    with own_database(django_db_blocker, called="_sealed"), keys:
        yield _seal()


def _seal():
    _paid(1, 2, 3)
    _sequence(3)
    older = head_plain(head_sign())
    _paid(4, 5)
    _sequence(5)
    head_sign()
    return bundle(public_id("thg", THING), viewer=SYSTEM), older


def _check(tmp_path, made: object, *more: object) -> int:
    files = []
    for number, data in enumerate((made, *more)):
        path = tmp_path / f"{number}.json"
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        files.append(str(path))
    return shiji_verify.main(files)


def test_the_bundle_checks_offline(sealed, tmp_path):
    made, older = sealed

    assert _check(tmp_path, made) == 0
    assert _check(tmp_path, made, older, consistency(older["size"], made["head"]["size"])) == 0
    assert _check(tmp_path, "not json") == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b["leaves"][0].update(text=b["leaves"][0]["text"].replace("1", "7", 1)),
        lambda b: b["leaves"][0].update(hash="00" * 32),
        lambda b: b["leaves"][1]["path"].reverse(),
        lambda b: b["leaves"].reverse(),
        lambda b: b["head"].update(size=b["head"]["size"] + 1),
        lambda b: b["head"].update(root="11" * 32),
        lambda b: b["head"].update(time="2020-01-01T00:00:00.000000Z"),
        lambda b: b["head"].update(signature=base64.b64encode(b"x" * 64).decode()),
        lambda b: b["leaves"].clear(),
    ],
)
def test_every_change_is_noticed(sealed, tmp_path, spoil):
    made = copy.deepcopy(sealed[0])
    spoil(made)

    assert _check(tmp_path, made) == 1


def test_a_dropped_leaf_breaks_consistency(sealed, tmp_path):
    made, older = sealed
    proof = consistency(older["size"], made["head"]["size"])
    assert _check(tmp_path, made, {**older, "root": "22" * 32}, proof) == 1
    assert _check(tmp_path, made, older, proof[:-1]) == 1


def test_our_signature_check_agrees_with_the_library():
    key = Ed25519PrivateKey.generate()
    public, message = key.public_key().public_bytes_raw(), b"head"
    signature = key.sign(message)

    assert shiji_verify.ed25519_holds(public, message, signature)
    for spoiled in (
        bytes([signature[0] ^ 1]) + signature[1:],
        signature[:63] + bytes([signature[63] ^ 1]),
    ):
        assert not shiji_verify.ed25519_holds(public, message, spoiled)
    assert not shiji_verify.ed25519_holds(public, b"tail", signature)


def test_an_owner_who_edits_a_leaf_is_found_by_recomputation(committed_db, settings, tmp_path):
    settings.STATE_DIR = tmp_path
    _seal()
    assert recompute().faults == []
    with owner_connection(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_auditleaf DISABLE TRIGGER audit_auditleaf_keep_rows")
        cursor.execute(
            "UPDATE audit_auditleaf SET text = replace(text, '\"1\"', '\"9\"') WHERE seq = 0"
        )
    faults = recompute().faults

    assert "leaf 0 was changed" in faults


def test_the_application_cannot_touch_the_record(sealed):
    for text in ("UPDATE audit_auditleaf SET text = ''", "DELETE FROM audit_treehead"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(text)
    assert AuditLeaf.objects.count() == 5


def test_numbers_have_no_gaps_and_nothing_is_numbered_twice(sealed):
    assert list(AuditLeaf.objects.order_by("seq").values_list("seq", flat=True)) == [0, 1, 2, 3, 4]
    assert sequence_all() == 0
    assert head_sign().pk == head_latest().pk


def test_records_are_traced_by_cause_and_shown_to_those_who_may(sealed):
    assert [row.amount_minor for row in trace("pln_1", viewer=SYSTEM)] == [1, 2, 3, 4, 5]
    assert trace("pln_1", viewer=ANONYMOUS) == []
    assert TransactionRecord.objects.count() == 5


@event("tests.audit.told", version=1)
@dataclass(frozen=True, kw_only=True)
class Told(DomainEvent):
    """A line about an organisation, caused by one of its deals."""

    who: uuid.UUID
    deal: str
    site: str = ""

    @property
    def subject(self) -> str:
        return public_id("org", self.who)

    def record(self) -> Record:
        return Record(title="记录", cause=[self.deal], site=self.site)


def test_a_trace_does_not_wander_through_an_organisation_into_its_other_deals(committed_db):
    with transaction.atomic():
        for deal in ("ord_a", "ord_b"):
            publish(Told(who=THING, deal=deal), actor=SYSTEM)
    _sequence(2)
    assert [row.cause for row in trace("ord_a", viewer=SYSTEM)] == [["ord_a"]]
    assert len(trace(public_id("org", THING), viewer=SYSTEM)) == 2


def test_a_line_without_a_site_stands_where_its_cause_stands(committed_db):
    with transaction.atomic():
        publish(Told(who=THING, deal="ord_a", site="textile"), actor=SYSTEM)
    _sequence(1)
    with transaction.atomic():
        publish(Told(who=THING, deal="ord_a"), actor=SYSTEM)
        publish(Told(who=THING, deal="ord_b"), actor=SYSTEM)
    _sequence(3)
    sites = TransactionRecord.objects.order_by("seq").values_list("site", flat=True)
    assert list(sites) == ["textile", "textile", ""]


def test_a_stranger_gets_proofs_without_texts(sealed):
    made = bundle(public_id("thg", THING), viewer=ANONYMOUS)

    assert made is not None
    assert all("text" not in leaf and leaf["path"] is not None for leaf in made["leaves"])
