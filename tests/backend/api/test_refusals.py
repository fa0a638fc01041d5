"""The table of the audit brief, section 5: status and code to the letter, and nothing written."""

from __future__ import annotations

import json
import time
import uuid
from statistics import median

import psycopg
import pytest
from django.test import Client

from backend.api import limits
from backend.kernel.errors import IdempotencyMismatch, Invalid
from backend.kernel.ids import to_relay
from backend.parties.models import SignInFailure, User
from tests.backend.api.leaks.asking import changed, prints
from tests.factories.people import PASSWORD, a_user
from tests.factories.trade import a_checkout, a_paid_order, a_shop, acting

pytestmark = pytest.mark.django_db
SIGN_IN = 'tokenCreate(email: "%s", password: "%s") { token errors { code } }'


def post(body: object, **headers: str):
    return Client().post(
        "/graphql/", data=json.dumps(body), content_type="application/json", **headers
    )


def code(answer) -> str:
    return answer.json()["errors"][0]["extensions"]["code"]


def nested(depth: int) -> str:
    """A query so deep: the innermost field counts."""
    inner = "id"
    for _ in range(depth - 2):
        inner = f"parent {{ {inner} }}"
    return f'{{ category(slug: "x") {{ {inner} }} }}'


REFUSED = {
    "depth": ({"query": nested(limits.DEPTH_MAX + 1)}, 400, "QUERY_TOO_DEEP"),
    "cost": (
        {"query": "{ categories(first: 100) { edges { node { products(first: 100) { edges { node { id } } } } } } }"},
        400, "QUERY_TOO_COSTLY",
    ),
    "cost hidden in a default": (
        {"query": "query($n: Int = 100) { categories(first: $n) { edges { node { products(first: $n) { edges { node { id } } } } } } }"},
        400, "QUERY_TOO_COSTLY",
    ),
    "aliases of a mutation": (
        {"query": "mutation { " + " ".join(f"a{n}: " + SIGN_IN % ("a@b.cn", "x") for n in range(16)) + " }"},
        400, "TOO_MANY_ALIASES",
    ),
    "aliases behind a fragment": (
        {"query": "mutation { ...f } fragment f on Mutation { "
         + " ".join(f"a{n}: " + SIGN_IN % ("a@b.cn", "x") for n in range(16)) + " }"},
        400, "TOO_MANY_ALIASES",
    ),
    "aliases of a query": (
        {"query": "{ " + " ".join(f"a{n}: shop {{ name }}" for n in range(61)) + " }"},
        400, "TOO_MANY_ALIASES",
    ),
    "tokens": ({"query": "{ " + "__typename " * (limits.TOKENS_MAX + 1) + "}"}, 400, "QUERY_TOO_LARGE"),
    "directives": ({"query": "{ shop " + "@skip(if: false) " * 1500 + "{ name } }"}, 400, "QUERY_TOO_LARGE"),
    "batch": ([{"query": "{ shop { name } }"}], 400, "BATCHING_DISABLED"),
    "body": ({"query": "{ shop { name } }", "variables": {"x": "a" * 100_001}}, 413, "QUERY_TOO_LARGE"),
    "unknown field": ({"query": "{ shop { nam } }"}, 400, "GRAPHQL_VALIDATION_FAILED"),
    "unknown input field": (
        {"query": 'mutation { accountUpdate(input: {isStaff: true}) { errors { code } } }'},
        400, "GRAPHQL_VALIDATION_FAILED",
    ),
    "not json": ("{", 400, "GRAPHQL_PARSE_FAILED"),
    "a NUL in a variable": (
        {"query": "query($s: String!) { site(slug: $s) { name } }", "variables": {"s": "\u0000"}},
        400,
        "GRAPHQL_VALIDATION_FAILED",
    ),
    "half a pair in a literal": ({"query": '{ site(slug: "\ud83d") { name } }'}, 400, "GRAPHQL_VALIDATION_FAILED"),
    "no query": ({"variables": {}}, 400, "GRAPHQL_PARSE_FAILED"),
    "variables not an object": ({"query": "{ shop { name } }", "variables": [1]}, 400, "GRAPHQL_PARSE_FAILED"),
    "unknown operation": ({"query": "query A { shop { name } }", "operationName": "B"}, 400, "GRAPHQL_VALIDATION_FAILED"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_before_anything_runs(name, django_assert_num_queries):
    body, status, wanted = REFUSED[name]
    with django_assert_num_queries(0):
        answer = post(body)

    assert (answer.status_code, code(answer)) == (status, wanted)
    assert "Did you mean" not in answer.content.decode()


@pytest.mark.parametrize(
    "content",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
)
def test_another_content_type_is_415(content):
    answer = Client().post("/graphql/", data=b"query=%7B__typename%7D", content_type=content)

    assert answer.status_code == 415


def test_a_mutation_by_get_is_405_and_other_methods_too():
    query = "mutation { " + SIGN_IN % ("a@b.cn", "x") + " }"

    assert Client().get("/graphql/", {"query": query}).status_code == 405
    assert Client().put("/graphql/", data="{}", content_type="application/json").status_code == 405
    assert not SignInFailure.objects.exists()


def test_introspection_is_refused_where_it_is_off():
    from backend.api.execution import Executor
    from backend.api.limits import LimitExceeded
    from backend.config.schema import root_executor

    closed = Executor(root_executor().schema, introspection=False)
    for query in (
        "{ __schema { types { name } } }",
        '{ __type(name: "User") { name } }',
        "query { ...f } fragment f on Query { __schema { types { name } } }",
    ):
        with pytest.raises(LimitExceeded) as refusal:
            closed.operation(query, None, {})
        assert refusal.value.code == "INTROSPECTION_DISABLED"


def test_no_session_a_wrong_role_and_a_foreign_object(api):
    order = a_paid_order(a_shop(), 2)
    stranger = acting(None)
    read = "query($id: ID!) { order(id: $id) { id } }"

    assert api.post("{ deskMoney { site } }").code == "UNAUTHENTICATED"
    assert api.post("{ deskMoney { site } }", actor=stranger).code == "FORBIDDEN"
    assert api.post(read, {"id": to_relay("Order", order.pk)}, actor=stranger).data == {
        "order": None
    }


def test_the_same_key_with_another_body(api):
    from tests.factories.mall import a_mall
    from tests.procurement.mall.play import CREATE

    mall = a_mall()
    first = {"input": mall.wish(1), "key": "one-key"}
    assert api.post(CREATE, first, actor=mall.requester).data["answer"]["errors"] == []
    before = prints()
    other = api.post(CREATE, {"input": mall.wish(2), "key": "one-key"}, actor=mall.requester)

    assert other.data["answer"]["errors"][0]["code"] == "IDEMPOTENCY_MISMATCH"
    assert changed(before, prints()) == []


def test_the_same_key_while_the_first_still_runs(api, monkeypatch):
    from django.db import connection

    from tests.factories.mall import a_mall
    from tests.procurement.mall.play import CREATE

    monkeypatch.setattr("backend.events.services.IN_PROGRESS_SECONDS", 0.1)
    mall = a_mall()
    asked = {"input": mall.wish(1), "key": "one-key"}
    scope = f"requisition.create:{mall.requester.organization_id}"
    held = connection.get_connection_params() | {"autocommit": False}
    held.pop("cursor_factory", None)
    held.pop("context", None)
    with psycopg.connect(**held) as first:  # the first request, still in its transaction
        claim = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
        first.execute(claim, [f"{scope}:one-key"])
        before = prints()
        answer = api.post(CREATE, asked, actor=mall.requester).data["answer"]
        assert changed(before, prints()) == []
        assert [(row["field"], row["code"]) for row in answer["errors"]] == [
            ("idempotencyKey", "IDEMPOTENCY_IN_PROGRESS")
        ]
    assert api.post(CREATE, asked, actor=mall.requester).data["answer"]["errors"] == []


NUMBERS = [-1, 0, 10**16, "1e3", "１００", 1.5, "abc", None, True]


@pytest.mark.parametrize("quantity", NUMBERS)
def test_no_odd_quantity_gets_into_a_basket(api, quantity):
    shop = a_shop()
    basket = a_checkout(shop, 2, ready=False)
    before = prints()
    text = "mutation($id: ID, $l: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $l) { errors { field code } } }"
    lines = [{"variantId": to_relay("ProductVariant", shop.variant.pk), "quantity": quantity}]
    answer = api.post(text, {"id": to_relay("Checkout", basket.pk), "l": lines}, actor=shop.buyer)

    assert answer.status == 200
    assert answer.body.get("errors") or answer.data["checkoutLinesAdd"]["errors"]
    assert changed(before, prints()) == []


@pytest.mark.parametrize("amount", [-1, 0, 10**16, "1e30", "１００", "NaN", "0.001"])
def test_no_odd_amount_is_paid(api, amount):
    shop = a_shop()
    basket = a_checkout(shop, 2)
    before = prints()
    text = """mutation($id: ID!, $a: PositiveDecimal) { transactionInitialize(id: $id, amount: $a,
      paymentGateway: {id: "saleor.io.dummy-payment-app"}) { errors { field code } } }"""
    answer = api.post(text, {"id": to_relay("Checkout", basket.pk), "a": amount}, actor=shop.buyer)

    assert answer.status == 200
    assert answer.body.get("errors") or answer.data["transactionInitialize"]["errors"]
    assert changed(before, prints()) == []


def test_fifteen_aliased_sign_ins_try_five_and_the_next_request_is_429(api):
    user = a_user()
    calls = " ".join(f"a{n}: " + SIGN_IN % (user.email, f"guess {n}") for n in range(15))
    answers = api.post(f"mutation {{ {calls} }}").data
    codes = [row["errors"][0]["code"] for row in answers.values()]

    assert codes == ["INVALID_CREDENTIALS"] * 5 + ["LOGIN_ATTEMPT_DELAYED"] * 10
    assert SignInFailure.objects.count() == 5
    refused = post({"query": "mutation { " + SIGN_IN % (user.email, PASSWORD) + " }"})
    assert (refused.status_code, code(refused)) == (429, "RATE_LIMITED")
    assert 0 < int(refused["Retry-After"]) <= 15 * 60
    assert SignInFailure.objects.count() == 5


def test_an_account_hidden_in_a_default_is_counted_too():
    user = a_user()
    call = 'tokenCreate(email: $e, password: "x") { errors { code } }'
    hidden = f'mutation($e: String! = "{user.email}") {{ {call} }}'
    statuses = [post({"query": hidden}).status_code for _ in range(7)]

    assert statuses == [200] * 5 + [429] * 2


def test_an_address_that_guesses_at_many_accounts_is_stopped():
    for number in range(20):
        answer = post(
            {"query": "mutation { " + SIGN_IN % (f"u{number}@b.cn", "x") + " }"},
            HTTP_X_FORWARDED_FOR="198.51.100.9",
        )
        assert answer.status_code == 200
    one_more = {"query": "mutation { " + SIGN_IN % ("fresh@b.cn", "x") + " }"}

    assert post(one_more, HTTP_X_FORWARDED_FOR="198.51.100.9").status_code == 429
    assert post(one_more, HTTP_X_FORWARDED_FOR="198.51.100.10").status_code == 200


@pytest.mark.parametrize("act", [
    'requestPasswordReset(email: "%s", redirectUrl: "http://localhost:8000/reset") { errors { code } }',
    'accountRegister(input: {email: "%s", password: "fresh horse 88"}) { errors { code } }',
])  # fmt: skip
def test_resets_and_registrations_are_counted_for_known_and_unknown_alike(act):
    for email in (a_user().email, "unknown@b.cn"):
        statuses = [post({"query": f"mutation {{ {act % email} }}"}).status_code for _ in range(7)]
        assert statuses == [200] * 5 + [429] * 2


def test_a_right_password_counts_nothing():
    user = a_user()
    for _ in range(8):
        answer = post({"query": "mutation { " + SIGN_IN % (user.email, PASSWORD) + " }"})
        assert answer.json()["data"]["tokenCreate"]["errors"] == []
    assert not SignInFailure.objects.exists()


def test_an_unknown_account_takes_as_long_and_answers_the_same(monkeypatch):
    from backend.parties.services.sign_in import token_create

    known = a_user()
    monkeypatch.setattr("backend.parties.services.sign_in.retry_after", lambda *_, **__: 0)

    def spent(email: str) -> float:
        start = time.thread_time()
        with pytest.raises(Exception, match="邮箱或密码不正确"):
            token_create(email=email, password="wrong")
        return time.thread_time() - start

    pairs = [(spent(known.email), spent("nobody@b.cn")) for _ in range(9)]
    assert abs(median(a for a, _ in pairs) - median(b for _, b in pairs)) < 0.02
    assert User.objects.count() == 1


PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}}",
    "\u202e文字",
]


@pytest.mark.parametrize("text", PAYLOADS)
def test_texts_come_back_as_they_were_as_json_and_never_as_a_page(api, text):
    shop = a_shop()
    basket = a_checkout(shop, 2, ready=False)
    write = "mutation($id: ID, $n: String) { checkoutNoteUpdate(id: $id, note: $n) { checkout { note } errors { code } } }"
    body = {"query": write, "variables": {"id": to_relay("Checkout", basket.pk), "n": text}}
    answer = api.post(write, body["variables"], actor=shop.buyer).data["checkoutNoteUpdate"]

    assert answer["checkout"]["note"] == text
    served = post({"query": "{ shop { name } }"})
    assert served["Content-Type"] == "application/json"
    assert served["X-Content-Type-Options"] == "nosniff"


def test_an_error_of_saleors_shape_says_our_own_code_too(api):
    """Saleor's enum knows few codes; what a page tells in another language hangs on ours."""
    ask = """mutation($e: String!, $r: String!) { requestPasswordReset(email: $e, redirectUrl: $r) {
      errors { field code reason } } }"""
    answer = api.post(ask, {"e": "a@shiji.example", "r": "https://elsewhere.example/"})
    (error,) = answer.data["requestPasswordReset"]["errors"]
    assert (error["code"], error["reason"]) == ("INVALID", "REDIRECT_REFUSED")
    shop = a_shop()
    basket = a_checkout(shop, 2, ready=False)
    text = """mutation($id: ID, $l: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $l) {
      errors { code reason } } }"""
    lines = [{"variantId": to_relay("ProductVariant", uuid.uuid4()), "quantity": 1}]
    given = {"id": to_relay("Checkout", basket.pk), "l": lines}
    (error,) = api.post(text, given, actor=shop.buyer).data["checkoutLinesAdd"]["errors"]
    assert (error["code"], error["reason"]) == ("NOT_FOUND", "NOT_FOUND")
    assert Invalid("x").reason == "INVALID"
    assert IdempotencyMismatch().reason == "IDEMPOTENCY_MISMATCH"
