"""A carrier as a pure function of seed, waybill number and moment; it misbehaves on request.

Stories: ``ok``, ``twice`` (every saying comes twice), ``shuffled`` (late sayings first),
``lost``, ``refused``, ``partial`` (one piece short at the door).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from backend.shipping.ports import Saying

STORIES = ("ok", "twice", "shuffled", "lost", "refused", "partial")
_ROAD = (
    ("PICKED_UP", "石家庄市揽收点", "已揽收"),
    ("AT_HUB", "石家庄分拨中心", "到达分拨中心"),
    ("IN_TRANSIT", "石家庄分拨中心", "已发往目的地"),
    ("OUT_FOR_DELIVERY", "目的地网点", "正在派送"),
)
_ENDS = {
    "lost": ("LOST", "货物丢失"),
    "refused": ("REFUSED", "收件人拒收"),
    "partial": ("PARTLY_DELIVERED", "部分签收"),
}


class CarrierMachine:
    """Journeys by number; the same seed always drives the same way."""

    def __init__(self, seed: int, *, days: tuple[int, int] = (1, 3)) -> None:
        self.seed = seed
        self.days = days
        self._begun: dict[str, tuple[datetime, int, str]] = {}

    def book(self, number: str, *, at: datetime, pieces: int = 1, story: str = "ok") -> None:
        """A consignment starts; a number is booked once."""
        assert story in STORIES, "a known story"
        self._begun.setdefault(number, (at, pieces, story))

    def sayings(self, number: str, *, until: datetime) -> Sequence[Saying]:
        """All that is known of a consignment up to a moment; nothing of an unknown number."""
        if number not in self._begun:
            return []
        known = [each for each in self._journey(number) if each.at <= until]
        story = self._begun[number][2]
        if story == "twice":
            known = [each for each in known for _ in range(2)]
        return known[::-1] if story == "shuffled" else known

    def _journey(self, number: str) -> list[Saying]:
        begun, pieces, story = self._begun[number]
        chance = random.Random(f"{self.seed}:{number}")
        hours = chance.randint(self.days[0] * 24, self.days[1] * 24)
        stops = sorted(chance.randint(1, hours * 60 - 1) for _ in _ROAD)
        road = [
            Saying(number=number, code=code, at=begun + timedelta(minutes=stop), place=place,
                   text=text)
            for (code, place, text), stop in zip(_ROAD, stops, strict=True)
        ]  # fmt: skip
        code, text = _ENDS.get(story, ("DELIVERED", "已签收"))
        counted = pieces - 1 if story == "partial" else pieces
        proof = {"name": "收货人", "pieces": counted} if code.endswith("DELIVERED") else {}
        arrival = begun + timedelta(hours=hours)
        end = Saying(number=number, code=code, at=arrival, place="收货地址", text=text, proof=proof)
        return [*road, end]
