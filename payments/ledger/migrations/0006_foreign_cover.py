"""Client money that is still in another currency counts at the quote less a haircut (E6).

The owner of a 6010 account is its pair, "USD/CNY": dollars that are spoken for by what is owed in
yuan. They do not cover dollars any more; they cover yuan at the last quote, less 3 %, half up. Where
dollars are owed for yuan that are here (a refund after the conversion), they count 3 % dearer.
"""

from __future__ import annotations

from django.db import migrations, models

COVER = """
CREATE OR REPLACE FUNCTION ledger_cover(asked text) RETURNS bigint LANGUAGE sql STABLE AS
    'SELECT coalesce((SELECT sum(CASE a.normal WHEN ''D'' THEN a.balance ELSE -a.balance END)
        FROM payments_ledger_account a JOIN payments_ledger_chart c ON c.code = a.code
        WHERE c.safeguarded AND a.currency = asked), 0)::bigint
      + coalesce((SELECT sum(a.balance) FROM payments_ledger_account a
        WHERE a.code = ''6010'' AND a.currency = asked AND a.owner LIKE asked || ''/%''), 0)::bigint
      + coalesce((SELECT sum(round(-a.balance * r.rate
            * (10000 - sign(-a.balance) * r.haircut_bp) / 10000))
        FROM payments_ledger_account a
        CROSS JOIN LATERAL (SELECT rate, haircut_bp FROM payments_ledger_foreignrate
            WHERE pair = a.owner ORDER BY id DESC LIMIT 1) r
        WHERE a.code = ''6010'' AND a.owner LIKE ''%/'' || asked
            AND a.currency = split_part(a.owner, ''/'', 1)), 0)::bigint';
"""

OLD = """
CREATE OR REPLACE FUNCTION ledger_cover(asked text) RETURNS bigint LANGUAGE sql STABLE AS
    'SELECT coalesce(sum(CASE a.normal WHEN ''D'' THEN a.balance ELSE -a.balance END), 0)::bigint
     FROM payments_ledger_account a JOIN payments_ledger_chart c ON c.code = a.code
     WHERE c.safeguarded AND a.currency = asked';
"""


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0005_manual")]
    operations = [
        migrations.CreateModel(
            name="ForeignRate",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pair", models.CharField(max_length=7)),
                ("rate", models.DecimalField(decimal_places=12, max_digits=24)),
                ("haircut_bp", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["pair", "-id"], name="ledger_rate_of_pair")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("haircut_bp__lt", 10000), ("rate__gt", 0)),
                        name="ledger_rate_positive",
                    )
                ],
            },
        ),
        migrations.RunSQL(COVER, OLD),
    ]
