"""Every procedure of the brief is sound data that the kernel can carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procurement.procedures import PROCEDURES, RESERVED
from procurement.procedures.states import ALL_STATES
from procurement.process.rules import STAY, CaseAmounts, amount_faults, procedure_faults, reachable

CODES = sorted(PROCEDURES)
TENDER_STATUS = {
    "planning",
    "planned",
    "active",
    "cancelled",
    "unsuccessful",
    "complete",
    "withdrawn",
}


def test_all_methods_of_the_brief_are_declared():
    assert set(CODES) == {
        "P-OPEN",
        "P-INV",
        "P-NEG",
        "P-CON",
        "P-RFQ",
        "P-SGL",
        "P-FWK",
        "P-FWK-OPEN",
        "P-CALLOFF",
        "P-MALL-DIR",
        "P-MALL-AUC",
        "P-MALL-INQ",
    }
    assert set(RESERVED) == {"P-EMG", "P-INNO"}
    assert {state.tender_status for state in ALL_STATES.values()} == TENDER_STATUS


@pytest.mark.parametrize("code", CODES)
def test_a_declaration_is_sound(code):
    assert procedure_faults(PROCEDURES[code]) == []


@pytest.mark.parametrize("code", CODES)
def test_every_path_can_end(code):
    procedure = PROCEDURES[code]
    ends = set(procedure.final)
    grown = True
    while grown:
        more = {
            source
            for arrow in procedure.arrows
            for source in arrow.sources
            if arrow.target != STAY and arrow.target in ends
        } - ends
        ends |= more
        grown = bool(more)

    assert reachable(procedure) <= ends


@given(data=st.data(), code=st.sampled_from(CODES))
def test_a_random_walk_stays_on_declared_arrows(data, code):
    procedure = PROCEDURES[code]
    state = procedure.initial
    for _ in range(30):
        arrows = procedure.acts_from(state)
        if not arrows:
            assert state in procedure.final
            return
        arrow = data.draw(st.sampled_from(arrows))
        state = arrow.ends_in(state)
        assert state in procedure.states


MINOR = st.integers(min_value=0, max_value=10**9)


@given(original=MINOR, supplement=MINOR, accepted=MINOR, paid=MINOR)
def test_money_of_a_case_is_bounded(original, supplement, accepted, paid):
    total = original + supplement
    case = CaseAmounts(
        budget=original,
        reserved=total,
        award=original,
        contract_original=original,
        contract_total=total,
        accepted=accepted,
        paid=paid,
    )

    sound = paid <= accepted <= total and supplement * 10 <= original
    assert (amount_faults(case) == []) is sound


def test_payee_must_be_the_supplier():
    case = CaseAmounts(budget=100, reserved=100, supplier="a", payee="b")

    assert amount_faults(case) == ["payee is not the contract's supplier"]
