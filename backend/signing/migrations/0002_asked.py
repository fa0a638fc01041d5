"""A side asks, the worker signs: whoever had signed has asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("signing", "0001_initial")]
    operations = [
        migrations.AddField("documentparty", "asked_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "documentparty", "asked_level", models.PositiveSmallIntegerField(default=0)
        ),
        migrations.RunSQL(
            "UPDATE signing_documentparty SET asked_at = signed_at WHERE signed_at IS NOT NULL",
            migrations.RunSQL.noop,
        ),
    ]
