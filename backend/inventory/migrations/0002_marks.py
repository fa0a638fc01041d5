"""Changed stock shows on the next request."""

from django.db import migrations

from backend.api.marks import marking

COUNTED = """SELECT 'product:' || v.product_id FROM changed c
    JOIN catalog_productvariant v ON v.id = c.variant_id"""


class Migration(migrations.Migration):
    dependencies = [
        ("inventory", "0001_initial"),
        ("api", "0001_initial"),
        ("catalog", "0003_marks"),
    ]

    operations = [migrations.RunSQL(*marking("inventory_stock", COUNTED))]
