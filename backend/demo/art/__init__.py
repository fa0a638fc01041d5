"""Motifs of the product drawings. Letters stand for paints: see ``pictures.PAINTS``."""

from backend.demo.art.devices import DEVICES
from backend.demo.art.gifts import GIFTS
from backend.demo.art.tools import TOOLS
from backend.demo.art.wear import WEAR

MOTIFS: dict[str, str] = {**WEAR, **DEVICES, **TOOLS, **GIFTS}
