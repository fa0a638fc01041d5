"""Transfers that go out for guarantees clear under the bank's own name, as all others do.

What stood under the old name is moved by one journal for each currency.
"""

from __future__ import annotations

from django.db import migrations

MOVE = """
SELECT ledger_post(gen_random_uuid(), 'rename:2041:bank:' || currency, md5(currency), 'J-RENAME', '',
    now(), now(), NULL, ARRAY['2041', '2041'], ARRAY['bank', 'shiji.bank'],
    ARRAY[currency, currency]::text[], ARRAY[balance, -balance], false, '')
FROM payments_ledger_account WHERE code = '2041' AND owner = 'bank' AND balance <> 0
"""


class Migration(migrations.Migration):
    dependencies = [
        ("payments_guarantees", "0001_initial"),
        ("payments_ledger", "0007_together"),
    ]
    operations = [migrations.RunSQL(MOVE, migrations.RunSQL.noop)]
