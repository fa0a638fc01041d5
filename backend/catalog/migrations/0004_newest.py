"""The newest goods of a channel by an index, not by sorting all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_marks")]

    operations = [
        migrations.AddIndex(
            model_name="productlisting",
            index=models.Index(
                fields=["channel", "-listed_at", "-id"],
                condition=models.Q(is_published=True, visible=True),
                name="catalog_row_newest",
            ),
        ),
    ]
