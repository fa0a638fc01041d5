"""Where a trade may go and what its parts are worth (markets brief 7). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backend.kernel.money import half_up

# command -> (states it starts from, state it leads to or "" where the quantities decide)
ARROWS: dict[str, tuple[frozenset[str], str]] = {
    "confirm": (frozenset({"AWAITING_CONFIRMATION"}), "AWAITING_PAYMENT"),
    "fund": (frozenset({"AWAITING_PAYMENT"}), "AWAITING_DISPATCH"),
    "expire": (frozenset({"AWAITING_PAYMENT", "AWAITING_CONFIRMATION"}), "EXPIRED"),
    "dispatch": (frozenset({"AWAITING_DISPATCH", "PARTLY_SHIPPED"}), ""),
    "deliver": (frozenset({"PARTLY_SHIPPED", "SHIPPED", "INSPECTING"}), ""),
    "accept": (frozenset({"PARTLY_SHIPPED", "SHIPPED", "INSPECTING"}), ""),
    "report": (frozenset({"PARTLY_SHIPPED", "SHIPPED", "INSPECTING"}), ""),
    "extend": (frozenset({"PARTLY_SHIPPED", "SHIPPED", "INSPECTING"}), ""),
    "cancel": (
        frozenset({"AWAITING_CONFIRMATION", "AWAITING_PAYMENT", "AWAITING_DISPATCH"}),
        "CANCELLED",
    ),
    "return": (frozenset({"INSPECTING", "COMPLETED", "PARTLY_SHIPPED", "SHIPPED"}), ""),
}
FINAL = frozenset({"COMPLETED", "CANCELLED", "EXPIRED"})
SALEOR_STATUS = {
    "AWAITING_CONFIRMATION": "UNCONFIRMED",
    "AWAITING_PAYMENT": "UNFULFILLED",
    "AWAITING_DISPATCH": "UNFULFILLED",
    "PARTLY_SHIPPED": "PARTIALLY_FULFILLED",
    "SHIPPED": "FULFILLED",
    "INSPECTING": "FULFILLED",
    "COMPLETED": "FULFILLED",
    "CANCELLED": "CANCELED",
    "EXPIRED": "EXPIRED",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """How far one line is, in base units.

    ``returned`` units were delivered and went back; ``dropped`` units will never be sent.
    """

    ordered: int
    shipped: int
    delivered: int
    accepted: int
    returned: int = 0
    dropped: int = 0

    @property
    def due(self) -> int:
        """What is still to be had: the order less what was dropped."""
        return self.ordered - self.dropped

    @property
    def settled(self) -> bool:
        """Nothing of the line is open any more."""
        return self.accepted + self.returned >= self.due


def may(command: str, state: str) -> bool:
    """Whether an arrow of this name starts here."""
    return state in ARROWS[command][0]


def state_after(lines: Iterable[Counted]) -> str:
    """The trade state that the quantities of a dispatched order say."""
    counted = list(lines)
    if all(line.settled for line in counted):
        return "COMPLETED"
    if all(line.delivered >= line.due for line in counted):
        return "INSPECTING"
    if all(line.shipped >= line.due for line in counted):
        return "SHIPPED"
    if any(line.shipped for line in counted):
        return "PARTLY_SHIPPED"
    return "AWAITING_DISPATCH"


def part_worth(total_minor: int, *, quantity: int, before: int, part: int) -> int:
    """What a part of a line is worth, cumulative so that the parts always make the whole."""
    return half_up(total_minor * (before + part), quantity) - half_up(
        total_minor * before, quantity
    )


def charge_status(*, total: int, charged: int) -> str:
    """Saleor's word for how much is paid."""
    if charged == 0 and total > 0:
        return "NONE"
    if charged < total:
        return "PARTIAL"
    return "FULL" if charged == total else "OVERCHARGED"


def payment_status(*, total: int, charged: int, refunded: int) -> str:
    """Saleor's older word for the same."""
    if refunded and refunded >= charged:
        return "FULLY_REFUNDED"
    if refunded:
        return "PARTIALLY_REFUNDED"
    if charged == 0 and total > 0:
        return "NOT_CHARGED"
    return "FULLY_CHARGED" if charged >= total else "PARTIALLY_CHARGED"


def tax_inside(gross_minor: int, bp: int) -> int:
    """VAT contained in a gross amount: half_up(gross x rate / (1 + rate))."""
    return half_up(gross_minor * bp, 10000 + bp)


STATUS_TEXT = {
    "DRAFT": "草稿",
    "UNCONFIRMED": "待商户确认",
    "UNFULFILLED": "待发货",
    "PARTIALLY_FULFILLED": "部分发货",
    "PARTIALLY_RETURNED": "部分退货",
    "RETURNED": "已退货",
    "FULFILLED": "已发货",
    "CANCELED": "已取消",
    "EXPIRED": "已过期",
    "NOT_CHARGED": "未付款",
    "PENDING": "付款处理中",
    "PARTIALLY_CHARGED": "部分付款",
    "FULLY_CHARGED": "已付款",
    "PARTIALLY_REFUNDED": "部分退款",
    "FULLY_REFUNDED": "已退款",
    "REFUSED": "付款被拒",
    "CANCELLED": "付款已取消",
}
# command of a return -> (states it starts from, state it leads to)
RETURN_ARROWS: dict[str, tuple[frozenset[str], str]] = {
    "approve": (frozenset({"REQUESTED"}), "APPROVED"),
    "refuse": (frozenset({"REQUESTED"}), "REFUSED"),
    "send": (frozenset({"APPROVED"}), "SENT_BACK"),
    "receive": (frozenset({"SENT_BACK", "APPROVED"}), "REFUNDED"),
}


def return_may(command: str, state: str) -> bool:
    """Whether an arrow of this name starts at a return's state."""
    return state in RETURN_ARROWS[command][0]


def authorize_status(*, total: int, held: int) -> str:
    """Saleor's word for how much is charged or held."""
    if held == 0 and total > 0:
        return "NONE"
    return "FULL" if held >= total else "PARTIAL"


def quantity_text(quantity: int, units: Iterable[tuple[str, int]], base: str) -> str:
    """A quantity of base units in sale units, largest first: 3,200 of 0.1 m is ``3 卷 20 m``.

    ``units`` are names with whole factors; what no unit holds stays in the base unit.
    """
    parts = []
    rest = quantity
    for name, factor in sorted(units, key=lambda unit: -unit[1]):
        whole, rest = divmod(rest, factor)
        if whole:
            parts.append(f"{whole} {name}")
    if rest or not parts:
        parts.append(f"{rest} {base}")
    return " ".join(parts)
