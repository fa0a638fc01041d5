"""A seller's changed name or standing shows on the next request."""

from django.db import migrations

from backend.api.marks import marking

SELLER = "SELECT 'merchant:' || id FROM changed"


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_members_and_approvals"), ("api", "0001_initial")]

    operations = [
        migrations.RunSQL(*marking("parties_organization", SELLER, events=("UPDATE", "DELETE")))
    ]
