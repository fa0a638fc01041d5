"""The running figure inside order numbers."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_initial")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE orders_number START 1", "DROP SEQUENCE orders_number")
    ]
