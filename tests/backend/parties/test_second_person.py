"""Roles of the platform's own people take two: who proposes, who confirms, and the holder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.audit.models import Flag
from backend.kernel.ids import to_relay
from backend.parties.models import Invitation, Membership, PersonLink
from tests.factories.people import a_member, a_token, a_user, an_organization, joins

pytestmark = pytest.mark.django_db
GRANT = """mutation($i: RoleGrantInput!) { organizationRoleGrant(input: $i) {
  membership { id } invitation { id state role { code } } errors { field code } } }"""
CONFIRM = """mutation($id: ID!, $a: Boolean!) { organizationRoleConfirm(id: $id, accept: $a) {
  invitation { state } errors { field code } } }"""
ANSWER = """mutation($id: ID!, $a: Boolean!) { invitationAnswer(id: $id, accept: $a) {
  invitation { state } errors { field code } } }"""
INVITE = """mutation($i: MemberInviteInput!) { organizationMemberInvite(input: $i) {
  invitation { id } errors { field code } } }"""
REVOKE = "mutation($id: ID!) { invitationRevoke(id: $id) { errors { code } } }"
LIST = "{ organizationInvitations(first: 9) { edges { node { id state } } } }"


class Office:
    """The platform's organisation: two administrators, a technical operator, a colleague."""

    def __init__(self, api) -> None:
        self.api = api
        self.body = an_organization("OPERATOR")
        self.first, self.one = a_member("operator", self.body)
        self.second, self.two = a_member("operator", self.body)
        self.technician, self.three = a_member("sysadmin", self.body)
        self.holder, self.own = a_member("finance_maker", self.body)

    def grant(self, token: str, user, role: str = "operator") -> dict:
        given = {"userId": to_relay("User", user.pk), "role": role}
        return self.api.post(GRANT, {"i": given}, token=token).data["organizationRoleGrant"]

    def confirm(self, token: str, key: str, accept: bool = True) -> str:
        answer = self.api.post(CONFIRM, {"id": key, "a": accept}, token=token)
        if "errors" in answer.body:
            return answer.code
        errors = answer.data["organizationRoleConfirm"]["errors"]
        return errors[0]["code"] if errors else "done"

    def held(self, user) -> set[str]:
        return set(Membership.objects.filter(user=user).values_list("role", flat=True))

    def seen(self, token: str) -> list[str]:
        rows = self.api.post(LIST, token=token).data["organizationInvitations"]["edges"]
        return [row["node"]["state"] for row in rows]


@pytest.fixture
def office(api) -> Office:
    return Office(api)


def test_a_second_person_gives_what_the_first_proposed(office, events):
    made = office.grant(office.one, office.holder)
    assert made["membership"] is None
    assert made["invitation"]["state"] == "SECOND"
    assert office.held(office.holder) == {"finance_maker"}
    key = made["invitation"]["id"]
    for token in (office.one, office.own):  # who proposed, and who is to hold it
        assert office.confirm(token, key) in {"SOD_CONFLICT", "FORBIDDEN"}
        assert office.held(office.holder) == {"finance_maker"}
    assert office.seen(office.three) == ["SECOND"]
    assert office.confirm(office.three, key) == "done"
    assert office.held(office.holder) == {"finance_maker", "operator"}
    assert office.confirm(office.two, key) == "INVITATION_CLOSED"
    assert events.published() == [
        "parties.invitation.moved", "parties.membership.changed", "parties.invitation.moved",
    ]  # fmt: skip
    assert not Flag.objects.exists()


def test_the_proposer_is_a_person_and_not_an_account(office):
    key = office.grant(office.one, office.holder)["invitation"]["id"]
    again = a_user(person_id=office.first.person_id)
    joins(again, office.body, "operator")
    assert office.confirm(a_token(again, level=2), key) == "SOD_CONFLICT"
    PersonLink.objects.create(
        left=office.second.person_id, right=office.holder.person_id, reason="配偶"
    )
    assert office.confirm(office.two, key) == "SOD_CONFLICT"
    assert office.held(office.holder) == {"finance_maker"}


def test_it_takes_the_second_factor(office):
    key = office.grant(office.one, office.holder)["invitation"]["id"]
    assert office.confirm(a_token(office.second), key) == "LEVEL_TWO_REQUIRED"
    assert office.held(office.holder) == {"finance_maker"}


def test_a_refused_a_taken_back_and_an_old_proposal_give_nothing(office):
    key = office.grant(office.one, office.holder)["invitation"]["id"]
    assert office.grant(office.two, office.holder)["errors"][0]["code"] == "INVITATION_OPEN"
    assert office.confirm(office.two, key, accept=False) == "done"
    key = office.grant(office.one, office.holder)["invitation"]["id"]
    taken = office.api.post(REVOKE, {"id": key}, token=office.one)
    assert taken.data["invitationRevoke"]["errors"] == []
    assert office.confirm(office.two, key) == "INVITATION_CLOSED"
    key = office.grant(office.one, office.holder)["invitation"]["id"]
    past = datetime.now(UTC) - timedelta(seconds=1)
    Invitation.objects.filter(state="SECOND").update(expires_at=past)
    assert office.confirm(office.two, key) == "INVITATION_CLOSED"
    assert office.grant(office.two, office.holder)["errors"] == []  # an old one blocks nothing
    assert office.held(office.holder) == {"finance_maker"}


def test_duties_are_checked_again_when_it_is_confirmed(office):
    key = office.grant(office.one, office.holder, "auditor")["errors"]
    assert key[0]["code"] == "ROLE_UNFIT"
    key = office.grant(office.one, office.technician, "finance_checker")["errors"]
    assert key[0]["code"] == "SOD_CONFLICT"
    free = a_member("operator", office.body)[0]
    waits = office.grant(office.one, free, "finance_checker")["invitation"]["id"]
    joins(free, office.body, "finance_maker")
    assert office.confirm(office.two, waits) == "SOD_CONFLICT"
    assert office.held(free) == {"operator", "finance_maker"}


def test_a_newcomer_who_accepts_waits_too(office):
    guest = a_user("guest@example.com")
    given = {"email": guest.email, "role": "finance_checker", "idempotencyKey": "k"}
    made = office.api.post(INVITE, {"i": given}, token=office.one).data
    key = made["organizationMemberInvite"]["invitation"]["id"]
    answer = office.api.post(ANSWER, {"id": key, "a": True}, token=a_token(guest)).data
    assert answer["invitationAnswer"]["invitation"]["state"] == "SECOND"
    assert office.held(guest) == set()
    assert office.confirm(office.one, key) == "SOD_CONFLICT"
    assert office.confirm(office.two, key) == "done"
    assert office.held(guest) == {"finance_checker"}


def test_elsewhere_one_administrator_is_enough_and_nobody_confirms_there(office, api):
    company = an_organization()
    admin = a_member("buyer_admin", company)[1]
    member = a_member("buyer", company)[0]
    made = office.grant(admin, member, "merchant_catalog")
    assert made["membership"] is not None
    assert made["invitation"] is None
    key = office.grant(office.one, office.holder)["invitation"]["id"]
    assert office.confirm(admin, key) == "FORBIDDEN"
    other = a_member("operator", an_organization("OPERATOR"))[1]
    assert office.confirm(other, key) == "NOT_FOUND"
