"""Acts on guaranteed trade."""

from payments.escrow.services.after import (
    escrow_refund_after_release,
    holds_release_due,
    refund_came_back,
    refund_failed,
    refund_succeeded,
    reserves_free_due,
)
from payments.escrow.services.apply import payment_apply
from payments.escrow.services.authorise import escrow_authorise, escrow_unauthorise
from payments.escrow.services.begin import payment_begin, payment_continue, payment_visible
from payments.escrow.services.chargeback import chargeback_follow
from payments.escrow.services.chargeback_answer import (
    chargeback_accept_approve,
    chargeback_accept_ask,
    chargeback_evidence,
)
from payments.escrow.services.chargeback_close import (
    write_off_approve,
    write_off_ask,
)
from payments.escrow.services.claims import claims_recover_due
from payments.escrow.services.compensation import compensations_pay_due
from payments.escrow.services.cover import (
    chargeback_cover,
    chargeback_cover_at_once,
    covers_return_due,
)
from payments.escrow.services.defaults import (
    default_consent,
    default_notice,
    default_rule,
    default_withdraw,
)
from payments.escrow.services.dispute import (
    escrow_dispute,
    escrow_freeze,
    escrow_freeze_by_system,
    escrow_rule,
    escrow_withdraw,
)
from payments.escrow.services.follow import (
    accepted_release,
    agreed_refund,
    escrows_expire_due,
    instructions_retry,
    instructions_run,
    trade_ended,
    windows_close_due,
)
from payments.escrow.services.fund import escrow_create, escrow_expire, escrow_fund
from payments.escrow.services.fx_move import fx_bought
from payments.escrow.services.hold import escrow_ref
from payments.escrow.services.ordered import refund_ordered
from payments.escrow.services.refund import refund_held, refund_released, refund_settle
from payments.escrow.services.release import (
    escrow_delivered,
    escrow_refund,
    escrow_release,
    escrow_settle,
    merchant_ref,
)
from payments.escrow.services.retention_end import (
    retention_accept,
    retention_dispute,
    retentions_release_due,
)
from payments.escrow.services.schedule import schedule_check, schedule_set
from payments.escrow.services.settlement import provider_settle
from payments.escrow.services.weigh import payment_weigh

__all__ = [
    "accepted_release",
    "agreed_refund",
    "chargeback_accept_approve",
    "chargeback_accept_ask",
    "chargeback_cover",
    "chargeback_cover_at_once",
    "chargeback_evidence",
    "chargeback_follow",
    "claims_recover_due",
    "compensations_pay_due",
    "covers_return_due",
    "default_consent",
    "default_notice",
    "default_rule",
    "default_withdraw",
    "escrow_authorise",
    "escrow_create",
    "escrow_delivered",
    "escrow_dispute",
    "escrow_expire",
    "escrow_freeze",
    "escrow_freeze_by_system",
    "escrow_fund",
    "escrow_ref",
    "escrow_refund",
    "escrow_refund_after_release",
    "escrow_release",
    "escrow_rule",
    "escrow_settle",
    "escrow_unauthorise",
    "escrow_withdraw",
    "escrows_expire_due",
    "fx_bought",
    "holds_release_due",
    "instructions_retry",
    "instructions_run",
    "merchant_ref",
    "payment_apply",
    "payment_begin",
    "payment_continue",
    "payment_visible",
    "payment_weigh",
    "provider_settle",
    "refund_came_back",
    "refund_failed",
    "refund_held",
    "refund_ordered",
    "refund_released",
    "refund_settle",
    "refund_succeeded",
    "reserves_free_due",
    "retention_accept",
    "retention_dispute",
    "retentions_release_due",
    "schedule_check",
    "schedule_set",
    "trade_ended",
    "windows_close_due",
    "write_off_approve",
    "write_off_ask",
]
