"""The shape of wholesale trade as numbers. Measured on public sets; none of their rows is here.

Sources: UCI Online Retail (Chen 2015, 2,054 invoices of a giftware wholesaler) for baskets,
quantities, hours, repeat orders and returns; Olist (10,000 marketplace orders of 2017) for the
spread of prices, the freight share and evening hours.
"""

from __future__ import annotations

import math
import random
from bisect import bisect
from itertools import accumulate

# lines per invoice at the 5, 25, 50, 75, 90 and 95 % points (Online Retail, n = 1,742)
LINES_PER_ORDER = ((0.05, 1), (0.25, 5), (0.50, 14), (0.75, 26), (0.90, 47), (0.95, 63))
# quantity per line, counts of the commonest values (Online Retail, n = 37,000)
QUANTITY_WEIGHTS = {12: 6070, 1: 5451, 2: 4161, 6: 3400, 4: 2849, 24: 2504, 10: 2032, 3: 2013,
                    8: 1265, 48: 831, 5: 699, 100: 497}  # fmt: skip
# orders by hour of day: wholesale office hours (Online Retail), share of all
WHOLESALE_HOURS = {7: 1, 8: 59, 9: 170, 10: 237, 11: 213, 12: 273, 13: 241, 14: 209, 15: 184,
                   16: 99, 17: 41, 18: 7, 19: 8}  # fmt: skip
# orders by weekday, Monday first; Saturday closed (Online Retail)
WEEKDAYS = (248, 296, 355, 372, 285, 0, 186)
RETURN_SHARE = 0.152  # cancellation notes per document (Online Retail)
REPEAT_BUYER_SHARE = 0.716  # customers with more than one invoice (Online Retail)
ORDERS_PER_BUYER = ((0.25, 1), (0.50, 3), (0.75, 5), (0.90, 10), (0.95, 15))
PRICE_LOG_SIGMA_ARTICLES = 0.95  # standard deviation of ln price over lines (Online Retail)
PRICE_LOG_SIGMA_GOODS = 0.92  # the same over all goods of a marketplace (Olist)
FREIGHT_SHARE = ((0.05, 0.05), (0.25, 0.13), (0.50, 0.22), (0.75, 0.38))  # freight/price (Olist)


def from_quantiles(points: tuple[tuple[float, float], ...], *, at: float) -> float:
    """The value at a share of the distribution, on straight lines between measured points."""
    shares = [share for share, _ in points]
    place = bisect(shares, at)
    if place == 0:
        return points[0][1]
    if place == len(points):
        return points[-1][1]
    (low_share, low), (high_share, high) = points[place - 1], points[place]
    return low + (high - low) * (at - low_share) / (high_share - low_share)


def weighted(random_source: random.Random, weights: dict[int, int]) -> int:
    """One key, with the chance its weight gives it."""
    keys = list(weights)
    sums = list(accumulate(weights[key] for key in keys))
    return keys[bisect(sums, random_source.random() * sums[-1])]


def lognormal(random_source: random.Random, *, median: float, sigma: float) -> float:
    """A price around a median; trade prices spread evenly on a log scale."""
    return median * math.exp(random_source.gauss(0.0, sigma))


def lines_of_an_order(random_source: random.Random, *, at_most: int = 12) -> int:
    """How many lines an order has; capped, for one merchant's shop is smaller than a warehouse."""
    drawn = from_quantiles(LINES_PER_ORDER, at=random_source.random())
    return max(1, min(at_most, round(drawn / 3)))
