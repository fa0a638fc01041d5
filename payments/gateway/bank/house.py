"""Our own accounts at the bank, and the numbers given to payers below them. Pure."""

from __future__ import annotations

import hashlib

from payments.gateway.bank.orders import Account

CODE = "shiji.bank"
SAFEGUARDING, OPERATING = "safeguarding", "operating"
BANK_NAME = "燕赵存管银行"
HOLDER = {SAFEGUARDING: "市集备付金存管专户", OPERATING: "市集运营有限公司"}
LEDGER_CODES = {SAFEGUARDING: "1020", OPERATING: "1030"}
_VIRTUAL_DIGITS = 11
_BRANCH = "0310"


def own_account(purpose: str, currency: str) -> Account:
    """The operator's account of one purpose and currency; ``purpose`` is its ledger owner."""
    letters = "".join(f"{ord(letter) - 64:02d}" for letter in currency)
    return Account(
        number=f"{_BRANCH}{LEDGER_CODES[purpose]}{letters}",
        name=HOLDER[purpose],
        currency=currency,
        bank=BANK_NAME,
    )


def provider_account(provider: str, currency: str) -> Account:
    """Where a payment institution takes money to make its balance whole."""
    digits = int(hashlib.sha256(f"{provider}{currency}".encode()).hexdigest(), 16) % 10**12
    return Account(number=f"{_BRANCH}1010{digits:012d}", name=provider, currency=currency)


def refund_id(key: str) -> str:
    """What the bank calls a buyer's refund (EndToEndId), the same for the same operation."""
    return f"rfd_{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def account_purpose(number: str, currency: str) -> str:
    """Which of ours a number is, or empty for a stranger's."""
    for purpose in LEDGER_CODES:
        if own_account(purpose, currency).number == number:
            return purpose
    return ""


def virtual_account(currency: str, key: str, *, turn: int = 0) -> str:
    """The number a payer is given for one payment: the safeguarding account's, digits, a check digit.

    Two keys may come to the same digits (once in 10^11); the next ``turn`` gives others.
    """
    word = f"{key}#{turn}" if turn else key
    digits = int(hashlib.sha256(word.encode()).hexdigest(), 16) % 10**_VIRTUAL_DIGITS
    number = f"{own_account(SAFEGUARDING, currency).number}{digits:0{_VIRTUAL_DIGITS}d}"
    return f"{number}{luhn_digit(number)}"


def luhn_digit(number: str) -> int:
    """The digit that lets a counter refuse a number with one digit wrong or two neighbours swapped."""
    total = 0
    for place, letter in enumerate(reversed(number)):
        digit = int(letter) * (1 if place % 2 else 2)
        total += digit - 9 if digit > 9 else digit
    return -total % 10


def number_sound(number: str) -> bool:
    """Whether the last digit of a virtual number is the one that belongs to the others."""
    return number.isascii() and number.isdigit() and int(number[-1]) == luhn_digit(number[:-1])
