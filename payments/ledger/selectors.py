"""Balances and proofs, recomputed from the postings."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from backend.kernel.actor import Viewer
from backend.kernel.readings import Reading
from backend.kernel.statements import run
from backend.rulebook.selectors import CHINA
from payments.ledger.models import Account, Journal, Posting
from payments.ledger.rules import BANK_RAIL, CHART, CLIENT_LIABILITIES, cash_side

OWED_BY_MERCHANT = "1050"


BALANCE = """
SELECT balance FROM payments_ledger_account WHERE code = %s AND owner = %s AND currency = %s
"""
BALANCES = """
SELECT owner, balance FROM payments_ledger_account
WHERE code = %s AND owner = ANY((SELECT %s)::text[]) AND currency = %s
"""


def balance(code: str, owner: str, currency: str = "CNY") -> int:
    """An account's balance in its normal direction; 0 for an account nobody used."""
    rows = run(BALANCE, [code, owner, currency])[0]
    return int(rows[0][0]) if rows else 0


def cash_source(provider: str, pool: str, amount: int, currency: str) -> tuple[str, str]:
    """Where the money of a payment lies: as its provider's money does, or, where transfers came in
    pieces or without a name, what was gathered for it in 2900 under ``pool``.
    """
    if provider == BANK_RAIL and balance("2900", pool, currency) >= amount:
        return "2900", pool
    return cash_side(provider)


def balances(code: str, owners: Iterable[str], currency: str = "CNY") -> dict[str, int]:
    """Balances of one code for several owners."""
    names = list(owners)
    return dict(run(BALANCES, [code, names, currency])[0]) if names else {}


def total_by_code(currency: str) -> dict[str, int]:
    """Sum of the balances of each code, in the normal direction."""
    rows = Account.objects.filter(currency=currency).values("code").annotate(total=Sum("balance"))
    return {row["code"]: int(row["total"]) for row in rows.order_by("code")}


def currencies_held(code: str) -> list[str]:
    """Currencies in which a code has an account."""
    return sorted(set(Account.objects.filter(code=code).values_list("currency", flat=True)))


def journals_of(subject: str) -> QuerySet[Journal]:
    """The journals of one subject in order."""
    return Journal.objects.filter(subject=subject).order_by("posted_at", "id")


@dataclass(frozen=True, slots=True)
class Moved:
    """One journal of a subject by what it moved: the debits of one currency."""

    subject: str
    kind: str
    at: datetime
    currency: str
    minor: int


def moves_of(subjects: Iterable[str], *, kinds: Iterable[str]) -> list[Moved]:
    """The journals of some kinds on some subjects, oldest first, one row per currency."""
    rows = Posting.objects.filter(
        journal__subject__in=list(subjects), journal__kind__in=list(kinds), amount__gt=0
    )
    told = ("journal__subject", "journal__kind", "journal__posted_at", "currency")
    sums = rows.values_list("journal_id", *told).annotate(minor=Sum("amount"))
    return [
        Moved(subject, kind, at, currency, int(minor))
        for _, subject, kind, at, currency, minor in sums.order_by(told[2], "journal_id")
    ]


_BY_KEY = Reading(lambda key: Journal.objects.filter(key=key), str)


def journal_by_key(key: str) -> Journal | None:
    """One journal."""
    return _BY_KEY.one(key)


def journals_known(keys: Iterable[str]) -> set[str]:
    """Those of some keys that a journal has."""
    return set(Journal.objects.filter(key__in=list(keys)).values_list("key", flat=True))


def postings_of_account(code: str, owner: str, currency: str = "CNY") -> QuerySet[Posting]:
    """The history of an account in its own gapless order."""
    return (
        Posting.objects.filter(account__code=code, account__owner=owner, account__currency=currency)
        .select_related("journal")
        .order_by("account_version")
    )


def posted_since(code: str, owner: str, currency: str, *, kind: str, since: datetime) -> bool:
    """Whether a journal of a kind has moved an account by a fact after a moment."""
    return Posting.objects.filter(
        account__code=code, account__owner=owner, account__currency=currency,
        journal__kind=kind, journal__effective_at__gt=since,
    ).exists()  # fmt: skip


def postings_of_journal(journal_id: uuid.UUID) -> QuerySet[Posting]:
    """The lines of one journal."""
    return (
        Posting.objects.filter(journal_id=journal_id).select_related("account").order_by("line_no")
    )


@dataclass(slots=True)
class Proof:
    """The nightly proof; ``faults`` is empty for a sound ledger."""

    trial_balance: dict[str, int] = field(default_factory=dict)
    safeguarding: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


_RECOMPUTE = """
SELECT a.id, a.balance, a.version,
       coalesce(sum(p.amount), 0) * CASE a.normal WHEN 'D' THEN 1 ELSE -1 END, count(p.id)
FROM payments_ledger_account a LEFT JOIN payments_ledger_posting p ON p.account_id = a.id
GROUP BY a.id HAVING a.balance <> coalesce(sum(p.amount), 0) * CASE a.normal WHEN 'D' THEN 1 ELSE -1 END
    OR a.version <> count(p.id)
"""
_TRIAL = """
SELECT p.currency, a.code LIKE '9%%', sum(p.amount)
FROM payments_ledger_posting p JOIN payments_ledger_account a ON a.id = p.account_id GROUP BY 1, 2
"""


def cover(currency: str) -> int:
    """Client money cover: safe assets less client liabilities, in minor units.

    Money still in another currency counts at the last quote less the haircut (``ledger_cover``).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_cover(%s)", [currency])
        return int(cursor.fetchone()[0])


def prove() -> Proof:
    """Trial balance per currency, every balance from its postings, cover, memo pairs."""
    proof = Proof()
    with connection.cursor() as cursor:
        cursor.execute(_TRIAL)
        for currency, memo, total in cursor.fetchall():
            name = f"{currency} memo" if memo else currency
            proof.trial_balance[name] = int(total)
            if total:
                proof.faults.append(f"trial balance {name} = {total}")
        cursor.execute(_RECOMPUTE)
        proof.faults += [
            f"account {row[0]}: {row[1]} recorded, {row[3]} posted" for row in cursor.fetchall()
        ]
    for currency in Account.objects.values_list("currency", flat=True).distinct():
        proof.safeguarding[currency] = cover(currency)
        if proof.safeguarding[currency] < 0:
            proof.faults.append(f"client money short {currency} {proof.safeguarding[currency]}")
    return proof


def owners_with_balance(code: str, currency: str) -> dict[str, int]:
    """Owners of a code whose account is not empty, with what it holds."""
    rows = Account.objects.filter(code=code, currency=currency, balance__gt=0).order_by("owner")
    return dict(rows.values_list("owner", "balance"))


def accounts_open(code: str) -> list[tuple[str, str, int]]:
    """Accounts of a code that are not empty, the oldest first: (owner, currency, balance)."""
    rows = Account.objects.filter(code=code, balance__gt=0).order_by("pk")
    return list(rows.values_list("owner", "currency", "balance"))


def moved_between(
    owner: str,
    codes: Iterable[str],
    currency: str,
    *,
    since: datetime | None,
    until: datetime,
    kinds: Iterable[str] = (),
) -> int:
    """What an owner's accounts gained in credit direction by facts in [since, until)."""
    rows = Posting.objects.filter(
        account__owner=owner, account__code__in=list(codes), currency=currency,
        journal__effective_at__lt=until,
    )  # fmt: skip
    if since is not None:
        rows = rows.filter(journal__effective_at__gte=since)
    wanted = list(kinds)
    if wanted:
        rows = rows.filter(journal__kind__in=wanted)
    return -int(rows.aggregate(total=Sum("amount"))["total"] or 0)


def postings_between(
    owner: str,
    codes: Iterable[str],
    currency: str,
    *,
    since: datetime,
    until: datetime,
    kinds: Iterable[str],
) -> QuerySet[Posting]:
    """An owner's postings of some kinds by the time of the fact."""
    return (
        Posting.objects.filter(
            account__owner=owner,
            account__code__in=list(codes),
            currency=currency,
            journal__kind__in=list(kinds),
            journal__effective_at__gte=since,
            journal__effective_at__lt=until,
        )
        .select_related("journal")
        .order_by("account_id", "account_version")
    )


def posting_days(
    codes: Iterable[str], kinds: Iterable[str], *, since: datetime, until: datetime
) -> set[tuple[str, str, date]]:
    """Owner, currency and day (China) of postings of some kinds, by the time of the fact."""
    rows = Posting.objects.filter(
        account__code__in=list(codes), journal__kind__in=list(kinds),
        journal__effective_at__gte=since, journal__effective_at__lt=until,
    ).annotate(day=TruncDate("journal__effective_at", tzinfo=CHINA))  # fmt: skip
    return set(rows.values_list("account__owner", "currency", "day").distinct())


def credited(codes: Iterable[str], *, without: Iterable[str]) -> dict[tuple[str, str], int]:
    """What accounts of some codes gained by all journals but some kinds, by (owner, currency)."""
    rows = Posting.objects.filter(account__code__in=list(codes))
    rows = rows.exclude(journal__kind__in=list(without))
    sums = rows.values_list("account__owner", "currency").annotate(total=-Sum("amount"))
    return {(owner, currency): int(total) for owner, currency, total in sums}


LEDGER_READ = "ledger.read"


@dataclass(frozen=True, slots=True)
class CodeTotal:
    """All accounts of one code in one currency."""

    code: str
    name: str
    kind: str
    currency: str
    accounts: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class Gauge:
    """Safe assets against client liabilities of one currency."""

    currency: str
    assets_minor: int
    owed_minor: int


def code_totals(currency: str, *, viewer: Viewer) -> list[CodeTotal]:
    """The trial balance by code. Raises Forbidden, LevelTwoRequired."""
    viewer.require(LEDGER_READ)
    rows = Account.objects.filter(currency=currency).values("code")
    summed = rows.annotate(total=Sum("balance"), number=Count("id")).order_by("code")
    return [
        CodeTotal(
            code=row["code"],
            name=CHART[row["code"]].zh,
            kind=CHART[row["code"]].type,
            currency=currency,
            accounts=row["number"],
            balance_minor=int(row["total"]),
        )
        for row in summed
    ]


def gauges(*, viewer: Viewer) -> list[Gauge]:
    """Safeguarding of every currency in use. Raises Forbidden, LevelTwoRequired."""
    viewer.require(LEDGER_READ)
    found = []
    for currency in (
        Account.objects.values_list("currency", flat=True).distinct().order_by("currency")
    ):
        totals = total_by_code(currency)
        owed = sum(totals.get(code, 0) for code in CLIENT_LIABILITIES)
        found.append(Gauge(currency, cover(currency) + owed, owed))
    return found


def client_money_of(owner: str) -> dict[str, int]:
    """What is held for or owed by an owner, in minor units by currency; empty when settled."""
    codes = [*CLIENT_LIABILITIES, OWED_BY_MERCHANT]
    rows = Account.objects.filter(owner=owner, code__in=codes).exclude(balance=0)
    found: dict[str, int] = {}
    for row in rows:
        found[row.currency] = found.get(row.currency, 0) + abs(row.balance)
    return found


MANUAL_MAKE, MANUAL_CHECK = "ledger.journal.make", "ledger.journal.check"


def journals_list(
    *,
    viewer: Viewer,
    code: str = "",
    owner: str = "",
    kind: str = "",
    subject: str = "",
    currency: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Journal]:
    """Journals by what they touch and when they were posted, [since, until). Raises Forbidden."""
    viewer.require(LEDGER_READ)
    touched = {"account__code": code, "account__owner": owner, "currency": currency}
    rows = Journal.objects.all()
    wanted = {name: text for name, text in touched.items() if text}
    if wanted:
        rows = rows.filter(pk__in=Posting.objects.filter(**wanted).values("journal"))
    if kind:
        rows = rows.filter(kind=kind)
    if subject:
        rows = rows.filter(Q(subject=subject) | Q(reference=subject) | Q(key=subject))
    if since is not None:
        rows = rows.filter(posted_at__gte=since)
    if until is not None:
        rows = rows.filter(posted_at__lt=until)
    return rows


def postings_of_journals(journal_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Posting]]:
    """The lines of several journals in their order."""
    found: dict[uuid.UUID, list[Posting]] = {}
    rows = Posting.objects.filter(journal_id__in=list(journal_ids)).select_related("account")
    for row in rows.order_by("journal_id", "line_no"):
        found.setdefault(row.journal_id, []).append(row)
    return found


def posted_between(
    code: str, owner: str, currency: str, *, since: datetime, until: datetime
) -> bool:
    """Whether anything was posted to an account from one moment on and before another."""
    return Posting.objects.filter(
        account__code=code, account__owner=owner, account__currency=currency,
        journal__posted_at__gte=since, journal__posted_at__lt=until,
    ).exists()  # fmt: skip


MOMENTS_AT_ONCE = 500


def balances_before(
    code: str, owner: str, currency: str, moments: Iterable[datetime]
) -> dict[datetime, int]:
    """An account's balance in its normal direction by what was posted before each of some moments."""
    wanted = sorted(set(moments))
    row = Account.objects.filter(code=code, owner=owner, currency=currency).first()
    if row is None:
        return dict.fromkeys(wanted, 0)
    sign = 1 if CHART[code].normal == "D" else -1
    found: dict[datetime, int] = {}
    for start in range(0, len(wanted), MOMENTS_AT_ONCE):
        some = wanted[start : start + MOMENTS_AT_ONCE]
        since = Posting.objects.filter(account=row, journal__posted_at__gte=some[0])
        later = since.aggregate(
            **{
                f"after_{place}": Sum("amount", filter=Q(journal__posted_at__gte=moment))
                for place, moment in enumerate(some)
            }
        )
        for place, moment in enumerate(some):
            found[moment] = row.balance - sign * int(later[f"after_{place}"] or 0)
    return found


def journals_by_kind() -> dict[str, int]:
    """How many journals of each kind were posted."""
    rows = Journal.objects.order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(rows)


def first_posted() -> datetime | None:
    """When the ledger's first journal was posted."""
    return Journal.objects.order_by("posted_at").values_list("posted_at", flat=True).first()


INCOME, VAT_PAYABLE = "4010", "2060"
MERCHANT_SIDE = ("1050", "2030", "2031", "2032", "2050")
"""Accounts of a merchant that stand beside commission in one journal; 2050 is ``<merchant>:...``."""


def _commission(*, since: datetime, until: datetime) -> QuerySet[Journal]:
    """Journals posted in [since, until) that moved income; a span once read never changes."""
    return Journal.objects.filter(
        posted_at__gte=since, posted_at__lt=until, postings__account__code=INCOME
    )


def commission_owners(*, since: datetime, until: datetime) -> list[tuple[str, str]]:
    """Merchants (owner, currency) whose commission moved by journals posted in a span."""
    rows = Posting.objects.filter(
        journal__in=_commission(since=since, until=until), account__code__in=MERCHANT_SIDE
    )
    found = rows.values_list("account__owner", "currency").distinct()
    return sorted({(owner.partition(":")[0], currency) for owner, currency in found})


def commission_postings(
    owner: str, currency: str, *, since: datetime, until: datetime
) -> list[tuple[str, str, str, int]]:
    """What a merchant was charged in a span: (subject, site, kind of journal, minor units).

    Negative where commission was given back.
    """
    accounts = Account.objects.filter(
        Q(owner=owner) | Q(owner__startswith=f"{owner}:"), code__in=MERCHANT_SIDE
    )
    own = _commission(since=since, until=until).filter(
        pk__in=Posting.objects.filter(account__in=accounts).values("journal")
    )
    rows = Posting.objects.filter(journal__in=own, account__code=INCOME, currency=currency)
    found = rows.values_list("journal__subject", "account__owner", "journal__kind", "amount")
    return [(subject, site, kind, -amount) for subject, site, kind, amount in found]


def credited_by_kinds(code: str, kinds: Iterable[str], currency: str) -> int:
    """What accounts of a code gained, in credit direction, by journals of some kinds."""
    rows = Posting.objects.filter(
        account__code=code, journal__kind__in=list(kinds), currency=currency
    )
    return -int(rows.aggregate(total=Sum("amount"))["total"] or 0)


def references_known(references: Iterable[str]) -> set[str]:
    """Which of a keeper's names of movements our journals carry."""
    rows = Journal.objects.filter(reference__in=[name for name in references if name])
    return set(rows.values_list("reference", flat=True))


def amounts_by_reference(references: Iterable[str], *, kind: str, code: str) -> dict[str, int]:
    """What journals of one kind moved on accounts of one code, by the keeper's reference."""
    rows = Posting.objects.filter(
        journal__reference__in=list(references), journal__kind=kind, account__code=code
    )
    return dict(rows.values_list("journal__reference", "amount"))


OWNERS_SHOWN = 50


def owners_by_code(codes: Iterable[str]) -> dict[str, list[str]]:
    """Owners with an account of each code, to choose from; at most 50 of a code."""
    found: dict[str, list[str]] = {}
    rows = Account.objects.filter(code__in=list(codes)).exclude(owner="")
    for code, owner in rows.values_list("code", "owner").order_by("code", "owner").distinct():
        if len(kept := found.setdefault(code, [])) < OWNERS_SHOWN:
            kept.append(owner)
    return found


def balances_of_owner(code: str, owner: str) -> dict[str, int]:
    """What an owner's accounts of one code hold, in minor units by currency; empty ones left out."""
    rows = Account.objects.filter(code=code, owner=owner).exclude(balance=0)
    return dict(rows.values_list("currency", "balance"))


def postings_of_owner(code: str, owner: str, *, known: bool = True) -> QuerySet[Posting]:
    """The history of an owner's accounts of one code; none where the owner is not known."""
    rows = Posting.objects.filter(account__code=code, account__owner=owner)
    return rows.select_related("journal") if known else rows.none()
