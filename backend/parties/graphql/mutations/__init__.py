"""Root mutations about accounts."""

from __future__ import annotations

import graphene

from backend.parties.graphql.mutations import (
    account,
    addresses,
    external,
    members,
    organizations,
    protection,
    tokens,
)


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
    organization_register = organizations.OrganizationRegister.Field()
    organization_update = organizations.OrganizationUpdate.Field()
    organization_leave = organizations.OrganizationLeave.Field()
    organization_suspend = organizations.OrganizationSuspend.Field()
    gov_supplier_apply = organizations.GovSupplierApply.Field()
    approval_decide = organizations.ApprovalDecide.Field()
    organization_member_invite = members.OrganizationMemberInvite.Field()
    organization_member_remove = members.OrganizationMemberRemove.Field()
    organization_role_grant = members.OrganizationRoleGrant.Field()
    organization_role_confirm = members.OrganizationRoleConfirm.Field()
    organization_role_end = members.OrganizationRoleEnd.Field()
    organization_join_request = members.OrganizationJoinRequest.Field()
    organization_join_decide = members.OrganizationJoinDecide.Field()
    invitation_answer = members.InvitationAnswer.Field()
    invitation_revoke = members.InvitationRevoke.Field()
    totp_enrol = protection.TotpEnrol.Field()
    totp_confirm = protection.TotpConfirm.Field()
    totp_remove = protection.TotpRemove.Field()
    recovery_codes_renew = protection.RecoveryCodesRenew.Field()
    account_session_end = protection.AccountSessionEnd.Field()
    personal_data_export = protection.PersonalDataExport.Field()
