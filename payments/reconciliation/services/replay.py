"""After a restore: everything outside is heard again, once (payments brief 10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from payments.gateway.adapters import provider_own_codes
from payments.gateway.port import ProviderSilent
from payments.gateway.selectors import inbound_waiting
from payments.gateway.services import bank_collect, inbox_apply_due, provider_poll
from payments.reconciliation.services.account import accounts_reconcile
from payments.reconciliation.services.fetch import statements_fetch

BACK = timedelta(days=7)
ROUND = 10_000


@dataclass(slots=True)
class Replayed:
    """What was heard: new messages, files of the bank, sheets; what we still know nothing of."""

    events: int = 0
    files: int = 0
    sheets: int = 0
    unknown: int = 0
    silent: list[str] = field(default_factory=list)


def outside_replay(*, back: timedelta = BACK) -> Replayed:
    """List every provider's events from its cursor less seven days, and read all files and sheets.

    Journal keys and the inbox keep what we know once; what we do not know waits in the inbox, and
    shows as a break. Safe to run again; a provider that is silent is named, and asked next time.
    """
    done = Replayed()
    for code in provider_own_codes():
        try:
            done.events += provider_poll(code, back=back)
        except ProviderSilent:
            done.silent.append(code)
    inbox_apply_due(limit=ROUND)
    while news := bank_collect():
        done.files += news
    done.sheets = statements_fetch()
    accounts_reconcile()
    done.unknown = inbound_waiting()
    return done
