"""What one may be allowed to do here; the role table grants these."""

PRODUCT_EDIT = "catalog.product.edit"
PRODUCT_REVIEW = "catalog.review"
TRANSLATE = "catalog.translate"
