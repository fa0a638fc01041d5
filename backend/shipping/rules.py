"""What carriage costs and how far a consignment is (markets brief 10). Pure.

Weights in grams, volumes in cubic centimetres, money in decimal yuan until the quote is made.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")
KG = Decimal(1000)
M3 = Decimal(1_000_000)
PARCEL_DIVISOR = 6000
STATES = (
    "CREATED", "PICKED_UP", "AT_HUB", "IN_TRANSIT", "OUT_FOR_DELIVERY", "PARTLY_DELIVERED",
    "REFUSED", "LOST", "RETURNED", "DELIVERED",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Load:
    """A consignment: grams, cubic centimetres, pieces, goods value in yuan."""

    weight_g: int
    volume_cm3: int
    pieces: int = 1
    value: Decimal = Decimal(0)

    @property
    def kg(self) -> Decimal:
        return Decimal(self.weight_g) / KG

    @property
    def m3(self) -> Decimal:
        return Decimal(self.volume_cm3) / M3


@dataclass(frozen=True, slots=True)
class Charge:
    """What is asked, on what basis, made of which parts."""

    amount: Decimal
    basis: str
    parts: dict[str, str] = field(default_factory=dict)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def ltl(load: Load, rates: Mapping[str, Any]) -> Charge:
    """max(weight x rate, volume x rate, minimum), also at the next break's minimum weight.

    ``rates``: breaks [[from_kg, rate per kg], ...] rising, per_m3, minimum.
    """
    breaks = [(Decimal(str(start)), Decimal(str(rate))) for start, rate in rates["breaks"]]
    by_volume = load.m3 * Decimal(str(rates["per_m3"]))
    minimum = Decimal(str(rates["minimum"]))
    reached = max((place for place, (start, _) in enumerate(breaks) if load.kg >= start), default=0)
    by_weight = load.kg * breaks[reached][1]
    for start, rate in breaks[reached + 1 :]:
        by_weight = min(by_weight, start * rate)
    amount = max(by_weight, by_volume, minimum)
    basis = "WEIGHT"
    if amount == minimum and amount > max(by_weight, by_volume):
        basis = "MINIMUM"
    elif by_volume > by_weight:
        basis = "VOLUME"
    return Charge(_cents(amount), basis, {"carriage": str(_cents(amount))})


def parcel(load: Load, rates: Mapping[str, Any]) -> Charge:
    """First kilogram, then each further; chargeable is the greater of actual and L x W x H / 6000.

    ``rates``: first_kg, next_kg.
    """
    volumetric = Decimal(load.volume_cm3) / PARCEL_DIVISOR
    chargeable = max(1, math.ceil(max(load.kg, volumetric)))
    first, following = Decimal(str(rates["first_kg"])), Decimal(str(rates["next_kg"]))
    amount = first + (chargeable - 1) * following
    basis = "VOLUME" if volumetric > load.kg else "WEIGHT"
    return Charge(_cents(amount), basis, {"chargeable_kg": str(chargeable)})


def add_ons(load: Load, rates: Mapping[str, Any]) -> dict[str, Decimal]:
    """Pickup, door delivery, and cover at a rate of the value with a minimum."""
    found: dict[str, Decimal] = {}
    for name in ("pickup", "door"):
        if rates.get(name):
            found[name] = _cents(Decimal(str(rates[name])))
    if rates.get("cover_rate") and load.value:
        cover = load.value * Decimal(str(rates["cover_rate"]))
        found["cover"] = _cents(max(cover, Decimal(str(rates.get("cover_minimum", 0)))))
    return found


def charge(kind: str, load: Load, rates: Mapping[str, Any]) -> Charge:
    """The charge of one rate kind with its add-ons."""
    if kind == "PARCEL":
        base = parcel(load, rates)
    elif kind == "LTL":
        base = ltl(load, rates)
    elif kind == "PIECE":
        base = Charge(_cents(load.pieces * Decimal(str(rates["per_piece"]))), "PIECE")
    elif kind == "FTL":
        base = Charge(_cents(Decimal(str(rates["per_vehicle"]))), "VEHICLE")
    else:
        base = Charge(Decimal("0.00"), "PICKUP")
    extra = add_ons(load, rates)
    parts = {**base.parts, **{name: str(value) for name, value in extra.items()}}
    return Charge(base.amount + sum(extra.values(), Decimal(0)), base.basis, parts)


def consignment(quantity: int, *, weight_g: int | None, carton: Mapping[str, int]) -> Load | None:
    """Whole cartons first, the rest at piece weight; None when the weight is not known.

    A carton without a net weight weighs as its pieces do, or, where those are not weighed either,
    as if nothing of it were packing.
    """
    pieces = int(carton.get("pcs_per_carton", 0))
    box = int(carton.get("l_cm", 0)) * int(carton.get("w_cm", 0)) * int(carton.get("h_cm", 0))
    if pieces and carton.get("gross_g") and box:
        full, rest = divmod(quantity, pieces)
        gross = int(carton["gross_g"])
        net = int(carton.get("net_g") or (weight_g or 0) * pieces or gross)
        piece = weight_g or math.ceil(net / pieces)
        tare = max(0, gross - net) if rest else 0
        weight = full * gross + rest * piece + tare
        volume = full * box + math.ceil(box * rest / pieces)
        return Load(weight, volume, full + (1 if rest else 0))
    if not weight_g:
        return None
    return Load(quantity * weight_g, quantity * weight_g * 4, 1)


def together(loads: Sequence[Load], *, value: Decimal) -> Load:
    """Several consignments as one."""
    return Load(
        sum(load.weight_g for load in loads),
        sum(load.volume_cm3 for load in loads),
        sum(load.pieces for load in loads),
        value,
    )


def furthest(events: Sequence[tuple[str, Any]]) -> str:
    """The state of a waybill: the latest by the carrier's own time, later stage on a tie."""
    if not events:
        return "CREATED"
    return max(events, key=lambda event: (event[1], STATES.index(event[0])))[0]
