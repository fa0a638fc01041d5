"""A locked price in another currency: offered with a seal, taken within minutes (E6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core import signing

from backend.kernel import clock
from backend.kernel.money import Money
from backend.rulebook.selectors import value
from payments.escrow.errors import CurrencyNotQuoted, QuoteStale
from payments.escrow.fx import Price, minor_rate, pair_of, price_of
from payments.escrow.models import Quote
from payments.ledger.services import rate_record

if TYPE_CHECKING:
    from payments.gateway.models import Payment

SALT = "payments.escrow.quote"
UNQUOTED = "-"


@dataclass(frozen=True, slots=True)
class Offer:
    """A price that holds until ``valid_until``; ``seal`` takes it."""

    price: Price
    source: str
    valid_until: datetime
    seal: str


def quote_offer(*, subject: str, due: Money, currency: str) -> Offer:
    """Today's price of what is due, in another currency. Raises CurrencyNotQuoted."""
    now = clock.now()
    row = value("fx.rate", on=now, scope={"pair": pair_of(currency, due.currency)})
    if row.value == UNQUOTED or currency == due.currency or due.minor <= 0:
        raise CurrencyNotQuoted(currency=currency)
    until = now + timedelta(minutes=value("fx.quote_minutes", on=now).number)
    kept = [subject, currency, due.currency, str(row.value), until.isoformat()]
    price = price_of(due, currency, Decimal(str(row.value)))
    return Offer(price, row.source, until, signing.dumps(kept, salt=SALT, compress=True))


def quote_take(*, subject: str, due: Money, currency: str, seal: str) -> Offer:
    """The price that was offered, for what is due now. Raises CurrencyNotQuoted, and QuoteStale with
    the new price where the seal is missing, broken, of another subject or too old."""
    fresh = quote_offer(subject=subject, due=due, currency=currency)
    try:
        kept = signing.loads(seal, salt=SALT)
        told = kept[:3] == [subject, currency, due.currency]
        until = datetime.fromisoformat(kept[4])
        rate = Decimal(kept[3])
    except (signing.BadSignature, ValueError, TypeError, IndexError, ArithmeticError):
        told, until, rate = False, clock.now(), fresh.price.rate
    if not told or clock.now() > until:
        raise QuoteStale(
            price=fresh.price.pay, rate=fresh.price.rate.normalize(),
            details={"quote": fresh.seal, "validUntil": fresh.valid_until.isoformat()},
        )  # fmt: skip
    return Offer(price_of(due, currency, rate), fresh.source, until, seal)


def quote_keep(offer: Offer, payment: Payment) -> Quote:
    """Lock the price into a payment; the ledger counts this currency at its rate from now on."""
    price = offer.price
    pair = pair_of(price.pay.currency, price.due.currency)
    rate_record(
        pair=pair,
        rate=minor_rate(price.rate, price.pay.currency, price.due.currency),
        haircut_bp=value("fx.haircut_bp", on=clock.now()).number,
    )
    return Quote.objects.create(
        payment=payment,
        pair=pair,
        rate=price.rate,
        source=offer.source,
        due_minor=price.due.minor,
        pay_minor=price.pay.minor,
        valid_until=offer.valid_until,
    )
