"""Refusals are told in Chinese, and in English to whoever likes English better; figures stay."""

from __future__ import annotations

import base64

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override
from graphql import GraphQLError

from backend.api.errors import format_error
from backend.api.language import CHINESE, ENGLISH, language_of, said, told
from backend.catalog.errors import ProductFaults
from backend.catalog.rules import Fault
from backend.inventory.errors import InsufficientStock
from backend.kernel.errors import Invalid, Sentence
from backend.kernel.ids import to_relay, uuid7
from backend.orders.errors import OrderState
from backend.parties.errors import PasswordUnfit
from backend.parties.services.account import password_check
from tests.factories.trade import a_checkout, a_shop, buyer

E = {"Accept-Language": "en"}
STOCK = """mutation($input: StockUpdateInput!) { stockUpdate(input: $input) {
  errors { field code message } } }"""
SHEET = """mutation($input: SheetInput!) { stockImport(input: $input) {
  report { faults { line message } } errors { message } } }"""
ADD = """mutation($id: ID, $lines: [CheckoutLineInput!]!) { checkoutLinesAdd(id: $id, lines: $lines) {
  errors { code message } } }"""
COMPLETE = "mutation($id: ID) { checkoutComplete(id: $id) { errors { code message } } }"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, CHINESE),
        ("", CHINESE),
        ("en", ENGLISH),
        ("en-GB,en;q=0.9,zh;q=0.1", ENGLISH),
        ("EN-us", ENGLISH),
        ("fr,en;q=0.5", ENGLISH),
        ("zh-CN,en;q=0.5", CHINESE),
        ("en;q=0.5,zh-TW", CHINESE),
        ("en;q=0", CHINESE),
        ("fr", CHINESE),
        ("*", CHINESE),
        ("english", CHINESE),
        (";;q=x,\u00ff" + "en," * 4000, CHINESE),
    ],
)
def test_the_language_is_the_best_match_of_what_is_accepted(header, language):
    given = {} if header is None else {"HTTP_ACCEPT_LANGUAGE": header}

    assert language_of(RequestFactory().post("/graphql/", **given)) == language


@pytest.mark.django_db
def test_an_own_mutation_is_refused_in_the_askers_language(api):
    shop = a_shop()
    ask = {"input": {"counts": []}}

    def message(**headers: str) -> str:
        answer = api.post(STOCK, ask, actor=shop.seller, headers=headers)
        (error,) = answer.data["stockUpdate"]["errors"]
        assert (error["field"], error["code"]) == ("counts", "INVALID")
        text: str = error["message"]
        return text

    assert message(**E) == "Update 1 to 1000 rows at once."
    assert message() == "一次须更新 1 至 1000 行。"
    assert message(**{"Accept-Language": "zh-CN,en;q=0.5"}) == "一次须更新 1 至 1000 行。"


@pytest.mark.django_db
def test_a_top_level_refusal_too(api):
    write = 'mutation { caseOpen(title: "x", subjects: []) { errors { code } } }'

    def told_at_top(**headers: str) -> str:
        answer = api.post(write, actor=buyer(), headers=headers)
        assert answer.code == "FORBIDDEN"
        text: str = answer.body["errors"][0]["message"]
        return text

    assert told_at_top(**E) == "You may not do this."
    assert told_at_top() == "您没有执行此操作的权限。"


@pytest.mark.django_db
def test_saleors_mutations_too(api):
    shop = a_shop(stock=20)
    basket = a_checkout(shop, 15, ready=False)
    key = to_relay("Checkout", basket.pk)
    lines = [{"variantId": to_relay("ProductVariant", shop.variant.pk), "quantity": 6}]

    def messages(**headers: str) -> list[str]:
        added = api.post(ADD, {"id": key, "lines": lines}, actor=shop.buyer, headers=headers)
        done = api.post(COMPLETE, {"id": key}, actor=shop.buyer, headers=headers)
        return [
            added.data["checkoutLinesAdd"]["errors"][0]["message"],
            done.data["checkoutComplete"]["errors"][0]["message"],
        ]

    short, unfit = messages(**E)
    assert short.startswith("Not enough of ")
    assert short.endswith(": 20 left.")
    assert unfit == "Give the delivery address first."
    short, unfit = messages()
    assert short.endswith("库存不足，剩余 20。")
    assert unfit == "请先填写收货地址。"


@pytest.mark.django_db
def test_a_sheets_faults_too(api):
    shop = a_shop()
    content = base64.b64encode("货号,数量\nNONE,3\nX,-1\n".encode()).decode()
    given = {"input": {"fileName": "stock.csv", "content": content, "dryRun": True}}

    def faults(**headers: str) -> list[str]:
        answer = api.post(SHEET, given, actor=shop.seller, headers=headers)
        return [each["message"] for each in answer.data["stockImport"]["report"]["faults"]]

    assert faults(**E) == [
        "There is no product with the SKU “NONE”.",
        "The quantity “-1” is not zero or a positive whole number.",
    ]
    assert faults() == ["没有货号为“NONE”的商品。", "数量“-1”不是 0 或正整数。"]


@pytest.mark.django_db
def test_an_upload_is_refused_in_the_askers_language():
    answer = Client().get("/upload/", headers={"accept-language": "en"})

    assert answer.json()["errors"][0]["message"] == "Use POST."
    assert Client().get("/upload/").json()["errors"][0]["message"] == "请使用 POST。"


def test_a_fault_says_no_more_in_english_than_in_chinese():
    error = GraphQLError("secret", original_error=ValueError("secret"))

    told_en = format_error(error, request_id="r1", language=ENGLISH)
    assert told_en["message"] == "Something went wrong on our side; please try again later."
    told_zh = format_error(error, request_id="r1", language=CHINESE)
    assert told_zh["message"] == "系统内部错误，请稍后重试。"


def test_sentences_made_of_sentences_and_words_are_told_whole():
    one, two = uuid7(), uuid7()
    short = InsufficientStock({one: 3, two: 0}, {one: "A-{1}", two: "B"})
    assert short.message == "库存不足：A-{1} 剩余 3，B 剩余 0。"
    assert said(short, ENGLISH) == "Not enough in stock: 3 left of A-{1}, 0 left of B."
    faults = ProductFaults(
        [
            Fault("media", "REQUIRED", Sentence("至少要有一张图片。")),
            Fault("name", "BANNED_WORD", Sentence("不得使用“{word}”。", word="最佳")),
        ]
    )
    assert faults.message == "至少要有一张图片。；不得使用“最佳”。"
    assert said(faults, ENGLISH) == (
        "At least one picture is needed. The word “最佳” may not be used."
    )
    assert said(OrderState(state="待付款"), ENGLISH) == (
        "Not possible: the order is “awaiting payment”."
    )
    assert said(OrderState(state="待付款"), CHINESE) == "订单当前状态为“待付款”，不能执行此操作。"


def test_a_password_is_judged_in_both_languages():
    with pytest.raises(PasswordUnfit) as refused:
        password_check("short")

    assert refused.value.code == "PASSWORD_TOO_SHORT"
    assert refused.value.message == "密码长度太短。密码必须包含至少 8 个字符。"
    assert said(refused.value, ENGLISH) == "The password is too short: at least 8 characters."


def test_what_has_no_english_is_said_in_chinese():
    assert said(Invalid("没有英文的句子 {n}", n=3), ENGLISH) == "没有英文的句子 3"
    assert said(Invalid("带括号 {的} 句子"), ENGLISH) == "带括号 {的} 句子"
    assert told("", ENGLISH) == ""


def test_the_admin_still_speaks_chinese():
    with override("zh-hans"):
        assert gettext("Log in") == "登录"
        assert gettext("Log out") == "退出登录"
