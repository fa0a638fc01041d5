"""Where customers of the history are: country names as shops write them, receiving addresses. Pure."""

from __future__ import annotations

from functools import cache

import pycountry

HOME = "GB"
AS_WRITTEN = {
    "eire": "IE", "rsa": "ZA", "usa": "US", "channel islands": "JE", "korea": "KR",
    "czech republic": "CZ", "west indies": "JM",
    "unspecified": HOME, "european community": HOME,
}  # fmt: skip
"""Spellings no register knows. Where the shop wrote no country, its forwarder at home takes over."""
CITIES = {
    "AE": "Dubai", "AT": "Wien", "AU": "Sydney", "BE": "Brussel", "BH": "Manama", "BR": "São Paulo",
    "CA": "Toronto", "CH": "Zürich", "CY": "Nicosia", "CZ": "Praha", "DE": "Hamburg",
    "DK": "København", "ES": "Madrid", "FI": "Helsinki", "FR": "Paris", "GB": "London",
    "GR": "Athens", "HK": "Hong Kong", "IE": "Dublin", "IL": "Tel Aviv", "IS": "Reykjavik",
    "IT": "Milano", "JE": "Saint Helier", "JP": "Tokyo", "LB": "Beirut", "LT": "Vilnius",
    "MT": "Valletta", "NL": "Rotterdam", "NO": "Oslo", "PL": "Warszawa", "PT": "Lisboa",
    "SA": "Jeddah", "SE": "Stockholm", "SG": "Singapore", "US": "New York", "ZA": "Cape Town",
}  # fmt: skip


@cache
def country_code(name: str) -> str:
    """ISO code of a country as written on an invoice; empty when nothing is known by that name."""
    plain = " ".join(name.lower().split())
    if plain in AS_WRITTEN:
        return AS_WRITTEN[plain]
    try:
        found = pycountry.countries.lookup(plain)
    except LookupError:
        return ""
    return str(found.alpha_2)


def receiving(customer: str, country: str) -> dict[str, str]:
    """A customer's receiving office: the history names no address, so it is plainly made up."""
    city = CITIES.get(country, "Port of entry")
    return {
        "firstName": "Receiving",
        "companyName": f"Customer {customer}",
        "streetAddress1": f"Goods inwards, customer {customer}",
        "city": city,
        "country": country,
    }
