"""A group's settlement gets its own name; what stands keeps the name it had."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

import backend.kernel.ids


class Migration(migrations.Migration):
    dependencies: ClassVar = [("checkout", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="checkoutgroup",
            name="settlement",
            field=models.UUIDField(null=True),
        ),
        migrations.RunSQL(
            "UPDATE checkout_checkoutgroup SET settlement = id",
            reverse_sql=migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="checkoutgroup",
            name="settlement",
            field=models.UUIDField(default=backend.kernel.ids.uuid7, unique=True),
        ),
    ]
