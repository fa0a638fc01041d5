"""Names and codes of made-up shops and offices; no person has a name here."""

from __future__ import annotations

from backend.parties.rules import ALPHABET, uscc_check_character

COUNTY_XINHUA, COUNTY_QIAOXI, COUNTY_ZHENGDING, COUNTY_CHANGAN = (
    "130105",
    "130104",
    "130123",
    "130102",
)
FIRST = "锦恒盛瑞兴华泰嘉鑫宏德润丰昌和顺祥福广聚"
SECOND = "源达隆通成美佳茂远升泽荣信诚合博耀晟元裕"


def shop_name(index: int) -> str:
    """A shop's two-character name; the first four hundred differ."""
    return FIRST[index % len(FIRST)] + SECOND[(index // len(FIRST) + index) % len(SECOND)]


def credit_code(serial: int, *, kind: str = "91", region: str = COUNTY_XINHUA) -> str:
    """A unified social credit code with a sound check character (GB 32100).

    The body code begins with MADE, so that it meets no real one by chance of a register.
    """
    body, rest = "", serial
    for _ in range(5):
        body = ALPHABET[rest % 31] + body
        rest //= 31
    code = f"{kind}{region}MADE{body}"
    return code + uscc_check_character(code)
