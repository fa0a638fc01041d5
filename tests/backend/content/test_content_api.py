"""Menus, pages, news and the shop from the outside."""

from __future__ import annotations

import json

import pytest

from backend.content.models import MenuItem, Page
from backend.content.services import content_sync
from tests.factories.catalog import a_category
from tests.plugin.api import actor_with

pytestmark = pytest.mark.django_db

MENU = """query($slug: String!, $channel: String!) { menu(slug: $slug, channel: $channel) {
  slug items { name level url category { slug } page { slug }
    translation(languageCode: EN) { name }
    children { name level category { slug } page { slug } children { name } } } } }"""


def test_a_navbar_is_the_sites_tree(api):
    a_category()
    items = api.post(MENU, {"slug": "navbar", "channel": "textile-cny"}).data["menu"]["items"]
    root = next(each for each in items if each["category"]["slug"] == "textile-root")
    assert [child["category"]["slug"] for child in root["children"]] == ["tshirts"]
    assert root["children"][0]["level"] == 1
    other = api.post(MENU, {"slug": "navbar", "channel": "intl-usd"}).data["menu"]["items"]
    assert "textile-root" not in [each["category"]["slug"] for each in other]


def test_a_footer_names_the_pages_of_the_site(api):
    def slugs(channel):
        items = api.post(MENU, {"slug": "footer", "channel": channel}).data["menu"]["items"]
        return [child["page"]["slug"] for item in items for child in item["children"]]

    assert "procurement-guide" in slugs("gov")
    assert "procurement-guide" not in slugs("textile-cny")
    assert api.post(MENU, {"slug": "nothing", "channel": "gov"}).data["menu"] is None


def test_an_editors_menu_takes_the_place_of_the_built_one(api):
    parent = MenuItem.objects.create(menu="navbar", name="新品", url="/new")
    MenuItem.objects.create(menu="navbar", name="本周", parent=parent, url="/new/week")
    items = api.post(MENU, {"slug": "navbar", "channel": "textile-cny"}).data["menu"]["items"]
    assert [(each["name"], each["url"]) for each in items] == [("新品", "/new")]
    assert items[0]["children"][0]["name"] == "本周"


def test_a_page_in_both_languages(api):
    query = """{ page(slug: "escrow") { title content isPublished pageType { slug }
      assignedAttributes { attribute { slug } }
      en: translation(languageCode: EN) { title content } de: translation(languageCode: DE) { title }
    } none: page(slug: "storefront-homepage") { slug } }"""
    data = api.post(query).data
    assert data["page"]["title"] == "担保交易说明"
    assert json.loads(data["page"]["content"])["blocks"][0]["type"] == "paragraph"
    assert data["page"]["en"]["title"] == "How escrow works"
    assert data["page"]["de"] is None
    assert data["none"] is None


def test_pages_by_slugs(api):
    query = """query($where: PageWhereInput) { pages(first: 20, where: $where) {
      edges { node { slug } } } }"""
    where = {"slug": {"oneOf": ["terms", "about", "storefront-chrome"]}}
    edges = api.post(query, {"where": where}).data["pages"]["edges"]
    assert [edge["node"]["slug"] for edge in edges] == ["about", "terms"]


def test_an_edited_page_survives_the_next_sync(api):
    query = """mutation($input: WordsInput!) { pageSave(input: $input) {
      page { title } errors { code } } }"""
    given = {"slug": "about", "title": "关于我们", "paragraphs": ["新的文字。"]}
    assert api.post(query, {"input": given}).code == "UNAUTHENTICATED"
    done = api.post(query, {"input": given}, actor=actor_with("content.edit")).data["pageSave"]
    assert done == {"page": {"title": "关于我们"}, "errors": []}
    content_sync()
    assert Page.objects.get(slug="about").title == "关于我们"


def test_news_of_a_site_newest_first(api):
    query = """query($site: String!) { news(site: $site, first: 5) {
      edges { node { slug title en: title(languageCode: EN) } } } }"""
    edges = api.post(query, {"site": "textile"}).data["news"]["edges"]
    assert [edge["node"]["slug"] for edge in edges] == [
        "freight-lines-added",
        "mall-open-to-merchants",
        "escrow-for-all-markets",
    ]
    gov = api.post(query, {"site": "gov"}).data["news"]["edges"]
    assert "freight-lines-added" not in [edge["node"]["slug"] for edge in gov]


def test_the_shop(api):
    data = api.post("{ shop { name channels { slug } languages { code } } }").data["shop"]
    assert data["name"] == "市集"
    assert {"slug": "intl-usd"} in data["channels"]
