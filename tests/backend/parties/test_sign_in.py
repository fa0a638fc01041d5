"""Signing in from the outside."""

from __future__ import annotations

import time

import jwt
import pyotp
import pytest
from django.conf import settings

from backend.kernel.ids import to_relay
from backend.parties.models import (
    Address,
    Membership,
    Organization,
    Session,
    SignInFailure,
    User,
)
from backend.parties.services.sealing import seal
from tests.plugin.api import Api

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse 9"
SIGN_IN = """mutation($email: String!, $password: String!) { tokenCreate(email: $email, password: $password) {
  token refreshToken user { id email } errors { field code message } } }"""
ME = "{ me { email level organization { name } roles { code } permissions } }"


@pytest.fixture
def user() -> User:
    return User.objects.create_user("buyer@example.com", PASSWORD, is_confirmed=True)


def _sign_in(api: Api, password: str = PASSWORD, email: str = "buyer@example.com"):
    return api.post(SIGN_IN, {"email": email, "password": password}).data["tokenCreate"]


def _code(answer: dict) -> str:
    return answer["errors"][0]["code"]


def _member(user: User, kind: str, role: str) -> Organization:
    mark = f"{kind.lower()}-{role}".replace("_", "-")
    organization = Organization.objects.create(
        kind=kind, legal_name=mark, display_name=mark, slug=mark, status="ACTIVE"
    )
    Membership.objects.create(
        user=user, organization=organization, role=role, valid=("2020-01-01T00:00:00Z", None)
    )
    return organization


def test_the_tokens_carry_saleors_claims(api, user):
    answer = _sign_in(api)
    claims = jwt.decode(
        answer["token"],
        settings.SECRET_KEY,
        algorithms=["HS256"],
        issuer=f"{settings.PUBLIC_URL}/graphql/",
    )

    assert {"iat", "exp", "iss", "owner", "token", "email", "type", "user_id", "is_staff"} <= set(
        claims
    )
    assert (claims["type"], claims["user_id"]) == ("access", to_relay("User", user.pk))
    assert 0 < claims["exp"] - time.time() <= 15 * 60
    assert answer["errors"] == []


def test_a_signed_in_person_is_me(api, user):
    token = _sign_in(api)["token"]
    _member(user, "COMPANY", "buyer")
    me = api.post(ME, token=token).data["me"]

    assert (me["email"], me["level"], me["roles"]) == ("buyer@example.com", 1, [{"code": "buyer"}])
    assert "order.place" in me["permissions"]
    assert api.post(ME).data["me"] is None


def test_known_and_unknown_addresses_answer_alike(api, user):
    wrong, unknown = _sign_in(api, "wrong one"), _sign_in(api, email="nobody@example.com")

    assert wrong["errors"] == unknown["errors"]
    assert _code(wrong) == "INVALID_CREDENTIALS"


def test_five_failures_lock_and_successes_do_not_count(api, user):
    for _ in range(6):
        _sign_in(api)
    for _ in range(5):
        _sign_in(api, "wrong one")

    answer = api.post(SIGN_IN, {"email": "buyer@example.com", "password": PASSWORD})
    assert (answer.status, answer.code) == (429, "RATE_LIMITED")
    assert SignInFailure.objects.count() == 5


def test_fifteen_aliases_try_at_most_five_times(api, user):
    fields = " ".join(
        f't{n}: tokenCreate(email: "buyer@example.com", password: "wrong {n}") {{ errors {{ code }} }}'
        for n in range(15)
    )
    data = api.post(f"mutation {{ {fields} }}").data

    codes = [data[f"t{n}"]["errors"][0]["code"] for n in range(15)]
    assert codes == ["INVALID_CREDENTIALS"] * 5 + ["LOGIN_ATTEMPT_DELAYED"] * 10


@pytest.mark.parametrize(
    ("field", "code"), [("is_confirmed", "ACCOUNT_NOT_CONFIRMED"), ("is_active", "INACTIVE")]
)
def test_accounts_that_may_not_sign_in(api, user, field, code):
    User.objects.filter(pk=user.pk).update(**{field: False})
    assert _code(_sign_in(api)) == code


def test_a_refresh_token_gives_an_access_token_and_an_access_token_does_not(api, user):
    made = _sign_in(api)
    query = "mutation($t: String) { tokenRefresh(refreshToken: $t) { token errors { code } } }"

    assert api.post(query, {"t": made["refreshToken"]}).data["tokenRefresh"]["token"]
    assert _code(api.post(query, {"t": made["token"]}).data["tokenRefresh"]) == "JWT_INVALID_TOKEN"


def test_a_bad_bearer_is_told_in_both_places(api):
    error = api.post(ME, token="rubbish").body["errors"][0]["extensions"]
    assert (error["code"], error["exception"]["code"]) == ("InvalidTokenError", "InvalidTokenError")


def test_a_changed_password_ends_every_session(api, user):
    token = _sign_in(api)["token"]
    query = "mutation($o: String, $n: String!) { passwordChange(oldPassword: $o, newPassword: $n) { errors { code field } } }"
    assert (
        _code(
            api.post(query, {"o": "wrong", "n": "another horse 7"}, token=token).data[
                "passwordChange"
            ]
        )
        == "INVALID_CREDENTIALS"
    )
    assert (
        api.post(query, {"o": PASSWORD, "n": "another horse 7"}, token=token).data[
            "passwordChange"
        ]["errors"]
        == []
    )

    assert api.post(ME, token=token).code == "InvalidTokenError"
    assert not Session.objects.filter(revoked_at__isnull=True).exists()


def test_government_rights_need_the_second_factor(api, user):
    _member(user, "DEPARTMENT", "gov_approver")
    user.totp_secret = seal(secret := pyotp.random_base32())
    user.save()
    token = _sign_in(api)["token"]
    step = "mutation($c: String!) { tokenStepUp(code: $c) { level errors { code } } }"

    assert (
        _code(api.post(step, {"c": "000000"}, token=token).data["tokenStepUp"])
        == "SECOND_FACTOR_WRONG"
    )
    code = pyotp.TOTP(secret).now()
    assert api.post(step, {"c": code}, token=token).data["tokenStepUp"]["level"] == 2
    assert (
        _code(api.post(step, {"c": code}, token=token).data["tokenStepUp"]) == "SECOND_FACTOR_WRONG"
    )
    assert api.post(ME, token=token).data["me"]["level"] == 2


def test_another_organisation_than_ones_own_gives_no_rights(api, user):
    _member(user, "COMPANY", "buyer")
    stranger = Organization.objects.create(
        kind="COMPANY", legal_name="x", display_name="x", slug="x", status="ACTIVE"
    )
    token = _sign_in(api)["token"]
    me = api.post(
        ME, token=token, headers={"X-Organization": to_relay("Organization", stranger.pk)}
    ).data["me"]

    assert (me["organization"], me["permissions"]) == (None, [])


def test_weak_passwords_are_named(api):
    query = 'mutation($p: String!) { accountRegister(input: {email: "a@example.com", password: $p}) { errors { code field } } }'
    codes = {
        p: api.post(query, {"p": p}).data["accountRegister"]["errors"][0]["code"]
        for p in ("ab1", "password", "82736455")
    }

    assert codes == {
        "ab1": "PASSWORD_TOO_SHORT",
        "password": "PASSWORD_TOO_COMMON",
        "82736455": "PASSWORD_ENTIRELY_NUMERIC",
    }
    assert not User.objects.filter(email="a@example.com").exists()


def test_links_lead_nowhere_else(api, user):
    query = 'mutation($u: String!) { requestPasswordReset(email: "buyer@example.com", redirectUrl: $u) { errors { code field } } }'

    assert api.post(query, {"u": "https://evil.example/x"}).data["requestPasswordReset"][
        "errors"
    ] == [{"code": "INVALID", "field": "redirectUrl"}]


def test_a_strangers_address_is_not_found(api, user):
    other = Address.objects.create(street_address_1="别人的地址")
    token = _sign_in(api)["token"]
    query = "mutation($id: ID!) { accountAddressDelete(id: $id) { errors { code } } }"

    assert (
        _code(
            api.post(query, {"id": to_relay("Address", other.pk)}, token=token).data[
                "accountAddressDelete"
            ]
        )
        == "NOT_FOUND"
    )
    assert Address.objects.filter(pk=other.pk).exists()


def test_the_address_form_for_china(api):
    query = '{ addressValidationRules(countryCode: CN, countryArea: "河北省", city: "石家庄市") { requiredFields countryAreaChoices { raw } cityAreaChoices { raw } postalCodeMatchers } }'
    rules = api.post(query).data["addressValidationRules"]

    assert len(rules["countryAreaChoices"]) == 34
    assert {"raw": "桥西区"} in rules["cityAreaChoices"]
