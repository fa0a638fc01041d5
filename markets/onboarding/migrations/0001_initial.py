import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import backend.kernel.ids
from backend.kernel.sql import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parties", "0002_members_and_approvals"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChecklistItem",
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
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("COMPUTED", "系统核对"),
                            ("ATTESTED", "商户承诺"),
                            ("VERIFIED", "人工核验"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("name_en", models.CharField(max_length=160)),
                ("required", models.BooleanField(default=True)),
                ("check_name", models.CharField(blank=True, max_length=40)),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("in_use", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="Application",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("DRAFT", "草稿"),
                            ("SUBMITTED", "待审核"),
                            ("CHANGES_REQUESTED", "待补正"),
                            ("APPROVED", "审核通过，待签约"),
                            ("CONTRACTED", "已签约"),
                            ("ACTIVE", "正常经营"),
                            ("SUSPENDED", "暂停经营"),
                            ("CLOSED", "已退出"),
                            ("REJECTED", "未通过"),
                        ],
                        default="DRAFT",
                        max_length=20,
                    ),
                ),
                ("applicant", models.UUIDField()),
                ("applicant_person", models.UUIDField(null=True)),
                (
                    "sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                (
                    "trade_categories",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                ("contact_name", models.CharField(blank=True, max_length=60)),
                ("contact_phone", models.CharField(blank=True, max_length=32)),
                ("representative", models.CharField(blank=True, max_length=60)),
                ("representative_id_tail", models.CharField(blank=True, max_length=4)),
                ("representative_matches", models.BooleanField(null=True)),
                ("representative_checked_at", models.DateTimeField(null=True)),
                ("licence_expires_on", models.DateField(null=True)),
                ("special_licences", models.JSONField(default=list)),
                ("brands", models.JSONField(default=list)),
                ("tax_status", models.CharField(blank=True, max_length=8)),
                ("issues_invoices", models.BooleanField(default=False)),
                ("return_address", models.CharField(blank=True, max_length=300)),
                ("settlement_name", models.CharField(blank=True, max_length=120)),
                ("settlement_bank", models.CharField(blank=True, max_length=120)),
                ("settlement_account", models.BinaryField(null=True)),
                ("settlement_tail", models.CharField(blank=True, max_length=4)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                ("contract_number", models.CharField(blank=True, max_length=40)),
                ("contract_paper", models.BooleanField(default=False)),
                ("activated_at", models.DateTimeField(null=True)),
                ("verified_on", models.DateField(null=True)),
                ("reverify_on", models.DateField(null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ItemState",
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
                ("attested_by", models.UUIDField(null=True)),
                ("attested_at", models.DateTimeField(null=True)),
                ("verified_by", models.UUIDField(null=True)),
                ("verified_at", models.DateTimeField(null=True)),
                ("expires_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="markets_onboarding.application",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="markets_onboarding.checklistitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReviewTask",
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
                ("kind", models.CharField(max_length=10)),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(null=True)),
                ("done_by", models.UUIDField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="markets_onboarding.application",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="markets_onboarding.checklistitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Step",
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
                ("before", models.CharField(max_length=20)),
                ("after", models.CharField(max_length=20)),
                ("actor", models.CharField(max_length=120)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="markets_onboarding.application",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["state", "id"], name="onboarding_queue"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["CLOSED", "REJECTED"]), _negated=True),
                fields=("organization",),
                name="onboarding_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="itemstate",
            constraint=models.UniqueConstraint(
                fields=("application", "item"), name="onboarding_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewtask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at__isnull", True)),
                fields=("application", "kind", "item"),
                name="onboarding_task_once",
                nulls_distinct=False,
            ),
        ),
        append_only("markets_onboarding_step"),
    ]
