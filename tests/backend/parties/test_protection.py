"""Second factor, sessions, a person's data, from the outside."""

from __future__ import annotations

import time

import pyotp
import pytest
from django.core import mail

from backend.kernel.ids import to_relay
from backend.parties.models import Address, Membership, User, UserAddress
from backend.parties.services.account import one_time_token
from tests.factories.people import PASSWORD, a_member, a_token, a_user, an_organization, joins

pytestmark = pytest.mark.django_db
ENROL = """mutation($p: String!) { totpEnrol(password: $p) {
  secret otpauthUri errors { field code } } }"""
CONFIRM = """mutation($c: String!) { totpConfirm(code: $c) {
  recoveryCodes user { level hasSecondFactor } errors { field code } } }"""
REMOVE = """mutation($i: BothFactorsInput!) { totpRemove(input: $i) {
  user { hasSecondFactor } errors { field code } } }"""
STEP_UP = "mutation($c: String!) { tokenStepUp(code: $c) { level errors { field code } } }"
SESSIONS = "{ mySessions(first: 10) { edges { node { id current level } } } }"
END = "mutation($id: ID) { accountSessionEnd(id: $id) { ended errors { code } } }"


def _code(answer, name: str) -> str:
    errors = answer.data[name]["errors"]
    return errors[0]["code"] if errors else ""


def _app(secret: str, ahead: int = 0) -> str:
    return pyotp.TOTP(secret).at(time.time() + 30 * ahead)


def _enrolled(api, token) -> tuple[str, list[str]]:
    secret = api.post(ENROL, {"p": PASSWORD}, token=token).data["totpEnrol"]["secret"]
    made = api.post(CONFIRM, {"c": _app(secret, -1)}, token=token).data["totpConfirm"]
    return secret, made["recoveryCodes"]


def test_enrolling_shows_the_secret_once_and_counts_only_when_confirmed(api, events):
    user = a_user()
    token = a_token(user)
    wrong = api.post(ENROL, {"p": "not it"}, token=token)
    made = api.post(ENROL, {"p": PASSWORD}, token=token).data["totpEnrol"]
    me = "{ me { hasSecondFactor level } }"

    assert _code(wrong, "totpEnrol") == "INVALID_CREDENTIALS"
    assert made["otpauthUri"].startswith("otpauth://totp/")
    assert made["secret"] in made["otpauthUri"]
    assert api.post(me, token=token).data["me"] == {"hasSecondFactor": False, "level": 1}
    assert (
        _code(api.post(CONFIRM, {"c": "000000x"}, token=token), "totpConfirm")
        == "SECOND_FACTOR_WRONG"
    )
    done = api.post(CONFIRM, {"c": _app(made["secret"])}, token=token).data["totpConfirm"]
    assert len(set(done["recoveryCodes"])) == 10
    assert api.post(me, token=token).data["me"] == {"hasSecondFactor": True, "level": 2}
    assert (
        _code(api.post(ENROL, {"p": PASSWORD}, token=token), "totpEnrol") == "SECOND_FACTOR_PRESENT"
    )
    assert made["secret"].encode() not in bytes(User.objects.get(pk=user.pk).totp_secret)
    assert events.published() == ["parties.account.changed"]


def test_a_recovery_code_stands_in_once(api):
    user = a_user()
    _secret, codes = _enrolled(api, a_token(user))
    token = a_token(user)

    assert _code(api.post(STEP_UP, {"c": codes[0].upper()}, token=token), "tokenStepUp") == ""
    assert (
        _code(api.post(STEP_UP, {"c": codes[0]}, token=token), "tokenStepUp")
        == "SECOND_FACTOR_WRONG"
    )
    assert _code(api.post(STEP_UP, {"c": codes[1]}, token=token), "tokenStepUp") == ""


def test_removing_needs_both_factors_and_no_role_that_asks_for_it(api):
    user = a_user()
    joins(user, an_organization("DEPARTMENT"), "gov_approver")
    token = a_token(user)
    secret, _codes = _enrolled(api, token)

    def remove(password: str, code: str) -> str:
        given = {"password": password, "code": code}
        return _code(api.post(REMOVE, {"i": given}, token=token), "totpRemove")

    assert remove("no", _app(secret)) == "INVALID_CREDENTIALS"
    assert remove(PASSWORD, "123") == "SECOND_FACTOR_WRONG"
    assert remove(PASSWORD, _app(secret)) == "SECOND_FACTOR_NEEDED"
    Membership.objects.filter(user=user).delete()
    assert remove(PASSWORD, _app(secret)) == ""
    assert api.post("{ me { level } }", token=token).data["me"]["level"] == 1


def test_wrong_codes_are_counted_when_confirming_and_removing(api):
    token = a_token(a_user())
    api.post(ENROL, {"p": PASSWORD}, token=token)
    codes = [_code(api.post(CONFIRM, {"c": "1"}, token=token), "totpConfirm") for _ in range(6)]

    assert codes == ["SECOND_FACTOR_WRONG"] * 5 + ["LOGIN_ATTEMPT_DELAYED"]


def test_own_sessions_are_listed_and_ended(api):
    user = a_user()
    first, second, third = (a_token(user) for _ in range(3))
    rows = api.post(SESSIONS, token=first).data["mySessions"]["edges"]
    other = next(row["node"]["id"] for row in rows if not row["node"]["current"])
    foreign = a_token(a_user())

    assert [row["node"]["current"] for row in rows].count(True) == 1
    assert _code(api.post(END, {"id": other}, token=foreign), "accountSessionEnd") == "NOT_FOUND"
    assert api.post(END, {"id": other}, token=first).data["accountSessionEnd"]["ended"] == 1
    assert api.post(END, {}, token=first).data["accountSessionEnd"]["ended"] == 1
    alive = [api.post("{ me { email } }", token=each) for each in (first, second, third)]
    assert ["errors" in each.body for each in alive] == [False, True, True]


def test_a_person_takes_the_own_data_along(api):
    company = an_organization(legal_name="石家庄市某公司")
    user, token = a_member("buyer", company)
    address = Address.objects.create(city="石家庄市", phone="13800000000")
    UserAddress.objects.create(user=user, address=address)
    data = api.post("mutation { personalDataExport { data errors { code } } }", token=token)
    found = data.data["personalDataExport"]["data"]

    assert found["account"]["email"] == user.email
    assert found["addresses"][0]["phone"] == "13800000000"
    assert found["memberships"][0] == {
        "organization": "石家庄市某公司", "role": "buyer",
        "from": "2020-01-01T00:00:00+00:00", "until": None,
    }  # fmt: skip
    assert len(found["sessions"]) == 1
    assert found["keptAfterErasure"]
    text = str(found)
    assert user.token_key not in text
    assert "argon2" not in text


def test_erasure_leaves_ids_alone_and_says_what_stays(api):
    company = an_organization()
    user, token = a_member("buyer", company)
    a_member("buyer_admin", company)
    delete = "mutation($t: String!) { accountDelete(token: $t) { kept errors { code } } }"
    secret = one_time_token(user, "delete")
    done = api.post(delete, {"t": secret}, token=token).data["accountDelete"]
    gone = User.objects.get(pk=user.pk)

    assert done["errors"] == []
    assert any("三年" in line for line in done["kept"])
    assert (gone.first_name, gone.is_active, gone.has_usable_password()) == ("", False, False)
    assert user.email not in gone.email
    assert Membership.objects.get(user=user).valid.upper is not None
    assert mail.outbox == []


def test_the_last_administrator_is_not_erased(api):
    user, token = a_member("buyer_admin", an_organization())
    delete = "mutation($t: String!) { accountDelete(token: $t) { errors { code message } } }"
    answer = api.post(delete, {"t": one_time_token(user, "delete")}, token=token)

    assert "管理员" in answer.data["accountDelete"]["errors"][0]["message"]
    assert User.objects.get(pk=user.pk).is_active
    assert to_relay("User", user.pk)
