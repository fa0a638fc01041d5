"""The table of guarantees."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import backend.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parties", "0003_marks"),
        ("payments_gateway", "0002_sandbox_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guarantee",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=backend.kernel.ids.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("subject", models.CharField(max_length=64)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("MERCHANT", "商户保证金"),
                            ("BID", "投标保证金"),
                            ("PERFORMANCE", "履约保证金"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[("CASH", "现金"), ("E_GUARANTEE", "电子保函")],
                        max_length=12,
                    ),
                ),
                ("currency", models.CharField(max_length=3)),
                ("base_minor", models.BigIntegerField(default=0)),
                ("amount_minor", models.BigIntegerField()),
                ("held_minor", models.BigIntegerField(default=0)),
                ("claimed_minor", models.BigIntegerField(default=0)),
                ("returned_minor", models.BigIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ASKED", "待缴纳"),
                            ("HELD", "有效"),
                            ("RETURN_ASKED", "申请退还"),
                            ("RETURNED", "已退还"),
                            ("CLAIMED", "已扣收"),
                            ("EXPIRED", "已失效"),
                        ],
                        default="ASKED",
                        max_length=14,
                    ),
                ),
                ("client_key", models.CharField(blank=True, max_length=120)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("put_up_at", models.DateTimeField(null=True)),
                ("return_by", models.DateField(null=True)),
                ("refund_state", models.CharField(blank=True, max_length=10)),
                ("bank_booked_minor", models.BigIntegerField(default=0)),
                ("letter_number", models.CharField(blank=True, max_length=64)),
                ("issuer", models.CharField(blank=True, max_length=120)),
                ("valid_until", models.DateField(null=True)),
                ("document_hash", models.CharField(blank=True, max_length=64)),
                ("alarmed_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "beneficiary",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organization",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organization",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments_gateway.payment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["giver", "purpose", "state"], name="payments_guarantees_of_giver"
                    ),
                    models.Index(
                        fields=["beneficiary", "state"], name="payments_guarantees_of_benef"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount_minor__gt", 0),
                            ("claimed_minor__gte", 0),
                            ("held_minor__gte", 0),
                            ("bank_booked_minor__gte", 0),
                            ("returned_minor__gte", 0),
                        ),
                        name="payments_guarantees_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form", "CASH"), _negated=True),
                            (
                                "amount_minor",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("held_minor"), "+", models.F("claimed_minor")
                                    ),
                                    "+",
                                    models.F("returned_minor"),
                                ),
                            ),
                            ("state__in", ["ASKED", "EXPIRED"]),
                            _connector="OR",
                        ),
                        name="payments_guarantees_cash_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("form", "CASH"),
                            models.Q(("held_minor", 0), ("returned_minor", 0)),
                            _connector="OR",
                        ),
                        name="payments_guarantees_letters_hold_no_money",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("letter_number", ""), _negated=True),
                        fields=("issuer", "letter_number"),
                        name="payments_guarantees_letter_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("client_key", ""), _negated=True),
                        fields=("giver", "client_key"),
                        name="payments_guarantees_client_key",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("purpose__in", ["BID", "PERFORMANCE"]),
                            ("state__in", ["ASKED", "HELD", "RETURN_ASKED"]),
                        ),
                        fields=("subject", "purpose", "giver"),
                        name="payments_guarantees_one_open",
                    ),
                ],
            },
        ),
    ]
