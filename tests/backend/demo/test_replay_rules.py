"""What an invoice history becomes: rows, parts, matches, prices and days. No database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.demo.day.replay import calendar, rows
from backend.demo.day.replay.articles import article_names, category_of
from backend.demo.day.replay.history import LINES_MAX, History, history_read, plan_make
from backend.demo.day.replay.places import country_code, receiving
from backend.demo.day.replay.prices import Sale, article_prices, tier_price
from backend.demo.day.replay.rows import InvoiceRow, RowFault, rows_read
from backend.kernel.money import UnitPrice
from backend.pricing.rules import Tier, tier_faults
from markets.sites.data import SITES

ROW = {
    "invoice_no": "536370", "line_no": "1", "stock_code": "22728",
    "description": "ALARM CLOCK BAKELIKE PINK", "quantity": "24",
    "invoice_date": "2010-12-01 08:45:00", "unit_price_gbp": "3.75", "customer_id": "12583",
    "country": "France",
}  # fmt: skip
PUBLIC = {
    "invoiceno": "536370", "stockcode": "22728", "description": "ALARM CLOCK BAKELIKE PINK",
    "quantity": "24", "invoicedate": "12/1/2010 8:45", "unitprice": "3.75",
    "customerid": "12583.0", "country": "France",
}  # fmt: skip


def _history(*changes: dict[str, str]) -> History:
    return history_read(rows_read([{**ROW, **each} for each in changes]))


def _credit(quantity: str, **changes: str) -> dict[str, str]:
    own = {"invoice_no": "C536999", "invoice_date": "2010-12-20 10:00:00"}
    return {**own, "quantity": quantity, **changes}


@pytest.mark.parametrize("cells", [ROW, PUBLIC])
def test_both_sets_of_columns_give_the_same_row(cells: dict[str, str]):
    (row,) = rows_read([cells])
    assert row == InvoiceRow(
        line=2, document="536370", is_credit=False, article="22728",
        description="ALARM CLOCK BAKELIKE PINK", quantity=24, price=Decimal("3.75"),
        at=datetime(2010, 12, 1, 8, 45), customer="12583", country="FR",  # noqa: DTZ001
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"description": " "}, rows.NO_DESCRIPTION),
        ({"unit_price_gbp": "0.0"}, rows.ZERO_PRICE),
        ({"stock_code": "post"}, rows.SERVICE_CODE),
        ({"stock_code": "BANK  CHARGES"}, rows.SERVICE_CODE),
        ({"customer_id": ""}, rows.NO_CUSTOMER),
        ({"quantity": "2.5"}, rows.BAD_NUMBER),
        ({"quantity": "٣"}, rows.BAD_NUMBER),
        ({"unit_price_gbp": "NaN"}, rows.BAD_NUMBER),
        ({"unit_price_gbp": "-1"}, rows.BAD_NUMBER),
        ({"unit_price_gbp": "1.0000001"}, rows.BAD_NUMBER),
        ({"invoice_date": "yesterday"}, rows.BAD_DATE),
        ({"country": "Atlantis"}, rows.BAD_COUNTRY),
        ({"quantity": "-3"}, rows.WRONG_SIGN),
        ({"invoice_no": "C1", "quantity": "3"}, rows.WRONG_SIGN),
    ],
)
def test_a_bad_row_is_reported_with_its_reason(changes: dict[str, str], reason: str):
    (row,) = rows_read([{**ROW, **changes}])
    assert isinstance(row, RowFault)
    assert row.reasons == (reason,)
    assert reason in rows.REASONS


def test_a_row_tells_all_its_reasons():
    (row,) = rows_read([{**ROW, "description": "", "unit_price_gbp": "0", "customer_id": ""}])
    assert isinstance(row, RowFault)
    assert set(row.reasons) == {rows.NO_DESCRIPTION, rows.ZERO_PRICE, rows.NO_CUSTOMER}


def test_the_value_of_a_file_is_its_sound_and_its_refused_lines():
    history = _history({}, {"stock_code": "POST", "quantity": "1"}, _credit("-4"))
    assert history.lines == 3
    assert history.value == Decimal("90.00") + Decimal("3.75") - Decimal("15.00")
    assert [fault.value for fault in history.faults] == [Decimal("3.75")]


def test_equal_lines_are_one_and_a_second_price_is_a_second_part():
    plan = plan_make(
        _history(
            {"quantity": "2"}, {"quantity": "3"}, {"quantity": "7", "unit_price_gbp": "2.00"}
        ).documents
    )
    assert [each.number for each in plan.purchases] == ["536370", "536370/2"]
    assert [each.lines[0].quantity for each in plan.purchases] == [5, 7]
    assert plan.sold_minor == 5 * 375 + 7 * 200


def test_no_part_is_longer_than_a_basket():
    lines = [{"stock_code": str(20_000 + place)} for place in range(LINES_MAX + 5)]
    plan = plan_make(_history(*lines).documents)
    assert [len(each.lines) for each in plan.purchases] == [LINES_MAX, 5]


def test_a_cancellation_takes_from_the_latest_sale_first_and_its_own_price_before_others():
    plan = plan_make(
        _history(
            {"invoice_no": "1", "invoice_date": "2010-12-01 09:00", "quantity": "10"},
            {"invoice_no": "2", "invoice_date": "2010-12-02 09:00", "quantity": "10"},
            {"invoice_no": "3", "invoice_date": "2010-12-03 09:00", "quantity": "10",
             "unit_price_gbp": "3.00"},
            {"invoice_no": "4", "invoice_date": "2010-12-24 09:00", "quantity": "99"},
            _credit("-32"),
        ).documents
    )  # fmt: skip
    assert [(each.purchase, each.units["22728"], each.minor) for each in plan.give_backs] == [
        ("2", 10, 3750), ("1", 10, 3750), ("3", 10, 3000)
    ]  # fmt: skip
    told = {fault.reasons[0]: fault.value for fault in plan.faults}
    assert told == {rows.ABOVE_PAID: Decimal("-7.50"), rows.UNMATCHED: Decimal("-7.50")}


def test_a_cancellation_of_another_customer_or_article_matches_nothing():
    plan = plan_make(
        _history(
            {}, _credit("-1", customer_id="999"), _credit("-1", invoice_no="C2", stock_code="1")
        ).documents
    )
    assert plan.give_backs == []
    assert [fault.reasons for fault in plan.faults] == [(rows.UNMATCHED,)] * 2


def test_one_document_belongs_to_one_customer():
    history = _history({}, {"customer_id": "7"})
    assert [fault.reasons for fault in history.faults] == [(rows.MIXED_DOCUMENT,)]


def _sales(*told: tuple[str, int, str]) -> list[Sale]:
    return [Sale(turn, who, count, Decimal(price)) for turn, (who, count, price) in enumerate(told)]


def test_prices_that_fall_with_the_quantity_are_tiers():
    found = article_prices(_sales(("a", 1, "1.65"), ("b", 12, "1.45"), ("c", 100, "1.25")))
    assert found.tiers == ((1, Decimal("1.65")), (12, Decimal("1.45")), (100, Decimal("1.25")))
    assert found.terms == ()


def test_who_pays_less_than_the_tier_has_a_list():
    found = article_prices(_sales(("a", 10, "2.00"), ("b", 10, "1.50"), ("a", 50, "2.00")))
    assert found.tiers == ((1, Decimal("2.00")),)
    (terms,) = found.terms
    assert (terms.customer, terms.entries) == ("b", ((10, Decimal("1.50")),))


def test_a_price_that_rises_later_ends_the_list():
    found = article_prices(_sales(("a", 10, "1.50"), ("a", 10, "2.00"), ("a", 10, "1.75")))
    assert [(each.turn, each.entries) for each in found.terms] == [
        (0, ((10, Decimal("1.50")),)),
        (1, ()),
        (2, ((10, Decimal("1.75")),)),
    ]


SALES = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.integers(1, 40),
        st.integers(1, 12).map(lambda pence: f"{Decimal(pence) / 4:.2f}"),
    ),
    min_size=1,
    max_size=30,
)


@given(SALES, st.booleans())
def test_every_sale_prices_exactly(told: list[tuple[str, int, str]], anew: bool):
    sales = _sales(*told)
    found = article_prices(sales, anew=anew)
    for sale in sales:
        assert found.price(sale.customer, sale.quantity, sale.turn) == sale.price
    tiers = [Tier(start, UnitPrice(price, "GBP")) for start, price in found.tiers]
    assert tier_faults(tiers, moq=1) == []
    assert {price for _, price in found.tiers} <= {sale.price for sale in sales}


@given(SALES)
def test_no_sale_lies_above_its_tier(told: list[tuple[str, int, str]]):
    sales = _sales(*told)
    tiers = article_prices(sales).tiers
    assert all(sale.price <= tier_price(tiers, sale.quantity) for sale in sales)


def test_the_history_moves_by_whole_weeks_to_what_is_still_to_come():
    first = datetime(2010, 12, 1, 8, 45)  # noqa: DTZ001 - the shop's own local time
    now = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)
    shift = calendar.shift_for(first, now)
    moment = shift.moment(first)
    assert (moment - now).days < 7
    assert moment >= now
    assert (moment.weekday(), moment.hour, moment.minute) == (2, 8, 45)
    assert shift.day(first) == date(2026, 12, 2)


def test_a_wave_holds_an_hour_and_no_customer_twice():
    documents = _history(
        {"invoice_no": "1", "customer_id": "1", "invoice_date": "2010-12-01 09:00"},
        {"invoice_no": "2", "customer_id": "2", "invoice_date": "2010-12-01 09:50"},
        {"invoice_no": "3", "customer_id": "1", "invoice_date": "2010-12-01 09:55"},
        {"invoice_no": "4", "customer_id": "4", "invoice_date": "2010-12-01 11:00"},
    ).documents
    found = list(calendar.waves(plan_make(documents).purchases))
    assert [[each.number for each in wave] for wave in found] == [["1", "2"], ["3"], ["4"]]


@pytest.mark.parametrize(
    ("name", "code"),
    [("United Kingdom", "GB"), ("EIRE", "IE"), ("RSA", "ZA"), ("Channel Islands", "JE"),
     ("Unspecified", "GB"), ("Hong Kong", "HK"), ("Nowhere", "")],
)  # fmt: skip
def test_countries_as_shops_write_them(name: str, code: str):
    assert country_code(name) == code


def test_an_address_names_no_person():
    address = receiving("12583", "FR")
    assert address["country"] == "FR"
    assert "lastName" not in address


def test_an_article_goes_to_a_category_of_the_site():
    intl = next(site for site in SITES if site.slug == "intl")
    leaves = {leaf.slug for top in intl.categories for leaf in top.leaves()}
    for name in ("CHRISTMAS BAUBLE", "JUMBO BAG RED", "NO WORD FITS", "SET/6 TEA CUPS"):
        assert category_of(name)[0] in leaves
    names = article_names(_history({}, {"description": "OTHER"}, {}).documents)
    assert names == {"22728": "ALARM CLOCK BAKELIKE PINK"}
