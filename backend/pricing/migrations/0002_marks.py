"""A changed tier or quantity rule shows on the next request."""

from django.db import migrations

from backend.api.marks import marking

OF_VARIANT = """SELECT 'product:' || v.product_id FROM changed c
    JOIN catalog_productvariant v ON v.id = c.variant_id"""
RULED = """SELECT 'product:' || v.product_id FROM changed c
    JOIN catalog_productvariant v ON v.id = c.variant_id
    UNION SELECT 'product:' || product_id FROM changed WHERE product_id IS NOT NULL
    UNION SELECT 'merchant:' || merchant_id FROM changed WHERE merchant_id IS NOT NULL"""
ALL = (
    marking("pricing_pricetier", OF_VARIANT),
    marking("pricing_tiermode", OF_VARIANT),
    marking("pricing_quantityrule", RULED),
)


class Migration(migrations.Migration):
    dependencies = [
        ("pricing", "0001_initial"),
        ("api", "0001_initial"),
        ("catalog", "0003_marks"),
    ]

    operations = [migrations.RunSQL(forward, back) for forward, back in ALL]
