"""Acts of the parties, one file each; public names stand here."""

from backend.parties.services.account import (
    account_confirm,
    account_register,
    password_change,
    password_reset_request,
    password_set,
)
from backend.parties.services.actor import actor_for_request
from backend.parties.services.addresses import address_write
from backend.parties.services.founding import house_found
from backend.parties.services.invitation import (
    InvitationDraft,
    invitation_answer,
    invitation_revoke,
    join_decide,
    join_request,
    member_invite,
    role_grant,
)
from backend.parties.services.membership import (
    member_remove,
    organization_leave,
    role_end,
    staff_ends,
)
from backend.parties.services.organization import (
    OrganizationEntry,
    approval_decide,
    gov_supplier_apply,
    organization_register,
    organization_suspend,
    organization_trading_set,
    organization_update,
    register_answer_record,
)
from backend.parties.services.personal_data import KEPT, personal_data_export
from backend.parties.services.profile import (
    account_delete,
    account_delete_request,
    account_update,
    address_default_set,
    address_delete,
    address_put,
    email_change_confirm,
    email_change_request,
)
from backend.parties.services.second_factor import (
    Enrolment,
    recovery_codes_renew,
    totp_confirm,
    totp_enrol,
    totp_remove,
)
from backend.parties.services.second_person import role_confirm
from backend.parties.services.sessions import organizations_of, session_end
from backend.parties.services.sign_in import (
    desk_sign_in,
    second_factor_check,
    second_factor_failed,
    token_create,
    token_refresh,
    token_step_up,
    token_verify,
)
from backend.parties.services.tries import REGISTER, RESET, client_address, try_count

__all__ = [
    "KEPT",
    "REGISTER",
    "RESET",
    "Enrolment",
    "InvitationDraft",
    "OrganizationEntry",
    "account_confirm",
    "account_delete",
    "account_delete_request",
    "account_register",
    "account_update",
    "actor_for_request",
    "address_default_set",
    "address_delete",
    "address_put",
    "address_write",
    "approval_decide",
    "client_address",
    "desk_sign_in",
    "email_change_confirm",
    "email_change_request",
    "gov_supplier_apply",
    "house_found",
    "invitation_answer",
    "invitation_revoke",
    "join_decide",
    "join_request",
    "member_invite",
    "member_remove",
    "organization_leave",
    "organization_register",
    "organization_suspend",
    "organization_trading_set",
    "organization_update",
    "organizations_of",
    "password_change",
    "password_reset_request",
    "password_set",
    "personal_data_export",
    "recovery_codes_renew",
    "register_answer_record",
    "role_confirm",
    "role_end",
    "role_grant",
    "second_factor_check",
    "second_factor_failed",
    "session_end",
    "staff_ends",
    "token_create",
    "token_refresh",
    "token_step_up",
    "token_verify",
    "totp_confirm",
    "totp_enrol",
    "totp_remove",
    "try_count",
]
