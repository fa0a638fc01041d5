"""Behaviours 1-3, 15-17, 19 and 21 of the compatibility brief: door, ids, sessions, errors."""

from __future__ import annotations

import base64
import uuid
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from django.conf import settings
from django.test import Client
from graphql import GraphQLList, GraphQLNonNull, get_named_type

from backend.checkout.models import Checkout
from backend.config.schema import root_executor
from backend.notices.models import Mail
from backend.orders.models import Order
from backend.parties.models import SignInFailure, User
from tests.contract.buying import filled, paid
from tests.contract.client import ENDPOINT, SaleorClient
from tests.contract.goods import CHANNEL
from tests.contract.saleor_list import LIST
from tests.factories.people import PASSWORD, a_user

pytestmark = pytest.mark.django_db
ME = {"query": "{ me { id } }"}


def extensions(body: dict) -> dict:
    return body["errors"][0]["extensions"]


def test_behaviour_01_one_address_json_in_and_200_for_errors_of_graphql(client):
    refused = client.raw({"query": "{ channels { id } }", "variables": {}})
    assert refused.status_code == 200
    assert extensions(refused.json())["code"] == "UNAUTHENTICATED"
    assert refused["Content-Type"] == "application/json"
    named = {
        "query": "query($s: String) { channel(slug: $s) { slug } }",
        "variables": {"s": CHANNEL},
    }
    assert client.raw(named).json() == {"data": {"channel": {"slug": CHANNEL}}}


def test_behaviour_01_another_origin_may_ask_and_carries_no_cookie():
    asked = Client().options(
        ENDPOINT,
        HTTP_ORIGIN="https://shop.example",
        HTTP_ACCESS_CONTROL_REQUEST_METHOD="POST",
        HTTP_ACCESS_CONTROL_REQUEST_HEADERS="authorization,content-type",
    )
    allowed = asked["Access-Control-Allow-Headers"]
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert {"authorization", "content-type"} <= {each.strip() for each in allowed.split(",")}
    assert "POST" in asked["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in asked
    answer = SaleorClient().raw(ME)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_behaviour_01_introspection_is_on_outside_production(client):
    said = client.raw({"query": "{ __schema { queryType { name } } }"}).json()
    assert said == {"data": {"__schema": {"queryType": {"name": "Query"}}}}
    assert root_executor().introspection is True


def test_behaviour_02_ids_are_relays_and_carts_and_guest_orders_are_secrets(client, shelf):
    key = filled(client, shelf)
    kind, _, plain = base64.b64decode(key).decode().partition(":")
    assert (kind, uuid.UUID(plain).version) == ("Checkout", 4)
    assert SaleorClient().send("checkout", "CheckoutFind", id=key)["id"] == key

    placed = client.done("checkout", "checkoutComplete", id=paid(client, shelf))["order"]["id"]
    kind, _, plain = base64.b64decode(placed).decode().partition(":")
    assert (kind, uuid.UUID(plain).version) == ("Order", 4)
    seen = SaleorClient().send("account", "order", id=placed)
    assert seen["id"] == placed
    row = Order.objects.get()
    assert (row.user_id, row.buyer_organization_id) == (None, None)


def test_behaviour_02_what_somebody_owns_is_no_longer_read_by_its_id(client, shelf):
    """Decision D32 narrows the brief: bearer reading holds for things without an owner alone."""
    client.sign_in()
    key = filled(client, shelf)
    placed = client.done("checkout", "checkoutComplete", id=paid(client, shelf))["order"]["id"]
    other = SaleorClient()
    assert other.send("checkout", "CheckoutFind", id=key) is None
    assert other.send("account", "order", id=placed) is None
    other.sign_in()
    assert other.send("checkout", "CheckoutFind", id=key) is None
    assert other.send("account", "order", id=placed) is None
    guess = base64.b64encode(f"Checkout:{uuid.uuid4()}".encode()).decode()
    assert other.send("checkout", "CheckoutFind", id=guess) is None


def test_behaviour_03_everything_stands_in_a_channel(client, shelf):
    other = "electronics-cny"
    assert client.send("catalogue", "ProductDetails", slug=shelf.slug, channel=CHANNEL)
    assert client.send("catalogue", "ProductDetails", slug=shelf.slug, channel=other) is None
    for wrong in (other, "no-such-channel"):
        assert client.send("catalogue", "ProductList", channel=wrong)["totalCount"] == 0
        gone = client.send("catalogue", "ProductListByCollection", slug="spring", channel=wrong)
        assert gone is None
    variant = client.send(
        "catalogue", "ProductVariantForPdp", id=shelf.variant(), channel=other
    )  # fmt: skip
    assert variant is None
    mine = client.send("pages", "MenuGetBySlug", slug="navbar", channel=CHANNEL)["items"]
    theirs = client.send("pages", "MenuGetBySlug", slug="navbar", channel=other)["items"]
    assert "textile-root" in [row["category"]["slug"] for row in mine]
    assert "textile-root" not in [row["category"]["slug"] for row in theirs]


def test_behaviour_03_one_currency_each_and_the_list_is_for_staff(client):
    assert client.send("checkout", "channel", slug="intl-eur")["currencyCode"] == "EUR"
    assert extensions(client.reply("catalogue", "ChannelsList"))["code"] == "UNAUTHENTICATED"
    user = a_user()
    User.objects.filter(pk=user.pk).update(is_staff=True)
    client.sign_in(user.email)
    seen = client.send("catalogue", "ChannelsList")
    assert len({row["slug"] for row in seen}) == len(seen) > 4


def test_behaviour_15_the_claims_of_both_tokens(client):
    user = a_user()
    refresh = client.sign_in(user.email)
    for text, kind in ((client.token, "access"), (refresh, "refresh")):
        claims = jwt.decode(text, options={"verify_signature": False})
        assert {"iat", "exp", "iss", "owner", "token", "email", "type", "user_id", "is_staff"} <= (
            set(claims)
        )
        assert (claims["type"], claims["email"]) == (kind, user.email)
        assert claims["iss"] == f"{settings.PUBLIC_URL}{ENDPOINT}"
        assert base64.b64decode(claims["user_id"]).decode() == f"User:{user.pk}"
        life = claims["exp"] - claims["iat"]
        assert life <= 15 * 60 if kind == "access" else life >= 24 * 3600
    fresh = client.done("auth", "refreshToken", refreshToken=refresh)
    assert "refreshToken" not in fresh
    assert fresh["token"]


def test_behaviour_15_a_changed_password_ends_all_sessions(client):
    user = a_user()
    refresh = client.sign_in(user.email)
    elsewhere = SaleorClient()
    elsewhere.sign_in(user.email)
    client.done("account", "PasswordChange", old=PASSWORD, new="another horse 7")

    for ended in (client, elsewhere):
        assert extensions(ended.raw(ME).json())["code"] == "InvalidTokenError"
    client.token = ""
    again = client.send("auth", "refreshToken", refreshToken=refresh)
    assert (again["token"], again["errors"][0]["code"]) == (None, "JWT_INVALID_TOKEN")


def _expired(user: User, client: SaleorClient) -> str:
    client.sign_in(user.email)
    claims = jwt.decode(client.token, options={"verify_signature": False})
    past = datetime.now(UTC) - timedelta(hours=1)
    return jwt.encode({**claims, "exp": past}, settings.SECRET_KEY, algorithm="HS256")


@pytest.mark.parametrize("case", ["expired", "rubbish", "forged"])
def test_behaviour_16_bad_tokens_are_named_in_both_places(client, case):
    expired = _expired(a_user(), client)
    forged = jwt.encode(
        {**jwt.decode(client.token, options={"verify_signature": False}), "is_staff": True},
        "another key that is long enough for hs256",
        algorithm="HS256",
    )
    client.token = {"expired": expired, "rubbish": "rubbish", "forged": forged}[case]
    answer = client.raw(ME)

    said = extensions(answer.json())
    wanted = "ExpiredSignatureError" if case == "expired" else "InvalidTokenError"
    assert answer.status_code == 200
    assert (said["code"], said["exception"]["code"]) == (wanted, wanted)


def test_behaviour_17_registering_tells_nothing_of_who_is_known(client):
    known = a_user()
    back = f"{settings.PUBLIC_URL}/confirm"
    answers = [
        client.done(
            "account", "AccountRegister",
            input={"email": email, "password": PASSWORD, "redirectUrl": back},
        )
        for email in (known.email, "stranger@example.org")
    ]  # fmt: skip

    for answer, email in zip(answers, (known.email, "stranger@example.org"), strict=True):
        assert answer["requiresConfirmation"] is True
        assert answer["user"] == {"id": "", "email": email}
    known.refresh_from_db()
    assert known.check_password(PASSWORD)
    mails = Mail.objects.filter(text__contains=back)
    assert [mail.address for mail in mails] == ["stranger@example.org"]
    text = mails[0].text
    assert "email=stranger%40example.org" in text
    assert "token=" in text


def test_behaviour_17_links_lead_to_our_own_origin_alone(client):
    user = a_user()
    client.sign_in(user.email)
    bad = "https://evil.example/confirm"
    answers = [
        client.send(
            "account", "userRegister",
            input={"email": "n@example.org", "password": PASSWORD, "redirectUrl": bad},
        ),
        client.send("account", "RequestPasswordReset", email=user.email, channel=CHANNEL,
                    redirectUrl=bad),
        client.send("account", "AccountRequestDeletion", redirectUrl=bad),
        client.send("sdk", "requestEmailChange", newEmail="o@example.org", password=PASSWORD,
                    redirectUrl=bad),
    ]  # fmt: skip
    for answer in answers:
        assert [(row["field"], row["code"]) for row in answer["errors"]] == [
            ("redirectUrl", "INVALID")
        ]
    assert not Mail.objects.filter(text__contains="evil.example").exists()
    assert not User.objects.filter(email="n@example.org").exists()


def test_behaviour_17_why_a_sign_in_fails(client):
    user = a_user()

    def code(password: str = PASSWORD) -> str:
        answer = client.send("auth", "tokenCreate", email=user.email, password=password)
        return answer["errors"][0]["code"]

    assert code("wrong") == "INVALID_CREDENTIALS"
    User.objects.filter(pk=user.pk).update(is_confirmed=False)
    assert code() == "ACCOUNT_NOT_CONFIRMED"
    User.objects.filter(pk=user.pk).update(is_confirmed=True, is_active=False)
    assert code() == "INACTIVE"
    for _ in range(3):
        code("wrong")
    aliased = " ".join(
        f'a{n}: tokenCreate(email: "{user.email}", password: "x") {{ errors {{ code }} }}'
        for n in range(2)
    )
    data = client.raw({"query": f"mutation {{ {aliased} }}"}).json()["data"]
    codes = [data[name]["errors"][0]["code"] for name in ("a0", "a1")]
    assert codes == ["INVALID_CREDENTIALS", "LOGIN_ATTEMPT_DELAYED"]
    assert SignInFailure.objects.filter(account=user.email).count() == 5


def test_behaviour_19_no_cache_webhooks_are_sent_yet():
    """Decision D41: a door only. No type of the schema takes or shows such an address."""
    schema = root_executor().schema
    assert not [name for name in schema.mutation_type.fields if "webhook" in name.lower()]
    assert not [name for name in schema.query_type.fields if "webhook" in name.lower()]


def test_behaviour_21_every_listed_mutation_carries_a_list_of_errors():
    schema = root_executor().schema
    for name in LIST["mutations"]:
        payload = get_named_type(schema.mutation_type.fields[name].type)
        errors = payload.fields["errors"].type
        assert isinstance(errors, GraphQLNonNull), name
        assert isinstance(errors.of_type, GraphQLList), name
        kind = get_named_type(errors)
        assert {"field", "message", "code"} <= set(kind.fields), name


def test_behaviour_21_refusals_are_data_and_name_the_field_as_it_was_sent(client, shelf):
    client.sign_in()
    key = filled(client, shelf)
    said = [
        client.send("checkout", "CheckoutAddLine", id=key, variant=shelf.variant(), quantity=10**6),
        client.send("checkout", "checkoutEmailUpdate", id=key, email="nonsense"),
        client.send("checkout", "checkoutShippingAddressUpdate", id=key, address={"country": "CN"}),
        client.send("checkout", "checkoutDeliveryMethodUpdate", id=key, delivery="nonsense"),
        client.send("checkout", "checkoutComplete", id=key),
        client.send("account", "PasswordChange", old="wrong", new="another horse 7"),
        client.send("account", "userAddressDelete", id="nonsense"),
        client.send("checkout", "transactionProcess", id="nonsense"),
        client.send("checkout", "checkoutMetadataUpdate", id="nonsense", input=[]),
        client.send("checkout", "deliveryOptionsCalculate", id="nonsense"),
    ]
    rows = [answer["errors"] for answer in said]
    assert all(len(errors) == 1 and errors[0]["message"] for errors in rows)
    assert [errors[0]["field"] for errors in rows] == [
        "quantity", "email", "firstName", "deliveryMethodId", "shippingAddress", "oldPassword",
        "id", "id", "id", "id",
    ]  # fmt: skip
    assert [errors[0]["code"] for errors in rows] == [
        "INSUFFICIENT_STOCK", "INVALID", "REQUIRED", "DELIVERY_METHOD_NOT_APPLICABLE",
        "SHIPPING_ADDRESS_NOT_SET", "INVALID_CREDENTIALS", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND",
        "NOT_FOUND",
    ]  # fmt: skip
    assert Checkout.objects.get().lines.get().quantity == 2
