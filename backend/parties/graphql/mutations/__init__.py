"""Root mutations about accounts."""

from __future__ import annotations

import graphene

from backend.parties.graphql.mutations import account, addresses, external, tokens


class PartiesMutations(graphene.ObjectType):
    """Sign-in, accounts, addresses."""

    token_create = tokens.CreateToken.Field()
    token_refresh = tokens.RefreshToken.Field()
    token_verify = tokens.VerifyToken.Field()
    token_step_up = tokens.TokenStepUp.Field()
    account_register = account.AccountRegister.Field()
    confirm_account = account.ConfirmAccount.Field()
    request_password_reset = account.RequestPasswordReset.Field()
    set_password = account.SetPassword.Field()
    password_change = account.PasswordChange.Field()
    request_email_change = account.RequestEmailChange.Field()
    confirm_email_change = account.ConfirmEmailChange.Field()
    account_request_deletion = account.AccountRequestDeletion.Field()
    account_delete = account.AccountDelete.Field()
    account_update = account.AccountUpdate.Field()
    account_address_create = addresses.AccountAddressCreate.Field()
    account_address_update = addresses.AccountAddressUpdate.Field()
    account_address_delete = addresses.AccountAddressDelete.Field()
    account_set_default_address = addresses.AccountSetDefaultAddress.Field()
    external_authentication_url = external.ExternalAuthenticationUrl.Field()
    external_obtain_access_tokens = external.ExternalObtainAccessTokens.Field()
    external_refresh = external.ExternalRefresh.Field()
    external_logout = external.ExternalLogout.Field()
    external_verify = external.ExternalVerify.Field()
