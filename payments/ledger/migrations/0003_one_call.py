"""Close three gaps and post in one call.

A line that ON CONFLICT DO NOTHING would swallow must not move the balance; floor and normal side of
an account come from the chart, never from whoever opens it; the whole journal is one round trip.
"""

from django.db import migrations

CHART = """
CREATE TABLE payments_ledger_chart (
    code text PRIMARY KEY, normal char(1) NOT NULL, floor bigint, safeguarded boolean NOT NULL);
INSERT INTO payments_ledger_chart VALUES
('1010', 'D', NULL, true), ('1020', 'D', 0, true), ('1030', 'D', 0, false), ('1050', 'D', 0, false),
('2010', 'C', 0, true), ('2020', 'C', 0, true), ('2030', 'C', 0, true), ('2031', 'C', 0, true),
('2032', 'C', 0, true), ('2040', 'C', 0, true), ('2041', 'C', 0, true), ('2050', 'C', 0, true),
('2060', 'C', NULL, false), ('2900', 'C', 0, true), ('3010', 'C', NULL, false),
('4010', 'C', NULL, false), ('5010', 'D', NULL, false), ('5011', 'D', NULL, false),
('5020', 'D', NULL, false), ('5030', 'D', NULL, false), ('5050', 'D', NULL, false),
('6010', 'D', NULL, false), ('9010', 'D', 0, false), ('9020', 'C', 0, false),
('9030', 'D', 0, false), ('9040', 'C', 0, false), ('9050', 'D', 0, false), ('9060', 'C', 0, false);
CREATE TRIGGER payments_ledger_chart_kept BEFORE UPDATE OR DELETE ON payments_ledger_chart
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();

CREATE FUNCTION ledger_account_open() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public AS $$
BEGIN
    SELECT normal, floor INTO NEW.normal, NEW.floor FROM payments_ledger_chart WHERE code = NEW.code;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'LEDGER_ACCOUNT: %', NEW.code USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_account_charted BEFORE INSERT ON payments_ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_open();

CREATE FUNCTION ledger_posting_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM payments_ledger_posting
               WHERE journal_id = NEW.journal_id AND line_no = NEW.line_no) THEN
        RAISE EXCEPTION 'LEDGER_LINES: line % is there', NEW.line_no USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;
-- after ledger_posting_applied (triggers of one event run in the order of their names): the refusal
-- takes the moved balance back with the statement
CREATE TRIGGER ledger_posting_singular BEFORE INSERT ON payments_ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_posting_once();
ALTER TABLE payments_ledger_account SET (fillfactor = 70);
"""

POST = """
-- What client money is covered by, less what is owed.
CREATE FUNCTION ledger_cover(asked text) RETURNS bigint LANGUAGE sql STABLE AS
    'SELECT coalesce(sum(CASE a.normal WHEN ''D'' THEN a.balance ELSE -a.balance END), 0)::bigint
     FROM payments_ledger_account a JOIN payments_ledger_chart c ON c.code = a.code
     WHERE c.safeguarded AND a.currency = asked';

CREATE FUNCTION ledger_post(
    asked_id uuid, asked_key text, asked_hash text, asked_kind text, asked_subject text,
    asked_effective timestamptz, asked_posted timestamptz, asked_reverses uuid,
    codes text[], owners text[], currencies text[], amounts bigint[], outside boolean,
    OUT journal uuid, OUT shortfall bigint)
    LANGUAGE plpgsql AS $$
DECLARE
    accounts bigint[]; held_hash text; lowered record;
BEGIN
    shortfall := 0;
    INSERT INTO payments_ledger_journal (id, key, request_hash, kind, subject, n_lines,
            effective_at, posted_at, reverses_id, transaction_id)
        VALUES (asked_id, asked_key, asked_hash, asked_kind, asked_subject, cardinality(amounts),
            asked_effective, asked_posted, asked_reverses, 0)
        ON CONFLICT (key) DO NOTHING RETURNING id INTO journal;
    IF journal IS NULL THEN
        SELECT id, request_hash INTO journal, held_hash
            FROM payments_ledger_journal WHERE key = asked_key;
        IF held_hash IS DISTINCT FROM asked_hash THEN
            RAISE EXCEPTION 'LEDGER_KEY_REUSED: %', asked_key USING ERRCODE = '23514';
        END IF;
        RETURN;
    END IF;
    INSERT INTO payments_ledger_account (code, owner, currency, normal, balance, version)
        SELECT DISTINCT line.code, line.owner, line.currency, 'D', 0, 0
        FROM unnest(codes, owners, currencies) AS line(code, owner, currency)
        WHERE NOT EXISTS (SELECT 1 FROM payments_ledger_account a WHERE a.code = line.code
                          AND a.owner = line.owner AND a.currency = line.currency)
        ORDER BY 1, 2, 3
        ON CONFLICT (code, owner, currency) DO NOTHING;
    SELECT array_agg(a.id ORDER BY line.place) INTO accounts
        FROM unnest(codes, owners, currencies) WITH ORDINALITY AS line(code, owner, currency, place)
        JOIN payments_ledger_account a ON a.code = line.code AND a.owner = line.owner
             AND a.currency = line.currency;
    PERFORM ledger_lock(accounts);
    INSERT INTO payments_ledger_posting
            (journal_id, line_no, account_id, amount, currency, account_version, balance_after)
        SELECT asked_id, place, account, amount, currency, 0, 0
        FROM unnest(accounts, amounts, currencies)
             WITH ORDINALITY AS line(account, amount, currency, place) ORDER BY place;
    -- D27: only a journal that lowers the cover can break it
    FOR lowered IN
        SELECT line.currency FROM unnest(codes, currencies, amounts) AS line(code, currency, amount)
        JOIN payments_ledger_chart chart ON chart.code = line.code AND chart.safeguarded
        GROUP BY line.currency HAVING sum(line.amount) < 0 ORDER BY line.currency
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended('cover:' || lowered.currency, 7));
        IF ledger_cover(lowered.currency) < 0 THEN
            IF NOT outside THEN
                RAISE EXCEPTION 'SAFEGUARDING: % short by %', lowered.currency,
                    -ledger_cover(lowered.currency) USING ERRCODE = '23514';
            END IF;
            shortfall := shortfall - ledger_cover(lowered.currency);
        END IF;
    END LOOP;
END $$;
"""

UNDO = """
DROP FUNCTION ledger_post(uuid, text, text, text, text, timestamptz, timestamptz, uuid, text[],
                          text[], text[], bigint[], boolean);
DROP FUNCTION ledger_cover(text);
DROP FUNCTION ledger_posting_once() CASCADE;
DROP FUNCTION ledger_account_open() CASCADE;
DROP TABLE payments_ledger_chart;
"""


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0002_rules")]
    operations = [migrations.RunSQL(CHART + POST, UNDO)]
