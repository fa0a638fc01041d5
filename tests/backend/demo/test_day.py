"""A small trading day of both businesses through the real endpoint, and proofs that can fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.db import transaction
from django.db.models import F

from backend.audit.selectors import bundle
from backend.channels.selectors import channels_list
from backend.demo import roster
from backend.demo.accounts import demo_password
from backend.demo.day.client import Door, Refused, Town
from backend.demo.day.figures import tell_day, trails
from backend.demo.day.market import Tally
from backend.demo.day.office.fates import FATES, MIX, fates
from backend.demo.day.proofs import Report, prove_all
from backend.demo.day.proofs.log import bundle_faults, head_now, tampered
from backend.demo.day.proofs.mishaps import prove_mishaps
from backend.demo.day.proofs.money import prove_money, prove_purse, prove_stock
from backend.demo.day.proofs.ocds import official_faults, own_faults, validator_from
from backend.demo.day.proofs.quiet import quiet_faults
from backend.demo.day.run import Outcome, Plan, day_faults, trade_a_day
from backend.demo.services.city import CityPlan, city_open
from backend.inventory.models import Stock
from backend.kernel.actor import SYSTEM
from payments.escrow.models import Escrow
from payments.gateway.services import bank_collect
from payments.payouts.services import capital_ask
from procurement.mall.models import Requisition
from procurement.payables.models import Payable
from procurement.plans.models import BudgetItem
from procurement.publication.models import Release

pytestmark = pytest.mark.long
PRODUCTS = 200
REQUISITIONS = 8


@pytest.fixture
def town(committed_db: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Town]:
    """A small city whose people speak to the endpoint in this process, over one connection."""
    from django.db import connection

    from backend.config.wsgi import application

    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", None)
    city_open(CityPlan(products=PRODUCTS), password=demo_password())
    capital_ask(channel.currency for channel in channels_list())
    bank_collect()
    door = Door(httpx.WSGITransport(app=application), state=tmp_path)
    yield Town(door, roster.email_of, hands=1)
    door.http.close()


def _quiet(_text: object) -> None:
    return None


def test_a_small_day_holds_and_every_broken_fact_is_caught(town: Town, tmp_path: Path) -> None:
    before = head_now()
    plan = Plan(orders=4, seed=7, requisitions=REQUISITIONS)
    outcome = trade_a_day(town, plan, say=_quiet, advance=_quiet)
    report = Report()
    tell_day(report, outcome)
    report.proof("every act went as planned", day_faults(outcome))
    prove_mishaps(report, outcome.incidents)
    prove_all(report, subjects=trails(outcome), older=before)

    assert report.faults == [], "\n".join([*report.faults, *report.lines])
    assert report.proofs >= 23
    _everything_happened(outcome)
    _broken_sums_are_caught()
    _broken_bundles_are_caught(trails(outcome)[-1], tmp_path)


def _everything_happened(outcome: Outcome) -> None:
    assert len(outcome.tally.orders) >= 3
    assert outcome.tally.attempts >= 9
    ends = {case.fate.name: case.state for case in outcome.desk.cases}
    assert ends == {name: FATES[name].end for name in MIX[:REQUISITIONS]}
    late = Payable.objects.exclude(settled_on=None).filter(late_days__gt=0)
    assert late.count() == 1
    assert late.get().interest_minor > 0
    kinds = set(Requisition.objects.values_list("acceptance__kind", flat=True))
    assert {"FULL", "PART", "DEEMED"} <= kinds
    assert Release.objects.values("ocid").distinct().count() == REQUISITIONS


def _faults_while(break_it: object, prove: object) -> str:
    """The faults a proof tells while something is broken; the break is undone."""
    report = Report()
    with transaction.atomic():
        assert break_it() > 0  # type: ignore[operator]
        prove(report)  # type: ignore[operator]
        transaction.set_rollback(True)
    return "\n".join(report.faults)


def _broken_sums_are_caught() -> None:
    told = _faults_while(
        lambda: Escrow.objects.filter(released_minor__gt=0).update(
            released_minor=F("released_minor") - 1
        ),
        prove_money,
    )
    assert "escrows" in told
    told = _faults_while(
        lambda: BudgetItem.objects.filter(spent_minor__gt=0).update(
            spent_minor=F("spent_minor") - 1
        ),
        prove_purse,
    )
    assert "budget item" in told
    assert "budget spent = treasury paid: spent" in told
    told = _faults_while(
        lambda: Payable.objects.filter(paid_minor__gt=0).update(
            amount_minor=F("amount_minor") + 10**9, paid_minor=F("paid_minor") + 10**9
        ),
        prove_purse,
    )
    assert "more paid than accepted" in told
    told = _faults_while(
        lambda: Stock.objects.filter(pk__in=Stock.objects.values("pk")[:1]).update(
            allocated=F("allocated") + 1
        ),
        prove_stock,
    )
    assert "stock: allocated = allocations: 1 rows" in told
    assert quiet_faults({"parked": 1, "pending": 0}) == ["1 parked"]


def _broken_bundles_are_caught(subject: str, folder: Path) -> None:
    found = bundle(subject, viewer=SYSTEM)
    assert found is not None
    assert bundle_faults(found, older=None, folder=folder) == []
    for how, copy in tampered(found).items():
        faults = bundle_faults(copy, older=None, folder=folder)
        assert f"{subject}: exit code 1, not 0" in faults[0], how
    found["leaves"] = "no list"
    assert _exit(found, folder) == 1
    (folder / "broken.json").write_text("{", encoding="utf-8")
    from backend.audit.verifier.shiji_verify import main

    assert main([str(folder / "broken.json")]) == 2


def _exit(found: dict[str, object], folder: Path) -> int:
    from backend.audit.verifier.shiji_verify import main

    file = folder / "given.json"
    file.write_text(json.dumps(found), encoding="utf-8")
    return main([str(file)])


def test_the_mix_tells_every_story_and_each_has_an_end() -> None:
    assert {fate.name for fate in fates(len(MIX))} == set(FATES)
    assert [fate.name for fate in fates(40)][: len(MIX)] == list(MIX)


def test_a_refusal_nobody_expected_is_a_fault() -> None:
    tally = Tally()
    tally.refuse(Refused([{"code": "INSUFFICIENT_STOCK"}]), "buy")
    assert tally.unexpected == {}
    tally.refuse(Refused([{"code": "INTERNAL"}]), "buy")
    tally.refuse(Refused([{"code": "INSUFFICIENT_STOCK"}]), "accept")
    tally.refuse(Refused([]), "buy")

    assert len(tally.unexpected) == 3
    assert sum(tally.refused.values()) == 4


def _a_release() -> dict[str, object]:
    return {
        "ocid": "ocds-abcdef-1", "id": "1", "date": "2026-06-01T02:00:00Z", "tag": ["tender"],
        "initiationType": "tender", "parties": [], "tender": {"id": "1", "status": "active"},
    }  # fmt: skip


def test_a_wrong_release_is_caught_by_both_schemas(shared_data: Path) -> None:
    body = _a_release()
    validator = validator_from(shared_data / "ocds-schema")

    assert official_faults([body], validator) == []
    for wrong in ({"tag": ["gossip"]}, {"date": 5}, {"lots": 1, "tender": {"id": "1", "lots": 7}}):
        assert official_faults([{**body, **wrong}], validator), wrong
    row = Release(feed_number=2, release_id="r", ocid="ocds-abcdef-1", body=body)
    told = own_faults([row])
    assert "feed number 2 at place 1" in told
    assert any("buyer" in each for each in told)
