"""A department looks, compares, asks; another person approves."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from backend.demo import roster
from backend.demo.day.client import Refused, Town
from backend.demo.day.office import documents as docs
from backend.demo.day.office.case import SUPPLIERS, Case, Staff

PAGE = 60
RULES_PAGE = 50
DEAR = Decimal(45_000)  # a little below the direct limit
PURPOSES = ("补充办公用品", "更新办公设备", "会议保障物资", "培训教室配置", "值班室用品")
SCHEMES = {"education": "edu", "health": "health", "transport": "transport"}


@dataclass(frozen=True, slots=True)
class Ware:
    """An offer of the mall with the quantities it is sold in."""

    id: str
    spec: str
    code: str
    supplier: str
    price: Decimal
    available: int
    least: int
    step: int
    most: int

    def quantity_for(self, yuan: int, *, available: int | None = None) -> int:
        """The allowed quantity that costs about so much; 0 when the shelf cannot give it.

        Others buy at the same time, so the shelf should hold three times as much.
        """
        left = self.available if available is None else available
        wanted = max(self.least, int(yuan / self.price))
        wanted = self.least + (wanted - self.least) // self.step * self.step
        fits = wanted * 3 <= left and wanted <= self.most and wanted * self.price <= DEAR
        return wanted if fits else 0


def window(town: Town) -> list[Ware]:
    """Everything on the mall, as any visitor sees it."""
    rows: list[dict[str, Any]] = []
    after = None
    while True:
        page = town.door.send(docs.OFFERS, {"first": PAGE, "after": after}, "")["mallOffers"]
        rows += [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    rules = _rules(town, [row["variantId"] for row in rows])
    return [_ware(row, rules[row["variantId"]]) for row in rows if row["variantId"] in rules]


def _rules(town: Town, ids: list[str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), RULES_PAGE):
        asked = {"ids": ids[start : start + RULES_PAGE], "channel": "gov"}
        page = town.door.send(docs.RULES, asked, "")["productVariants"]
        found |= {edge["node"]["id"]: edge["node"]["quantityRule"] for edge in page["edges"]}
    return found


def _ware(row: dict[str, Any], rule: dict[str, Any]) -> Ware:
    return Ware(
        id=row["id"],
        spec=row["specKey"],
        code=row["catalogueCode"],
        supplier=SUPPLIERS[row["supplierName"]],
        price=Decimal(str(row["price"]["amount"])),
        available=row["available"],
        least=rule["min"],
        step=rule["step"],
        most=rule["max"] or 10**9,
    )


def budgets(town: Town, office: str) -> list[dict[str, Any]]:
    """The department's budget items, the largest first."""
    page = town.person(f"{office}-requester").ask(docs.BUDGET)["budgetItems"]
    rows = [edge["node"] for edge in page["edges"]]
    return sorted(rows, key=lambda row: -row["available"]["amount"])


TURNS_MAX = 4
MOVED_ON = frozenset({"COMPARISON_REQUIRED", "PRICE_ABOVE_REFERENCE", "INSUFFICIENT_STOCK"})
"""What a submission is refused for when the mall has changed since the comparison was read."""


class Asking:
    """The requester's and the approver's part."""

    def __init__(self, staff: Staff, wares: list[Ware], *, seed: int) -> None:
        self.staff, self.wares, self.seed = staff, wares, seed
        self.budgets = {office: budgets(staff.town, office) for office in sorted(SCHEMES.values())}

    def ask(self, case: Case) -> None:
        """Fill a cart with the cheapest equal offer and submit it. Raises Refused.

        Other departments buy meanwhile: offers sell out and the reference price moves. What is
        refused for that is asked anew with another offer, as a requester would.
        """
        source = random.Random(f"{self.seed}:{case.place}")
        refused: set[str] = set()
        for turn in range(TURNS_MAX):
            ware, quantity, wide = self._choose(case, source, refused)
            self._fill(case, ware, quantity, source)
            try:
                self._submit(case, wide=wide and not turn, turn=turn)
            except Refused as error:
                if turn == TURNS_MAX - 1 or not error.codes <= MOVED_ON:
                    raise
                refused.add(ware.id)
            else:
                return

    def _fill(self, case: Case, ware: Ware, quantity: int, source: random.Random) -> None:
        money = self.budgets[case.office]
        item = money[-1] if case.fate.answer == "unfunded" else money[0]
        wish = {
            "budgetItemId": item["id"],
            "purpose": source.choice(PURPOSES),
            "lines": [{"offerId": ware.id, "quantity": quantity}],
            "deliverTo": _address(case.office),
        }
        requester = self.staff.of(case, "requester")
        if case.id:
            made = requester.do(docs.UPDATE, id=case.id, input=wish)["requisitionUpdate"]
        else:
            key = f"office-{self.seed}-{case.place}-create"
            made = requester.do(docs.CREATE, input=wish, key=key)["requisitionCreate"]
        row = made["requisition"]
        case.id, case.number, case.supplier = row["id"], row["number"], ware.supplier
        case.total = Decimal(str(row["total"]["amount"]))

    def _submit(self, case: Case, *, wide: bool, turn: int) -> None:
        requester = self.staff.of(case, "requester")
        reason = None if wide else "同规格供应商不足三家，经市场询价后选用。"
        key = case.key(f"submit-{turn}")
        self.staff.act(requester, docs.SUBMIT, case, reason=reason, key=key)

    def _choose(
        self, case: Case, source: random.Random, refused: set[str]
    ) -> tuple[Ware, int, bool]:
        """The cheapest of equal offers for about the wanted sum, and whether three compete."""
        requester = self.staff.of(case, "requester")
        open_wares = [ware for ware in self.wares if ware.id not in refused]
        fitting = [ware for ware in open_wares if ware.quantity_for(case.fate.yuan)]
        if not fitting:
            raise Refused([{"code": "NOTHING_FITS"}])
        source.shuffle(fitting)
        wares = {ware.id: ware for ware in open_wares}
        found = None
        for ware in fitting[:8]:
            quantity = ware.quantity_for(case.fate.yuan)
            seen = requester.ask(docs.COMPARISON, offer=ware.id, quantity=quantity)
            equal = seen["mallComparison"]
            cheapest, fit = self._cheapest(equal["offers"], wares, case.fate.yuan)
            if cheapest is None:
                continue
            found = found or (cheapest, fit, equal["suppliers"] >= 3)
            if equal["suppliers"] >= 3:
                return cheapest, fit, True
        if found is None:
            raise Refused([{"code": "NOTHING_FITS"}])
        return found

    @staticmethod
    def _cheapest(
        offers: list[dict[str, Any]], wares: dict[str, Ware], yuan: int
    ) -> tuple[Ware | None, int]:
        """The first of the compared offers that the shelf can give, with its quantity."""
        for row in offers:
            ware = wares.get(row["offer"]["id"])
            if ware is not None and (fit := ware.quantity_for(yuan, available=row["available"])):
                return ware, fit
        return None, 0

    def approve(self, case: Case) -> None:
        """Another person says yes; the bureau is asked. Raises Refused."""
        self.staff.act(self.staff.of(case, "approver"), docs.APPROVE, case, key=case.key("approve"))

    def turn_down(self, case: Case) -> None:
        """The approver sends it back and the requester drops it. Raises Refused."""
        approver = self.staff.of(case, "approver")
        self.staff.act(approver, docs.REJECT, case, reason="本月不宜采购，退回。")
        self.staff.act(self.staff.of(case, "requester"), docs.WITHDRAW, case)

    def cancel(self, case: Case) -> None:
        """The department thinks again before the goods leave. Raises Refused."""
        requester = self.staff.of(case, "requester")
        self.staff.act(requester, docs.CANCEL, case, reason="需求取消")


def _address(office: str) -> dict[str, str]:
    slug = next(key for key, value in SCHEMES.items() if value == office)
    name = next(row.display_name for row in roster.offices() if row.slug == slug)
    return {"name": f"{name}收发室"[:40], "phone": "0311-86000000", "region": "河北省",
            "city": "石家庄市", "district": "长安区", "street": "裕华东路 106 号"}  # fmt: skip
