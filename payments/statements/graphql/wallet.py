"""The acting buyer's own balance and what moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import graphene

from backend.api.connections import connection_field, countable_connection, resolve_connection
from backend.api.context import actor_of
from backend.api.money_lists import MoneyListFilter, narrowed
from backend.api.saleor import MoneyType, Node
from backend.kernel.actor import Viewer
from backend.kernel.ids import to_relay
from backend.kernel.money import Money
from payments.statements.wallet import (
    moved_totals,
    movement_text,
    wallet_balances,
    wallet_movements,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from payments.ledger.models import Posting


class WalletMovementType(graphene.ObjectType):
    """Money that came in (positive) or went out (negative), in plain words."""

    at = graphene.DateTime(required=True)
    amount = graphene.Field(MoneyType, required=True)
    balance_after = graphene.Field(MoneyType, required=True)
    text = graphene.String(required=True)
    trade = graphene.String(required=True, description="What it was about.")

    class Meta:
        name = "WalletMovement"
        interfaces = (Node,)

    @staticmethod
    def resolve_id(root: Posting, _info: Any) -> str:
        return to_relay("WalletMovement", root.pk)

    @staticmethod
    def resolve_at(root: Posting, _info: Any) -> Any:
        return root.journal.posted_at

    @staticmethod
    def resolve_amount(root: Posting, _info: Any) -> Money:
        return Money(-root.amount, root.currency)

    @staticmethod
    def resolve_balance_after(root: Posting, _info: Any) -> Money:
        return Money(root.balance_after, root.currency)

    @staticmethod
    def resolve_text(root: Posting, info: Any) -> str:
        english = not actor_of(info).language.upper().startswith("ZH")
        return movement_text(root.journal.kind, Money(-root.amount, root.currency), english=english)

    @staticmethod
    def resolve_trade(root: Posting, _info: Any) -> str:
        return root.journal.subject


WalletMovementConnection = countable_connection("WalletMovement", WalletMovementType)


class WalletMovedType(graphene.ObjectType):
    """What came in and what went out in one currency."""

    currency = graphene.String(required=True)
    came = graphene.Field(MoneyType, required=True)
    went = graphene.Field(MoneyType, required=True)

    class Meta:
        name = "WalletMoved"


class WalletType(graphene.ObjectType):
    """What waits for the acting buyer, by currency; movements have no state to filter by."""

    balances = graphene.List(graphene.NonNull(MoneyType), required=True)
    movements = connection_field(WalletMovementConnection, filter=MoneyListFilter())
    moved = graphene.List(
        graphene.NonNull(WalletMovedType), required=True, filter=MoneyListFilter()
    )

    class Meta:
        name = "Wallet"

    @staticmethod
    def resolve_balances(root: Viewer, _info: Any) -> list[Money]:
        return wallet_balances(root)

    @staticmethod
    def resolve_movements(root: Viewer, _info: Any, filter: Any = None, **paging: Any) -> Any:
        return resolve_connection(_movements(root, filter), order=("-id",), **paging)

    @staticmethod
    def resolve_moved(root: Viewer, _info: Any, filter: Any = None) -> list[dict[str, Any]]:
        return moved_totals(_movements(root, filter))


def _movements(viewer: Viewer, given: Any) -> QuerySet[Posting]:
    plain = {name: value for name, value in (given or {}).items() if name != "state"}
    return narrowed(wallet_movements(viewer), plain, at="journal__posted_at")


class WalletQueries(graphene.ObjectType):
    """Root fields for buyers."""

    my_wallet = graphene.Field(WalletType, required=True)

    @staticmethod
    def resolve_my_wallet(_root: Any, info: Any) -> Viewer:
        return actor_of(info)
