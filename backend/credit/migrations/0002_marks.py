"""A seller's new grade shows on the next request."""

from django.db import migrations

from backend.api.marks import marking

GRADED = "SELECT 'merchant:' || subject_id FROM changed WHERE card = 'supplier'"


class Migration(migrations.Migration):
    dependencies = [("credit", "0001_initial"), ("api", "0001_initial")]

    operations = [
        migrations.RunSQL(*marking("credit_scoreresult", GRADED, events=("INSERT", "DELETE")))
    ]
