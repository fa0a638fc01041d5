"""Inviting, joining, roles from and until, leaving, from the outside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from backend.kernel.actor import SYSTEM
from backend.kernel.ids import to_relay
from backend.notices.services import mail_send_due
from backend.parties.models import Membership, PersonLink, User
from backend.parties.services import staff_ends
from backend.parties.services.membership import membership_open
from tests.factories.people import a_member, a_token, a_user, an_organization, joins

pytestmark = pytest.mark.django_db
INVITE = """mutation($i: MemberInviteInput!) { organizationMemberInvite(input: $i) {
  invitation { id state } errors { field code } } }"""
ANSWER = """mutation($id: ID!, $a: Boolean!) { invitationAnswer(id: $id, accept: $a) {
  invitation { state } errors { field code } } }"""
GRANT = """mutation($i: RoleGrantInput!) { organizationRoleGrant(input: $i) {
  membership { id validUntil role { code } } errors { field code } } }"""
END = """mutation($i: RoleEndInput!) { organizationRoleEnd(input: $i) {
  membership { validUntil } errors { field code } } }"""
REMOVE = """mutation($i: MemberRemoveInput!) { organizationMemberRemove(input: $i) {
  ended errors { field code } } }"""
LEAVE = """mutation($id: ID!) { organizationLeave(organizationId: $id) {
  ended errors { field code } } }"""
MEMBERS = """query($n: Int!, $after: String) { organizationMembers(first: $n, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { email memberships { role { code } } } } } }"""


def _code(answer, name: str) -> str:
    errors = answer.data[name]["errors"]
    return errors[0]["code"] if errors else ""


def _user_id(user) -> str:
    return to_relay("User", user.pk)


def _invite(api, token, email: str, role: str, key: str = "k", **fields):
    given = {"email": email, "role": role, "idempotencyKey": key, **fields}
    return api.post(INVITE, {"i": given}, token=token)


def test_an_invited_person_accepts_and_acts(api, events, django_capture_on_commit_callbacks):
    company = an_organization()
    admin = a_member("buyer_admin", company)[1]
    guest = a_user("guest@example.com")
    until = datetime.now(UTC) + timedelta(days=90)
    with django_capture_on_commit_callbacks(execute=True):
        made = _invite(api, admin, "Guest@Example.com ", "buyer", validUntil=until.isoformat())
    invitation = made.data["organizationMemberInvite"]["invitation"]
    token = a_token(guest)
    answer = api.post(ANSWER, {"id": invitation["id"], "a": True}, token=token)
    row = Membership.objects.get(user=guest)

    assert mail_send_due() == 1
    assert mail.outbox[0].to == ["guest@example.com"]
    assert answer.data["invitationAnswer"]["invitation"]["state"] == "ACCEPTED"
    assert (row.role, row.organization_id) == ("buyer", company.pk)
    assert abs((row.valid.upper - until).total_seconds()) < 1
    assert (
        "order.place" in api.post("{ me { permissions } }", token=token).data["me"]["permissions"]
    )
    assert events.published() == [
        "parties.invitation.moved",
        "parties.membership.changed",
        "parties.invitation.moved",
    ]
    assert _code(api.post(ANSWER, {"id": invitation["id"], "a": True}, token=token),
                 "invitationAnswer") == "INVITATION_CLOSED"  # fmt: skip


def test_only_the_invited_address_answers_and_only_the_inviter_revokes(api):
    admin = a_member("buyer_admin", an_organization())[1]
    other_admin = a_member("buyer_admin", an_organization())[1]
    made = _invite(api, admin, "guest@example.com", "buyer").data["organizationMemberInvite"]
    key = made["invitation"]["id"]
    revoke = "mutation($id: ID!) { invitationRevoke(id: $id) { errors { code } } }"

    assert _code(api.post(ANSWER, {"id": key, "a": True}, token=a_token(a_user())),
                 "invitationAnswer") == "NOT_FOUND"  # fmt: skip
    assert (
        _code(api.post(revoke, {"id": key}, token=other_admin), "invitationRevoke") == "NOT_FOUND"
    )
    assert _code(api.post(revoke, {"id": key}, token=admin), "invitationRevoke") == ""
    guest = a_token(a_user("guest@example.com"))
    assert _code(api.post(ANSWER, {"id": key, "a": True}, token=guest),
                 "invitationAnswer") == "INVITATION_CLOSED"  # fmt: skip


def test_inviting_is_checked(api):
    admin = a_member("buyer_admin", an_organization())[1]
    clerk = a_member("buyer", an_organization())[1]

    assert _code(_invite(api, admin, "x", "buyer"), "organizationMemberInvite") == "INVALID"
    assert (
        _code(_invite(api, admin, "a@b.cn", "gov_admin"), "organizationMemberInvite")
        == "ROLE_UNFIT"
    )
    assert _code(_invite(api, admin, "a@b.cn", "king"), "organizationMemberInvite") == "ROLE_UNFIT"
    assert _code(_invite(api, admin, "a@b.cn", "buyer", validUntil="2020-01-01T00:00:00Z"),
                 "organizationMemberInvite") == "INVALID"  # fmt: skip
    assert _code(_invite(api, admin, "a@b.cn", "buyer"), "organizationMemberInvite") == ""
    assert _code(_invite(api, admin, "a@b.cn", "buyer"), "organizationMemberInvite") == ""
    assert _code(_invite(api, admin, "a@b.cn", "buyer", "k2"),
                 "organizationMemberInvite") == "INVITATION_OPEN"  # fmt: skip
    assert _code(_invite(api, admin, "c@b.cn", "buyer"),
                 "organizationMemberInvite") == "IDEMPOTENCY_MISMATCH"  # fmt: skip
    assert _invite(api, clerk, "a@b.cn", "buyer").code == "FORBIDDEN"
    assert _invite(api, None, "a@b.cn", "buyer").code == "UNAUTHENTICATED"


def test_the_last_administrator_stays(api):
    company = an_organization()
    first, token = a_member("buyer_admin", company)
    key = to_relay("Organization", company.pk)
    row = to_relay("Membership", Membership.objects.get(user=first).pk)

    assert _code(api.post(LEAVE, {"id": key}, token=token), "organizationLeave") == "LAST_ADMIN"
    assert _code(api.post(END, {"i": {"membershipId": row}}, token=token),
                 "organizationRoleEnd") == "LAST_ADMIN"  # fmt: skip
    a_member("buyer_admin", company)
    assert _code(api.post(LEAVE, {"id": key}, token=token), "organizationLeave") == ""
    assert api.post("{ me { permissions } }", token=token).data["me"]["permissions"] == []
    assert _code(api.post(LEAVE, {"id": key}, token=token), "organizationLeave") == "NOT_FOUND"


def _grant(api, token, user, role: str, **fields):
    return api.post(GRANT, {"i": {"userId": _user_id(user), "role": role, **fields}}, token=token)


def test_forbidden_pairs_are_checked_on_the_person(api):
    office = an_organization("DEPARTMENT")
    admin = a_member("gov_admin", office)[1]
    requester = a_member("gov_requester", office)[0]
    acceptor = a_member("gov_acceptor", office)[0]
    twin = a_user(person_id=requester.person_id)
    joins(twin, office, "gov_finance")
    kin = a_member("gov_finance", office)[0]
    PersonLink.objects.create(left=kin.person_id, right=requester.person_id, reason="配偶")

    for user in (requester, acceptor, twin, kin):
        assert (
            _code(_grant(api, admin, user, "gov_approver"), "organizationRoleGrant")
            == "SOD_CONFLICT"
        )
    assert _code(_grant(api, admin, acceptor, "gov_requester"), "organizationRoleGrant") == ""
    assert Membership.objects.filter(role="gov_approver").count() == 0


def test_roles_with_second_factor_are_given_at_level_two_and_not_to_oneself(api):
    office = an_organization("DEPARTMENT")
    admin, token = a_member("gov_admin", office)
    clerk = a_member("gov_requester", office)[0]
    weak = a_token(a_member("gov_admin", office)[0], level=1)

    assert _grant(api, weak, clerk, "gov_finance").code == "LEVEL_TWO_REQUIRED"
    assert (
        _code(_grant(api, token, admin, "gov_finance"), "organizationRoleGrant") == "SOD_CONFLICT"
    )
    assert _code(_grant(api, token, clerk, "gov_finance"), "organizationRoleGrant") == ""
    assert _code(_grant(api, token, clerk, "gov_finance"), "organizationRoleGrant") == "ROLE_HELD"


def test_a_role_ends_on_its_day_and_a_removed_member_loses_all(api):
    company = an_organization()
    admin = a_member("buyer_admin", company)[1]
    clerk, token = a_member("buyer", company)
    until = (datetime.now(UTC) + timedelta(days=7)).isoformat()
    made = _grant(api, admin, clerk, "merchant_dispatch", validUntil=until)
    row = made.data["organizationRoleGrant"]["membership"]
    past = {"membershipId": row["id"], "at": "2020-01-01T00:00:00Z"}
    remove = {"userId": _user_id(clerk), "reason": "离职"}

    assert row["validUntil"]
    assert _code(api.post(END, {"i": past}, token=admin), "organizationRoleEnd") == "INVALID"
    assert _code(api.post(END, {"i": {"membershipId": row["id"]}}, token=admin),
                 "organizationRoleEnd") == ""  # fmt: skip
    assert api.post("{ me { roles { code } } }", token=token).data["me"]["roles"] == [
        {"code": "buyer"}
    ]
    foreign = a_member("buyer_admin", an_organization())[1]
    assert (
        _code(api.post(REMOVE, {"i": remove}, token=foreign), "organizationMemberRemove")
        == "NOT_FOUND"
    )
    assert (
        api.post(REMOVE, {"i": remove}, token=admin).data["organizationMemberRemove"]["ended"] == 1
    )
    assert api.post("{ me { roles { code } } }", token=token).data["me"]["roles"] == []


def test_members_are_paged_and_addresses_shown_to_administrators(api):
    company = an_organization()
    admin_user, admin = a_member("buyer_admin", company)
    for _ in range(4):
        clerk = a_member("buyer", company)[1]
    first = api.post(MEMBERS, {"n": 3}, token=admin).data["organizationMembers"]
    cursor = first["pageInfo"]["endCursor"]
    rest = api.post(MEMBERS, {"n": 3, "after": cursor}, token=admin).data["organizationMembers"]
    seen = api.post(MEMBERS, {"n": 1}, token=clerk).data["organizationMembers"]
    stranger = api.post(MEMBERS, {"n": 3}, token=a_token(a_user())).data["organizationMembers"]

    assert (first["totalCount"], len(first["edges"]), len(rest["edges"])) == (5, 3, 2)
    assert first["edges"][0]["node"]["email"] == admin_user.email
    assert seen["edges"][0]["node"]["email"] == "p***@example.com"
    assert stranger["totalCount"] == 0


def test_a_wish_to_join_is_decided_by_the_administrator(api):
    company = an_organization(uscc="91350100M000100Y43")
    admin = a_member("buyer_admin", company)[1]
    user = a_user()
    token = a_token(user)
    ask = """mutation($i: JoinRequestInput!) { organizationJoinRequest(input: $i) {
      sent errors { code } } }"""
    decide = """mutation($id: ID!, $a: Boolean!) { organizationJoinDecide(id: $id, accept: $a) {
      invitation { state } errors { code } } }"""
    listed = "{ organizationInvitations(first: 5) { edges { node { id byApplicant email } } } }"
    known = api.post(ask, {"i": {"uscc": company.uscc, "role": "buyer"}}, token=token)
    unknown = api.post(ask, {"i": {"uscc": "91130104000000011X", "role": "buyer"}}, token=token)
    node = api.post(listed, token=admin).data["organizationInvitations"]["edges"][0]["node"]

    assert known.data == unknown.data
    assert (node["byApplicant"], node["email"]) == (True, user.email)
    assert api.post(listed, token=token).data["organizationInvitations"]["edges"] == []
    assert _code(api.post(ANSWER, {"id": node["id"], "a": True}, token=token),
                 "invitationAnswer") == "NOT_FOUND"  # fmt: skip
    assert _code(api.post(decide, {"id": node["id"], "a": True}, token=admin),
                 "organizationJoinDecide") == ""  # fmt: skip
    assert Membership.objects.get(user=user).role == "buyer"


def test_the_admin_desk_closes_with_the_technical_operators_role(api):
    house = an_organization("OPERATOR")
    admin = a_member("operator", house)[1]
    technician = a_user()
    membership_open(house, technician, "sysadmin", actor=SYSTEM)
    token = a_token(technician, level=2)
    assert api.post("{ me { isStaff } }", token=token).data["me"] == {"isStaff": True}
    row = Membership.objects.get(user=technician)
    ended = api.post(END, {"i": {"membershipId": to_relay("Membership", row.pk)}}, token=admin)
    assert _code(ended, "organizationRoleEnd") == ""
    assert api.post("{ me { isStaff } }", token=token).data["me"] == {"isStaff": False}
    technician.refresh_from_db()
    assert (technician.is_staff, technician.is_superuser) == (False, False)


def test_a_technical_term_that_runs_out_closes_the_desk_too_and_no_other_is_touched():
    house = an_organization("OPERATOR")
    console = User.objects.create_superuser("console@shiji.example", "x")
    over, lasting = a_user(), a_user()
    for user in (over, lasting):
        membership_open(
            house, user, "sysadmin", actor=SYSTEM, valid_until=datetime.now(UTC) + timedelta(days=1)
        )
    assert staff_ends() == 0
    since = datetime.now(UTC) - timedelta(days=2)
    Membership.objects.filter(user=over).update(
        valid=DateTimeTZRange(since, since + timedelta(days=1))
    )
    assert staff_ends() == 1
    assert set(User.objects.filter(is_staff=True, is_superuser=True)) == {console, lasting}
