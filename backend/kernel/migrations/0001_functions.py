"""SQL functions every app leans on: the clock, and the refusal to change what is append-only."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

CLOCK = """
CREATE TABLE kernel_clock (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    clock_offset interval NOT NULL DEFAULT interval '0',
    movable boolean NOT NULL DEFAULT false,
    CONSTRAINT kernel_clock_real CHECK (movable OR clock_offset = interval '0')
);
INSERT INTO kernel_clock DEFAULT VALUES;
CREATE FUNCTION shiji_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS
    'SELECT clock_timestamp() + (SELECT clock_offset FROM kernel_clock)';
CREATE FUNCTION shiji_clock_set(new_offset interval) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = public AS
    'UPDATE kernel_clock SET clock_offset = new_offset';
"""

REFUSE = """
CREATE FUNCTION shiji_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'APPEND_ONLY: % refuses %', TG_TABLE_NAME, TG_OP USING ERRCODE = '23514';
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(
            CLOCK,
            "DROP FUNCTION shiji_clock_set(interval); DROP FUNCTION shiji_now(); DROP TABLE kernel_clock",
        ),
        migrations.RunSQL(REFUSE, "DROP FUNCTION shiji_refuse_change()"),
    ]
