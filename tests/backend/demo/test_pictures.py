"""Drawings: well-formed, the same for the same address, kept for good by browsers."""

from __future__ import annotations

from importlib import import_module
from xml.etree import ElementTree

import pytest
from django.test import Client

from backend.demo.pictures import MOTIFS, drawing
from markets.sites.data import SITES


@pytest.mark.parametrize("art", sorted(MOTIFS))
def test_every_motif_is_well_formed_in_light_and_dark(art: str):
    for color in ("white", "black", "none"):
        text = drawing(art, color, 7)
        ElementTree.fromstring(text)
        assert "{" not in text


def test_every_recipe_has_its_motif():
    used = {
        recipe.art
        for site in SITES
        for recipe in import_module(f"backend.demo.data.{site.slug}").RECIPES
    }
    assert used <= set(MOTIFS)


def test_served_with_a_long_life_and_nothing_but_shapes():
    answer = Client().get("/pictures/dress-red-42.svg?size=256")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert answer.content == Client().get("/pictures/dress-red-42.svg").content


@pytest.mark.parametrize("name", ["dress", "dress-red-x", "<b>-red-1", "dress-red-12345678"])
def test_a_strange_address_is_not_found(name: str):
    assert Client().get(f"/pictures/{name}.svg").status_code == 404
