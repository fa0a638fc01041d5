"""What a buyer has with us (2010): money that could not go back the way it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from backend.kernel.actor import Viewer
from backend.kernel.money import Money
from payments.escrow.words import sum_text
from payments.ledger.selectors import balances_of_owner, postings_of_owner

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from payments.ledger.models import Posting

WALLET = "2010"
READ = "order.read"
_WORDS: dict[str, tuple[str, str]] = {
    "J-REFFAIL": ("退款 {amount} 无法退回原付款方式，转入余额",
                  "A refund of {amount} could not reach the way you paid; it waits here"),
    "J-REFBACK": ("已退出的 {amount} 被退回，转入余额", "{amount} that had gone back was returned; it waits here"),
    "J-DOUBLE": ("商户违约，返还定金 {amount} 转入余额", "The shop defaulted; earnest of {amount} came here"),
    "J-COMPENSATE": ("商户以后续货款补足违约定金 {amount}", "Later sales of the shop made up {amount} of the earnest"),
    "J-WPAY": ("提取 {amount} 到银行账户", "{amount} sent to your bank account"),
    "J-WPAYBACK": ("银行退回 {amount}，仍在余额", "The bank sent {amount} back; it waits here"),
    "J-WPAYRET": ("已付出的 {amount} 被退汇，回到余额", "{amount} that was paid out came back"),
    "J-MANUAL": ("财务更正 {amount}", "Corrected by finance: {amount}"),
}  # fmt: skip
_IN = ("{amount} 转入余额", "{amount} came in")
_OUT = ("{amount} 从余额转出", "{amount} went out")


def wallet_owner(viewer: Viewer) -> str | None:
    """The ledger's name of whom the viewer acts for; None where the money is not his to see."""
    if viewer.organization_id is not None:
        return str(viewer.organization_id) if viewer.may(READ) else None
    return str(viewer.user_id) if viewer.user_id is not None else None


def wallet_balances(viewer: Viewer) -> list[Money]:
    """What waits, by currency; empty for a buyer whose refunds all arrived."""
    owner = wallet_owner(viewer)
    held = balances_of_owner(WALLET, owner) if owner else {}
    return [Money(minor, currency) for currency, minor in sorted(held.items())]


def wallet_movements(viewer: Viewer) -> QuerySet[Posting]:
    """All that came in and went out; none for those who may not see it."""
    owner = wallet_owner(viewer)
    return postings_of_owner(WALLET, owner or "", known=owner is not None)


def moved_totals(rows: QuerySet[Posting]) -> list[dict[str, Any]]:
    """Per currency what came in and what went out, both positive."""
    sums = (
        rows.order_by()
        .values("currency")
        .annotate(
            came=Coalesce(Sum("amount", filter=Q(amount__lt=0)), 0),
            went=Coalesce(Sum("amount", filter=Q(amount__gt=0)), 0),
        )
    )
    return [
        {
            "currency": row["currency"],
            "came": Money(-int(row["came"]), row["currency"]),
            "went": Money(int(row["went"]), row["currency"]),
        }
        for row in sums.order_by("currency")
    ]


def movement_text(kind: str, amount: Money, *, english: bool) -> str:
    """One sentence; ``amount`` is positive where money came in."""
    words = _WORDS.get(kind, _IN if amount.minor > 0 else _OUT)
    return words[english].format(
        amount=sum_text(Money(abs(amount.minor), amount.currency), english=english)
    )
