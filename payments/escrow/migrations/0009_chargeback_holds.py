"""A case remembers which pending money it took, so that winning makes none of it payable early."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def _open_cases(apps: Any, schema_editor: Any) -> None:
    """Cases opened before say only how much: their money pends until now, as it would have."""
    rows = apps.get_model("payments_escrow", "Chargeback").objects.filter(state="OPEN")
    for row in rows.filter(parts__has_key="2030").iterator():
        if not row.parts["2030"]:
            continue
        row.holds = [
            {
                "escrow": str(row.escrow_id),
                "due_at": row.opened_at.isoformat(),
                "amount_minor": row.parts["2030"],
                "reserve_minor": 0,
            }
        ]
        row.save(update_fields=["holds"])


class Migration(migrations.Migration):
    dependencies = (("payments_escrow", "0008_chargeback_accept"),)

    operations = (
        migrations.AddField("chargeback", "holds", models.JSONField(default=list)),
        migrations.RunPython(_open_cases, migrations.RunPython.noop),
    )
