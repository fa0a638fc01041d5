"""What the bank tells: files are fetched, kept byte for byte, read once, and told to the house."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta

import structlog

from backend.events.services import publish
from backend.kernel import clock
from backend.kernel.actor import Actor
from backend.kernel.acts import act
from backend.kernel.bulk import rows_update
from backend.kernel.failpoints import failpoint
from backend.kernel.readings import Reading, Texts
from backend.kernel.rows import row_insert, row_update, rows_insert
from backend.kernel.statements import run
from backend.kernel.turns import Turn, turn_wait
from payments.gateway.adapters import provider_of
from payments.gateway.adapters.bank_box import BankBox
from payments.gateway.bank.house import CODE, account_purpose
from payments.gateway.bank.statements import (
    BankEntry,
    BankStatement,
    notices_read,
    statements_read,
)
from payments.gateway.bank.status import SETTLED, StatusFile, status_read
from payments.gateway.errors import BankFileInvalid
from payments.gateway.events import BankFileTaken, BankMoved, BankOrderBroke, BankOrdersTold
from payments.gateway.models import BankFile, BankMovement, BankOrder, BankSheet, Operation
from payments.gateway.port import ProviderSilent
from payments.gateway.selectors import operation_by_key
from payments.gateway.services.operation import operation_record

log = structlog.get_logger(__name__)
BANK = Actor.system("bank")
BATCH = 1000
AGAIN_FOR = timedelta(days=62)
PAID_OUT = frozenset({"PAYOUT", "OWN"})
TOLD_ONE_BY_ONE = frozenset({"RECEIPT", "RETURN"})
SEEN = "SELECT coalesce(max(box_number), 0) FROM payments_gateway_bankfile WHERE direction = 'IN'"
DOUBLE = """
SELECT EXISTS (SELECT 1 FROM payments_gateway_bankfile WHERE direction = 'IN' AND sha256 = %s)
"""
REJOINS = """
WITH waiting AS (
    SELECT o.end_to_end_id, o.amount_minor FROM payments_gateway_operation op
    JOIN payments_gateway_bankfile f ON f.operation_key = op.key AND f.direction = 'OUT'
    JOIN payments_gateway_bankorder o ON o.file_id = f.id AND o.state = 'SENT'
    WHERE op.provider = %s AND op.state IN ('CLAIMED', 'UNKNOWN', 'PENDING'))
SELECT EXISTS (SELECT 1 FROM waiting) AND (
    EXISTS (SELECT 1 FROM payments_gateway_bankfile
            WHERE direction = 'IN' AND kind = 'pain.002' AND state = 'REFUSED' AND at >= %s)
    OR EXISTS (SELECT 1 FROM waiting w JOIN payments_gateway_bankmovement m
               ON m.end_to_end_id = w.end_to_end_id AND m.amount_minor = -w.amount_minor
               WHERE m.kind = ANY(%s::text[])))
"""
"""Whether an instruction waits that the bank may have told of: seldom true, asked at every round."""
KNOWN = """
SELECT EXISTS (SELECT 1 FROM payments_gateway_banksheet
    WHERE account = %s AND sequence = %s AND adds_up)
"""
HELD = """
SELECT ref, amount_minor FROM payments_gateway_bankmovement
WHERE account = %s AND ref = ANY((SELECT %s)::text[])
"""
DECIDE = """
UPDATE payments_gateway_bankorder SET state = %s, reason = %s
WHERE file_id = %s AND end_to_end_id = ANY((SELECT %s)::text[])
"""
_TAKEN = Reading(lambda number: BankFile.objects.filter(direction="IN", box_number=number), int)
_ORDERED = Reading(lambda ref: BankFile.objects.filter(direction="OUT", message_id=ref), str)
_NAMED = Reading(
    lambda keys: BankOrder.objects.filter(end_to_end_id__in=keys).select_related("file"), Texts
)
_REFUNDS = Reading(
    lambda keys: BankOrder.objects.filter(
        end_to_end_id__in=keys, file__purpose="refund"
    ).select_related("file"),
    Texts,
)
_ORDERS = Reading(lambda file: BankOrder.objects.filter(file_id=file), uuid.UUID)


def bank_collect(*, limit: int = 200) -> int:
    """Fetch what is new in the drop box, each file in its own transaction. Returns how many."""
    box = BankBox()
    seen = run(SEEN, ())[0][0][0]
    bank_orders_rejoin()
    try:
        news = box.news(seen)[:limit]
        for row in news:
            body = box.take(row.number)
            bank_file_take(number=row.number, name=row.name, kind=row.kind, body=body)
    except ProviderSilent:
        log.warning("bank_silent")
        return 0  # the next round asks again
    return len(news)


@act
def bank_file_take(*, number: int, name: str, kind: str, body: bytes) -> BankFile:
    """Keep one file and act on it; the same number or the same bytes again change nothing.

    A file that is wrong is kept with what is wrong with it, recorded, and books nothing.
    """
    turn_wait(Turn.BANK_FILES)
    held = _TAKEN.one(number)
    if held is not None:
        return held
    sha = hashlib.sha256(body).hexdigest()
    double = run(DOUBLE, [sha])[0][0][0]
    file = row_insert(
        BankFile(
            direction="IN", kind=kind[:10], box_number=number, box_name=name[:120], body=body,
            sha256=sha, state="DOUBLE" if double else "READ", at=clock.now(),
        )
    )  # fmt: skip
    if not double:
        try:
            _read(file, body)
        except BankFileInvalid as error:
            file.state, file.problem = "REFUSED", error.message[:300]
        failpoint("bank.half_read")
        row_update(file, "state", "problem", "message_id")
    publish(
        BankFileTaken(
            file_id=file.pk, file_kind=file.kind, name=file.box_name, sha256=sha,
            state=file.state, problem=file.problem,
        ),
        actor=BANK,
    )  # fmt: skip
    return file


@act
def bank_orders_rejoin() -> int:
    """Hear again what the bank told of instructions before we knew them. Returns how many orders moved.

    A database restored from an older copy sends its checked batch a second time; the bank refuses
    the file as a repetition, and what it told of the first one holds (payments brief 10, restore).
    """
    if not run(REJOINS, [CODE, clock.now() - AGAIN_FOR, sorted(PAID_OUT)])[0][0][0]:
        return 0
    turn_wait(Turn.BANK_FILES)
    owed = Operation.objects.filter(provider=CODE, state__in=("CLAIMED", "UNKNOWN", "PENDING"))
    waiting = BankOrder.objects.filter(
        state="SENT", file__direction="OUT", file__operation_key__in=owed.values("key")
    )
    before = waiting.count()
    _statuses_again()
    due = dict(waiting.values_list("end_to_end_id", "amount_minor"))
    paid = BankMovement.objects.filter(
        kind__in=PAID_OUT, amount_minor__lt=0, end_to_end_id__in=waiting.values("end_to_end_id")
    )
    _orders_booked([row for row in paid if row.amount_minor == -due[row.end_to_end_id]])
    return before - waiting.count()


def _statuses_again() -> None:
    """Status reports that were refused since their batch was not known; it may be now."""
    refused = BankFile.objects.filter(direction="IN", kind="pain.002", state="REFUSED")
    for file in refused.filter(at__gte=clock.now() - AGAIN_FOR).order_by("box_number"):
        with suppress(BankFileInvalid):
            _status(status_read(bytes(file.body)))
            file.state, file.problem = "READ", ""
            file.save(update_fields=["state", "problem"])


def _read(file: BankFile, body: bytes) -> None:
    """Everything is checked before the first row is written. Raises BankFileInvalid."""
    if file.kind == "pain.002":
        told = status_read(body)
        file.message_id = told.message_id
        _status(told)
    elif file.kind == "camt.053":
        _statements(file, statements_read(body))
    elif file.kind == "camt.054":
        _movements(file, _ours(notices_read(body)))
    else:
        raise BankFileInvalid(element="Document", why="未知的文件种类")


# statuses


def _status(told: StatusFile) -> None:
    order = _ORDERED.one(told.order_message_id)
    if order is None:
        raise BankFileInvalid(element="OrgnlGrpInfAndSts/OrgnlMsgId", why="未知批次")
    states = {row.end_to_end_id: row.state for row in _ORDERS(order.pk)}
    strange = set(told.lines) - set(states)
    if strange:
        raise BankFileInvalid(element="TxInfAndSts/OrgnlEndToEndId", why="不在该批次")
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, stands in states.items():
        status = told.of(key)
        if stands == "SENT" and status is not None and status.final:
            state = "BOOKED" if status.status == SETTLED else "REJECTED"
            groups[state, status.reason].append(key)
    for (state, reason), keys in groups.items():
        run(DECIDE, [state, reason, order.pk, keys])
    if groups:
        _told(order)


def _told(order: BankFile) -> None:
    """The operation learns how it stands, and whoever ordered hears of it."""
    operation = operation_by_key(order.operation_key)
    found = provider_of(CODE).fetch(order.purpose, order.message_id)
    if operation is not None and found is not None:
        operation_record(operation_id=operation.pk, found=found)
    publish(
        BankOrdersTold(file_id=order.pk, operation_key=order.operation_key, purpose=order.purpose),
        actor=BANK,
    )


# movements


def _ours(found: Sequence[BankStatement]) -> Sequence[BankStatement]:
    """Raises BankFileInvalid for an account that is not ours."""
    for statement in found:
        if not account_purpose(statement.account, statement.currency):
            raise BankFileInvalid(element="Acct/Id", why="不是本方账户")
    return found


def _statements(file: BankFile, found: Sequence[BankStatement]) -> None:
    for statement in _ours(found):
        file.message_id = statement.message_id
        if run(KNOWN, [statement.account, statement.sequence])[0][0][0]:
            raise BankFileInvalid(element="Stmt/ElctrncSeqNb", why="序号重复")
    sound = all(statement.adds_up for statement in found)
    if sound:
        _movements(file, found)
    else:
        file.state, file.problem = "BLOCKED", "STATEMENT_BALANCE"
    rows_insert(
        [
            BankSheet(
                file=file, account=each.account, currency=each.currency, sequence=each.sequence,
                owner=account_purpose(each.account, each.currency), day=each.day, ident=each.ident,
                opening_minor=each.opening_minor, closing_minor=each.closing_minor, adds_up=sound,
            )
            for each in found
        ]
    )  # fmt: skip


def _movements(file: BankFile, found: Sequence[BankStatement]) -> None:
    fresh = [row for statement in found for row in _fresh(file, statement)]
    for start in range(0, len(fresh), BATCH):
        rows_insert(fresh[start : start + BATCH])
    _orders_booked([row for row in fresh if row.kind in PAID_OUT and row.amount_minor < 0])
    _refunds_returned([row for row in fresh if row.kind == "RETURN"])
    for row in fresh:
        if row.kind in TOLD_ONE_BY_ONE:
            publish(
                BankMoved(
                    movement_id=row.pk, movement_kind=row.kind, end_to_end_id=row.end_to_end_id
                ),
                actor=BANK,
            )


def _fresh(file: BankFile, statement: BankStatement) -> Iterable[BankMovement]:
    """What a notice has not told already. Raises BankFileInvalid where the two differ."""
    refs = [entry.ref for entry in statement.entries]
    held = dict(run(HELD, [statement.account, refs])[0]) if refs else {}
    rows = []
    for entry in statement.entries:
        if entry.ref not in held:
            rows.append(_movement(file, statement, entry))
        elif held[entry.ref] != entry.amount_minor:
            raise BankFileInvalid(element="Ntry/Amt", why="与到账通知不符")
    return rows


def _movement(file: BankFile, statement: BankStatement, entry: BankEntry) -> BankMovement:
    return BankMovement(
        file=file, account=statement.account, currency=statement.currency, ref=entry.ref,
        owner=account_purpose(statement.account, statement.currency), kind=entry.kind,
        amount_minor=entry.amount_minor, at=entry.at, end_to_end_id=entry.end_to_end_id,
        virtual=entry.virtual, name=entry.name, other_account=entry.account, text=entry.text,
        reason=entry.reason,
    )  # fmt: skip


def _orders_booked(paid: Sequence[BankMovement]) -> None:
    """Debits name their instruction: a waiting one is booked by it, any other is a break."""
    by_key: dict[str, list[BankMovement]] = defaultdict(list)
    for row in paid:
        by_key[row.end_to_end_id].append(row)
    keys = [key for key in by_key if key]
    orders = _NAMED(keys) if keys else []
    settled: dict[object, BankFile] = {}
    for order in orders:
        for row in by_key[order.end_to_end_id]:
            if broken := _break_of(order, row):
                publish(
                    BankOrderBroke(
                        order_id=order.pk, movement_id=row.pk, break_kind=broken,
                        end_to_end_id=order.end_to_end_id,
                    ),
                    actor=BANK,
                )  # fmt: skip
                continue
            if order.state == "SENT":
                order.state = "BOOKED"
                settled[order.file_id] = order.file
            order.booked_ref = row.ref
    rows_update(orders, ["state", "booked_ref"])
    for file in settled.values():
        _told(file)


def _refunds_returned(back: Sequence[BankMovement]) -> None:
    """A buyer's refund that comes back has failed after all; other returns are heard above."""
    keys = [row.end_to_end_id for row in back if row.end_to_end_id]
    for order in _REFUNDS(keys) if keys else ():
        order.state, order.reason = "REJECTED", "RETURNED"
        row_update(order, "state", "reason")
        _told(order.file)


def _break_of(order: BankOrder, row: BankMovement) -> str:
    if row.amount_minor != -order.amount_minor:
        return "AMOUNT_MISMATCH"
    twice = order.booked_ref not in {"", row.ref}
    return "DUPLICATE_OUTSIDE" if order.state == "REJECTED" or twice else ""
