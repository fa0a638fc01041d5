"""Product drawings as SVG: one motif in the product's colour on a quiet ground. Pure."""

from __future__ import annotations

import colorsys
import random
import re

from backend.demo.art import MOTIFS
from markets.sites.data.shared import COLOUR

SWATCHES = {choice.code: choice.swatch for choice in COLOUR.choices}
# For goods without a colour of their own: calm paints that sit well on a light ground.
OTHERS = ("#3f7cac", "#c0594c", "#4f8a5b", "#d08c3a", "#6b6f9c", "#4a9c9a", "#a5647d", "#7d8a4a")
METALS = frozenset({"bolt", "nut", "wrench", "bearing", "pipe", "valve", "motor"})
METAL = ("#a8b0ba", "#8f9aa7", "#b8a98a", "#9aa39b")
BRIGHTS = ("#f2c14e", "#ef8354", "#7fc8a9", "#8fb8de")
FALLBACK = "gift"
NAME = re.compile(r"(?P<art>[a-z]{2,16})-(?P<color>[a-z]{2,12})-(?P<seed>\d{1,7})")


def _rgb(paint: str) -> tuple[float, float, float]:
    return (int(paint[1:3], 16) / 255, int(paint[3:5], 16) / 255, int(paint[5:7], 16) / 255)


def _paint(red: float, green: float, blue: float) -> str:
    return "#" + "".join(
        f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in (red, green, blue)
    )


def mixed(paint: str, other: str, share: float) -> str:
    """``paint`` with a share of another."""
    pairs = zip(_rgb(paint), _rgb(other), strict=True)
    red, green, blue = (one * (1 - share) + two * share for one, two in pairs)
    return _paint(red, green, blue)


def paints(art: str, color: str, seed: int) -> dict[str, str]:
    """The paints of one drawing: c colour, d darker, l lighter, k ink, b bright, g ground."""
    source = random.Random(f"{art}:{color}:{seed}")
    body = SWATCHES.get(color, "") or source.choice(METAL if art in METALS else OTHERS)
    hue, light, depth = colorsys.rgb_to_hls(*_rgb(body))
    hue = (hue + source.uniform(-0.012, 0.012)) % 1.0
    light = min(0.93, max(0.16, light + source.uniform(-0.03, 0.03)))
    body = _paint(*colorsys.hls_to_rgb(hue, light, depth))
    away = (hue + source.choice((0.08, 0.42, 0.5, 0.58))) % 1.0
    warm = source.uniform(0.34, 0.6) if depth > 0.08 else 0.2
    ground = _paint(*colorsys.hls_to_rgb(away, 0.91 if light < 0.8 else 0.84, warm))
    return {
        "c": body,
        "d": mixed(body, "#1c2233", 0.30 if light > 0.3 else 0.45),
        "l": mixed(body, "#ffffff", 0.55 if light > 0.3 else 0.35),
        "k": "#2b313d" if light > 0.22 else "#59616f",
        "b": source.choice(BRIGHTS),
        "g": ground,
        "h": mixed(ground, "#ffffff", 0.6),
        "s": mixed(ground, "#1c2233", 0.16),
    }


def drawing(art: str, color: str, seed: int) -> str:
    """The whole SVG; an unknown motif gets the wrapped gift."""
    paint = paints(art, color, seed)
    source = random.Random(f"place:{seed}")
    turn, size = source.uniform(-5, 5), source.uniform(0.94, 1.06)
    motif = MOTIFS.get(art, MOTIFS[FALLBACK])
    for letter, value in paint.items():
        motif = motif.replace("{" + letter + "}", value)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img">'
        f'<defs><radialGradient id="g" cx=".38" cy=".3" r=".95"><stop stop-color="{paint["h"]}"/>'
        f'<stop offset="1" stop-color="{paint["g"]}"/></radialGradient></defs>'
        '<rect width="400" height="400" fill="url(#g)"/>'
        f"{_backdrop(source, paint)}"
        f'<ellipse cx="200" cy="330" rx="118" ry="14" fill="{paint["s"]}" opacity=".7"/>'
        f'<g transform="translate(200 200) rotate({turn:.1f}) scale({size:.3f}) translate(-200 -200)">'
        f"{motif}</g></svg>"
    )


def _backdrop(source: random.Random, paint: dict[str, str]) -> str:
    """A table, a disc or a slope behind the goods."""
    kind = source.randrange(3)
    if kind == 0:
        return f'<path d="M0 304h400v96H0z" fill="{paint["s"]}" opacity=".35"/>'
    if kind == 1:
        return f'<circle cx="200" cy="196" r="150" fill="{paint["h"]}" opacity=".9"/>'
    return f'<path d="M0 320q120-60 220-26t180-34v140H0z" fill="{paint["s"]}" opacity=".3"/>'
