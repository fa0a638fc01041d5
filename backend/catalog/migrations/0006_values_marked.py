"""A change of the values that goods have marks their shelves: how many a search meets is kept."""

from __future__ import annotations

from django.db import migrations

from backend.api.marks import marking

VALUED = """
    SELECT DISTINCT 'shelf:' || l.channel_id || ':values' FROM changed c
    JOIN catalog_productlisting l ON l.product_id = c.product_id"""


class Migration(migrations.Migration):
    dependencies = (("catalog", "0005_words_marked"),)

    operations = (migrations.RunSQL(*marking("catalog_assignedvalue", VALUED)),)
