"""Permissions of the venues."""

VENUE_EDIT = "venue.edit"
MARKET_READ = "merchant.read.market"
OPERATE = "merchant.review"
STALL_STAFF = frozenset({"merchant.manage", "order.sell.read", "catalog.product.edit"})
