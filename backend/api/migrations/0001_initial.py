"""Marks of kept answers, and the one function that sets them."""

from django.db import migrations, models

# SKIP LOCKED: a row that another writer is replacing stays to him; his own new row is enough.
TOUCH = """
CREATE FUNCTION api_touch(subjects text[]) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF coalesce(cardinality(subjects), 0) = 0 THEN
        RETURN;
    END IF;
    DELETE FROM api_mark WHERE id IN (
        SELECT id FROM api_mark WHERE subject = ANY(subjects) FOR UPDATE SKIP LOCKED);
    INSERT INTO api_mark (subject) SELECT DISTINCT unnest(subjects);
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("subject", models.CharField(max_length=90)),
            ],
            options={
                "indexes": [models.Index(fields=["subject"], include=["id"], name="api_mark_of")]
            },
        ),
        migrations.RunSQL(TOUCH, "DROP FUNCTION api_touch(text[])"),
    ]
