"""What a commission rate says never changes: another rate is another row, the old one only ends."""

from __future__ import annotations

from django.db import migrations

STAYS = """
CREATE FUNCTION pricing_rate_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.site_id, NEW.bp) <> (OLD.id, OLD.site_id, OLD.bp)
        OR NEW.category_id IS DISTINCT FROM OLD.category_id
        OR NOT (NEW.valid <@ OLD.valid) THEN
        RAISE EXCEPTION 'PRICING_RATE_STAYS: a commission rate only ends';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pricing_rate_stays BEFORE UPDATE ON pricing_commissionrate
    FOR EACH ROW EXECUTE FUNCTION pricing_rate_stays();
"""
LIFT = """
DROP TRIGGER pricing_rate_stays ON pricing_commissionrate;
DROP FUNCTION pricing_rate_stays;
"""


class Migration(migrations.Migration):
    dependencies = [("pricing", "0002_marks")]
    operations = [migrations.RunSQL(STAYS, LIFT)]
