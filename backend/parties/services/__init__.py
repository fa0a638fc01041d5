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
from backend.parties.services.sessions import organizations_of
from backend.parties.services.sign_in import (
    second_factor_failed,
    token_create,
    token_refresh,
    token_step_up,
    token_verify,
)

__all__ = [
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
    "email_change_confirm",
    "email_change_request",
    "organizations_of",
    "password_change",
    "password_reset_request",
    "password_set",
    "second_factor_failed",
    "token_create",
    "token_refresh",
    "token_step_up",
    "token_verify",
]
