"""Acts of the onboarding, one file each; public names stand here."""

from markets.onboarding.services.apply import (
    application_edit,
    application_start,
    application_submit,
    item_attest,
    representative_check_record,
)
from markets.onboarding.services.contract import contract_completed, contract_sign_for
from markets.onboarding.services.desk import (
    application_approve,
    application_reject,
    changes_request,
    checklist_item_put,
    item_verify,
    merchant_reverify,
)
from markets.onboarding.services.load import merchants_activate
from markets.onboarding.services.running import (
    application_activate,
    checklists_recheck,
    merchant_close,
    merchant_reinstate,
    merchant_suspend,
)

__all__ = [
    "application_activate",
    "application_approve",
    "application_edit",
    "application_reject",
    "application_start",
    "application_submit",
    "changes_request",
    "checklist_item_put",
    "checklists_recheck",
    "contract_completed",
    "contract_sign_for",
    "item_attest",
    "item_verify",
    "merchant_close",
    "merchant_reinstate",
    "merchant_reverify",
    "merchant_suspend",
    "merchants_activate",
    "representative_check_record",
]
