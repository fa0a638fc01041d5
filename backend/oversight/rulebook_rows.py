"""When a pattern becomes a hint (audit brief 2, credit brief 9, payments brief 8)."""

from backend.rulebook.rules import declare

_SOURCE = "审计简报第 2 节、信用简报第 9 节（提示不是结论）"
_ABROAD = {"USD": 700, "EUR": 650, "GBP": 550, "RUB": 55_000, "AED": 2_600}
"""About 5,000 yuan; what lies below barely weighs in a credit grade (credit brief 3)."""

ROWS = (
    declare("hint.circle_days", 30, unit="days", source=_SOURCE, mark="C"),
    declare("hint.new_account_days", 30, unit="days", source=_SOURCE, mark="C"),
    declare("hint.new_account_yuan", 200_000, unit="yuan", source=_SOURCE, mark="C"),
    *(
        declare(
            "hint.new_account_yuan", 40 * number, unit="major units", source=_SOURCE, mark="C",
            scope={"currency": currency},
        )
        for currency, number in _ABROAD.items()
    ),
    declare("hint.price_yuan", 5_000, unit="yuan", source=_SOURCE, mark="C"),
    *(
        declare(
            "hint.price_yuan", number, unit="major units", source=_SOURCE, mark="C",
            scope={"currency": currency},
        )
        for currency, number in _ABROAD.items()
    ),
    declare("hint.orders_per_hour", 30, unit="orders", source=_SOURCE, mark="C"),
    declare("hint.split_days", 30, unit="days", source=_SOURCE, mark="C"),
    declare("hint.winner_days", 365, unit="days", source=_SOURCE, mark="C"),
    declare("hint.winner_percent", 60, unit="percent", source=_SOURCE, mark="C"),
    declare("hint.winner_orders_min", 5, unit="purchases", source=_SOURCE, mark="C"),
    declare("hint.median_percent", 20, unit="percent above the median", source=_SOURCE, mark="C"),
)  # fmt: skip
