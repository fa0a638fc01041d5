import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

import backend.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("parties", "0002_members_and_approvals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Booth",
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
                ("code", models.CharField(max_length=40)),
                ("area_dm2", models.PositiveIntegerField(default=900)),
                ("x", models.PositiveSmallIntegerField()),
                ("y", models.PositiveSmallIntegerField()),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                ("has_device", models.BooleanField(default=False)),
                ("heartbeat_at", models.DateTimeField(null=True)),
                ("live_since", models.DateTimeField(null=True)),
                ("moved_to", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Building",
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
                ("code", models.CharField(max_length=16)),
                ("name", models.CharField(max_length=60)),
                ("name_en", models.CharField(blank=True, max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name="Floor",
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
                ("number", models.SmallIntegerField()),
                ("width", models.PositiveSmallIntegerField(default=100)),
                ("height", models.PositiveSmallIntegerField(default=60)),
                (
                    "building",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="floors",
                        to="markets_venues.building",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lease",
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
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("contract_number", models.CharField(blank=True, max_length=60)),
                ("end_reason", models.CharField(blank=True, max_length=200)),
                ("pushed", models.BooleanField(default=False)),
                ("opened_by", models.UUIDField(null=True)),
                (
                    "booth",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leases",
                        to="markets_venues.booth",
                    ),
                ),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Market",
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
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("name_en", models.CharField(max_length=120)),
                (
                    "sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200)),
                ("opens", models.TimeField(default=datetime.time(8, 0))),
                ("closes", models.TimeField(default=datetime.time(18, 0))),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="building",
            name="market",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="buildings",
                to="markets_venues.market",
            ),
        ),
        migrations.AddField(
            model_name="booth",
            name="market",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="booths",
                to="markets_venues.market",
            ),
        ),
        migrations.CreateModel(
            name="MarketHoliday",
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
                ("day", models.DateField()),
                ("note", models.CharField(blank=True, max_length=80)),
                (
                    "market",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holidays",
                        to="markets_venues.market",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Section",
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
                ("code", models.CharField(max_length=8)),
                ("name", models.CharField(blank=True, max_length=60)),
                (
                    "floor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sections",
                        to="markets_venues.floor",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="booth",
            name="section",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="booths",
                to="markets_venues.section",
            ),
        ),
        migrations.AddConstraint(
            model_name="floor",
            constraint=models.UniqueConstraint(
                fields=("building", "number"), name="venues_floor_once"
            ),
        ),
        migrations.AddIndex(
            model_name="lease",
            index=models.Index(fields=["tenant", "booth"], name="venues_lease_tenant"),
        ),
        migrations.AddConstraint(
            model_name="lease",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("booth", "="), ("valid", "&&")], name="venues_one_lease_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="building",
            constraint=models.UniqueConstraint(
                fields=("market", "code"), name="venues_building_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="marketholiday",
            constraint=models.UniqueConstraint(
                fields=("market", "day"), name="venues_holiday_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(
                fields=("floor", "code"), name="venues_section_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="booth",
            constraint=models.UniqueConstraint(
                fields=("market", "code"), name="venues_booth_code_once"
            ),
        ),
    ]
