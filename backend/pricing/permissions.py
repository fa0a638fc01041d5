"""What one may be allowed to do here; the role table grants these."""

PRICE_EDIT = "catalog.price.edit"
