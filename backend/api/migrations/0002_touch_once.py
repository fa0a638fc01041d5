"""A subject is marked once by a transaction.

A change of a price marks its product by the tiers, by the variant and by the listing row. The row
that this transaction has set is already one that no reader has seen: a second says nothing more.
"""

from django.db import migrations

# SKIP LOCKED: a row that another writer is replacing stays to him; his own new row is enough.
# xmin names the innermost savepoint that wrote the row: under another one it is marked again.
# A few subjects go one by one: by their index, whatever the planner guesses of a list. A load of
# many thousand rows goes as a whole.
ONCE = """
CREATE OR REPLACE FUNCTION api_touch(subjects text[]) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public AS $$
DECLARE
    one text;
BEGIN
    IF coalesce(cardinality(subjects), 0) = 0 THEN
        RETURN;
    END IF;
    IF cardinality(subjects) > 20 THEN
        DELETE FROM api_mark WHERE id IN (
            SELECT id FROM api_mark WHERE subject = ANY(subjects) FOR UPDATE SKIP LOCKED);
        INSERT INTO api_mark (subject) SELECT DISTINCT unnest(subjects);
        RETURN;
    END IF;
    FOR one IN SELECT DISTINCT unnest(subjects) LOOP
        CONTINUE WHEN EXISTS (
            SELECT FROM api_mark WHERE subject = one AND xmin = pg_current_xact_id()::xid);
        DELETE FROM api_mark WHERE id IN (
            SELECT id FROM api_mark WHERE subject = one FOR UPDATE SKIP LOCKED);
        INSERT INTO api_mark (subject) VALUES (one);
    END LOOP;
END $$;
"""
EACH_TIME = """
CREATE OR REPLACE FUNCTION api_touch(subjects text[]) RETURNS void LANGUAGE plpgsql
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
    dependencies = [("api", "0001_initial")]

    operations = [migrations.RunSQL(ONCE, EACH_TIME)]
