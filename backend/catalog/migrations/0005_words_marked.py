"""A change of the words that goods are found by marks the rows: how many a search meets is kept."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from backend.api.marks import marking

BEFORE = import_module("backend.catalog.migrations.0003_marks").RELISTED
ROWS = "(n.is_published, n.visible, n.category_path, n.name, n.in_stock, n.listed_at,"
EARLIER = ROWS.replace("n.", "o.")
WITH_WORDS = BEFORE.replace(ROWS, f"(n.document, n.codes, {ROWS[1:]}", 1).replace(
    EARLIER, f"(o.document, o.codes, {EARLIER[1:]}", 1
)
old, no_more = marking("catalog_productlisting", BEFORE, events=("UPDATE",))
new, no_longer = marking("catalog_productlisting", WITH_WORDS, events=("UPDATE",))


class Migration(migrations.Migration):
    dependencies = (("catalog", "0004_newest"),)

    operations = (migrations.RunSQL(f"{no_more}\n{new}", f"{no_longer}\n{old}"),)
