"""Reconciliation hears of bank files that could not be read, and of transfers the bank refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.events.registry import handles
from payments.gateway.bank.house import CODE
from payments.gateway.events import BankFileTaken
from payments.payouts.events import OwnTransferRefused
from payments.reconciliation.services import sheet_refuse, transfer_refused

if TYPE_CHECKING:
    from backend.events.models import EventEntry

SHEETS = frozenset({"camt.053", "camt.054"})
FILE_REFUSED = "BANK_FILE"


@handles(BankFileTaken, when=lambda event: event.state == "REFUSED" and event.file_kind in SHEETS)
def keep_refused(event: BankFileTaken, entry: EventEntry) -> None:
    """A statement or notice of the bank was refused whole."""
    sheet_refuse(
        source=CODE, ident=event.name, sha256=event.sha256, code=FILE_REFUSED,
        reason=event.problem,
    )  # fmt: skip


@handles(OwnTransferRefused)
def open_refused(event: OwnTransferRefused, entry: EventEntry) -> None:
    """Own money stayed where it was, and the books say that it went."""
    transfer_refused(journal_key=event.journal_key)
