"""Accounts and sessions with the documents of Saleor's storefront, auth kit and older SDK."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from django.conf import settings

from backend.kernel.ids import to_relay
from backend.notices.models import Mail
from backend.parties.models import User
from tests.contract.goods import HOME
from tests.factories.people import PASSWORD, a_user

pytestmark = pytest.mark.django_db
NEW = "another horse 7"
BACK = f"{settings.PUBLIC_URL}/account/link"


def mailed(email: str) -> dict[str, str]:
    """E-mail and token of the last link that went to an address."""
    text = Mail.objects.filter(address=email).latest("created_at").text
    link = next(word for word in text.split() if word.startswith(BACK))
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def _register(client, which: str, **given):
    if which == "storefront":
        return client.done("account", "AccountRegister", **given)
    return client.done("sdk", "register", **given)


def _confirm(client, which: str, **given):
    if which == "storefront":
        return client.send("account", "ConfirmAccount", **given)
    return client.send("sdk", "accountConfirm", **given)


@pytest.mark.parametrize("which", ["storefront", "sdk"])
def test_register_confirm_and_sign_in(client, which):
    email = "newcomer@example.org"
    given = {"email": email, "password": PASSWORD, "redirectUrl": BACK, "channel": "textile-cny",
             "languageCode": "EN", "firstName": "采购部"}  # fmt: skip
    made = _register(client, which, input=given)
    assert made["requiresConfirmation"] is True
    refused = client.send("sdk", "loginWithoutDetails", email=email, password=PASSWORD)
    assert [row["code"] for row in refused["errors"]] == ["ACCOUNT_NOT_CONFIRMED"]

    link = mailed(email)
    assert link["email"] == email
    done = _confirm(client, which, **link)
    assert (done["errors"], done["user"]["email"], done["user"]["isConfirmed"]) == (
        [], email, True,
    )  # fmt: skip
    signed = client.done("sdk", "login", email=email, password=PASSWORD)
    assert signed["user"]["firstName"] == "采购部"
    assert [row["code"] for row in _confirm(client, which, **link)["errors"]] == ["INVALID"]


def test_the_checkout_registers_too(client):
    given = {"email": "cart@example.org", "password": PASSWORD, "redirectUrl": BACK}
    assert client.done("account", "userRegister", input=given)["requiresConfirmation"] is True
    assert User.objects.get(email="cart@example.org").is_confirmed is False


def _reset(client, which: int, **given: str):
    if which == 0:
        return client.done("account", "requestPasswordReset", **given)
    if which == 1:
        return client.done("account", "RequestPasswordReset", **given)
    return client.done("sdk", "requestPasswordReset", **given)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_forgotten_password(client, which):
    user = a_user()
    _reset(client, which, email=user.email, channel="textile-cny", redirectUrl=BACK)
    link = mailed(user.email)
    if which == 1:
        made = client.done("sdk", "setPassword", **link, password=NEW)
        assert made["user"]["email"] == user.email
    else:
        made = client.done("auth", "passwordReset", **link, password=NEW)
    client.token = made["token"]
    assert client.send("account", "CurrentUser")["email"] == user.email
    old = client.send("auth", "tokenCreate", email=user.email, password=PASSWORD)
    assert [row["code"] for row in old["errors"]] == ["INVALID_CREDENTIALS"]


def test_tokens_are_made_refreshed_and_verified(client):
    user = a_user()
    refresh = client.sign_in(user.email)
    fresh = client.done("auth", "refreshToken", refreshToken=refresh)
    assert set(fresh) == {"token", "errors"}
    again = client.done("sdk", "refreshToken", refreshToken=refresh)
    assert again["token"]
    whole = client.done("sdk", "refreshTokenWithUser", refreshToken=refresh)
    assert whole["user"]["id"] == to_relay("User", user.pk)
    known = client.done("sdk", "verifyToken", token=fresh["token"])
    assert (known["isValid"], known["payload"]["email"]) == (True, user.email)
    assert known["payload"]["type"] == "access"
    bad = client.done("sdk", "verifyToken", token="rubbish")
    assert (bad["isValid"], bad["user"]) == (False, None)
    assert jwt.decode(refresh, options={"verify_signature": False})["type"] == "refresh"


def test_signing_in_elsewhere_is_a_door_that_refuses_in_words(client):
    given = {"pluginId": "mirumee.authentication.openidconnect", "input": json.dumps({"a": 1})}
    answers = [
        client.send("auth", "externalAuthenticationUrl", **given),
        client.send("auth", "AuthObtainAccessToken", **given),
        client.send("sdk", "externalAuthenticationUrl", **given),
        client.send("sdk", "externalObtainAccessTokens", **given),
        client.send("sdk", "externalRefresh", **given),
        client.send("sdk", "externalRefreshWithUser", **given),
        client.send("sdk", "externalVerify", **given),
        client.send("sdk", "externalLogout", **given),
    ]
    for answer in answers:
        assert [(row["field"], row["code"]) for row in answer["errors"]] == [
            ("pluginId", "NOT_FOUND")
        ]
        assert answer.get("token") is None


def test_the_own_profile(client):
    assert client.send("account", "user") is None
    assert client.send("sdk", "User") is None
    user = a_user()
    client.sign_in(user.email)
    me = client.send("account", "user")
    assert me == client.send("sdk", "User") == client.send("account", "CurrentUserProfile")
    assert me["id"] == client.send("sdk", "UserWithoutDetails")["id"]
    assert (me["isStaff"], me["isActive"], me["avatar"], me["userPermissions"]) == (
        False, True, None, [],
    )  # fmt: skip

    changed = client.done("account", "AccountUpdate", input={"firstName": "业务", "lastName": "部"})
    assert (changed["user"]["firstName"], changed["user"]["lastName"]) == ("业务", "部")
    noted = [{"key": "note", "value": "x"}]
    changed = client.done("sdk", "accountUpdate", input={"metadata": noted})
    assert changed["user"]["metadata"] == noted
    assert changed["user"]["firstName"] == "业务"


def test_the_address_book(client):
    client.sign_in()
    book = [
        client.done("account", "userAddressCreate", type="SHIPPING", input=HOME)["address"],
        client.done("account", "AccountAddressCreate", input=HOME)["address"],
        client.done("sdk", "createAccountAddress", input=HOME)["address"],
    ]
    assert book[0]["country"] == {"code": "CN", "country": "China"}
    moved = {**HOME, "city": "唐山市"}
    for changed in (
        client.done("account", "userAddressUpdate", id=book[0]["id"], input=moved),
        client.done("account", "AccountAddressUpdate", id=book[1]["id"], input=moved),
        client.done("sdk", "updateAccountAddress", id=book[2]["id"], input=moved),
    ):
        assert changed["address"]["city"] == "唐山市"

    one = client.done("account", "userSetDefaultAddress", id=book[1]["id"], type="BILLING")
    assert one["user"]["defaultBillingAddress"] == {"id": book[1]["id"]}
    assert one["user"]["defaultShippingAddress"] == {"id": book[0]["id"]}
    two = client.done("account", "AccountSetDefaultAddress", id=book[2]["id"], type="SHIPPING")
    assert two["user"]["defaultShippingAddress"]["id"] == book[2]["id"]
    flags = {
        row["id"]: (row["isDefaultShippingAddress"], row["isDefaultBillingAddress"])
        for row in two["user"]["addresses"]
    }
    assert flags == {
        book[0]["id"]: (False, False),
        book[1]["id"]: (False, True),
        book[2]["id"]: (True, False),
    }
    three = client.done("sdk", "setAccountDefaultAddress", id=book[0]["id"], type="BILLING")
    assert three["user"]["defaultBillingAddress"]["id"] == book[0]["id"]

    client.done("account", "userAddressDelete", id=book[0]["id"])
    client.done("account", "AccountAddressDelete", id=book[1]["id"])
    left = client.done("sdk", "deleteAccountAddress", id=book[2]["id"])
    assert left["user"]["addresses"] == []
    assert left["user"]["defaultBillingAddress"] is None


def test_a_new_password(client):
    user = a_user()
    client.sign_in(user.email)
    client.done("account", "PasswordChange", old=PASSWORD, new=NEW)
    client.token = ""  # the change has ended the session
    refused = client.send("auth", "tokenCreate", email=user.email, password=PASSWORD)
    assert refused["token"] is None
    assert [each["code"] for each in refused["errors"]] == ["INVALID_CREDENTIALS"]
    assert client.sign_in(user.email, NEW)
    client.done("sdk", "passwordChange", oldPassword=NEW, newPassword=PASSWORD)
    assert client.sign_in(user.email, PASSWORD)


def test_another_address_for_the_account(client):
    user = a_user()
    client.sign_in(user.email)
    client.done(
        "sdk", "requestEmailChange", newEmail="moved@example.org", password=PASSWORD,
        redirectUrl=BACK, channel="textile-cny",
    )  # fmt: skip
    token = mailed("moved@example.org")["token"]
    moved = client.done("sdk", "confirmEmailChange", token=token, channel="textile-cny")
    assert moved["user"]["email"] == "moved@example.org"


def test_an_account_is_given_up(client):
    user = a_user()
    client.sign_in(user.email)
    client.done("account", "AccountRequestDeletion", redirectUrl=BACK, channel="textile-cny")
    client.done("sdk", "accountRequestDeletion", redirectUrl=BACK)
    token = mailed(user.email)["token"]
    client.done("sdk", "accountDelete", token=token)
    gone = client.reply("account", "CurrentUser")
    assert gone["data"] in (None, {"me": None})
    assert not User.objects.filter(email=user.email).exists()
