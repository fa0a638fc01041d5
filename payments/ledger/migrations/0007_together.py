"""Many journals in one call, and one look at the account for each posting.

An account that many journals of one transaction touch has as many versions of its row, and every
look at it walks past them all. ``ledger_post_all`` opens and locks the accounts once for all its
journals, and the posting trigger moves the balance with the look that finds it.
"""

from django.db import migrations

APPLY = """
CREATE OR REPLACE FUNCTION ledger_posting_apply() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public AS $$
DECLARE
    j record; a record;
BEGIN
    SELECT transaction_id, n_lines INTO j FROM payments_ledger_journal WHERE id = NEW.journal_id;
    IF j.transaction_id IS DISTINCT FROM pg_current_xact_id()::text::bigint THEN
        RAISE EXCEPTION 'LEDGER_CLOSED_JOURNAL: %', NEW.journal_id USING ERRCODE = '23514';
    END IF;
    IF NEW.line_no < 1 OR NEW.line_no > j.n_lines THEN
        RAISE EXCEPTION 'LEDGER_LINES: line % of %', NEW.line_no, j.n_lines USING ERRCODE = '23514';
    END IF;
    IF NEW.amount = 0 OR abs(NEW.amount) > 1000000000000000 THEN
        RAISE EXCEPTION 'LEDGER_AMOUNT: %', NEW.amount USING ERRCODE = '23514';
    END IF;
    UPDATE payments_ledger_account SET version = version + 1,
            balance = balance + CASE normal WHEN 'D' THEN NEW.amount ELSE -NEW.amount END
        WHERE id = NEW.account_id RETURNING currency, version, balance INTO a;
    IF a.currency <> NEW.currency THEN
        RAISE EXCEPTION 'LEDGER_CURRENCY: % on an account in %', NEW.currency, a.currency
            USING ERRCODE = '23514';
    END IF;
    NEW.account_version := a.version;
    NEW.balance_after := a.balance;
    RETURN NEW;
END $$;
"""

POST_ALL = """
CREATE FUNCTION ledger_post_all(
    ids uuid[], keys text[], hashes text[], subjects text[], refs text[], sizes integer[],
    asked_kind text, asked_effective timestamptz, asked_posted timestamptz,
    journals uuid[], numbers integer[], codes text[], owners text[], currencies text[],
    amounts bigint[])
    RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    fresh uuid[]; wrong text; lowered record;
BEGIN
    WITH made AS (
        INSERT INTO payments_ledger_journal (id, key, request_hash, kind, subject, n_lines,
                effective_at, posted_at, reference, transaction_id)
            SELECT j.id, j.key, j.hash, asked_kind, j.subject, j.size, asked_effective, asked_posted,
                j.ref, 0
            FROM unnest(ids, keys, hashes, subjects, refs, sizes)
                AS j(id, key, hash, subject, ref, size)
            ON CONFLICT (key) DO NOTHING RETURNING id)
        SELECT array_agg(id) INTO fresh FROM made;
    SELECT asked.key INTO wrong FROM unnest(keys, hashes) AS asked(key, hash)
        JOIN payments_ledger_journal held ON held.key = asked.key
        WHERE held.request_hash <> asked.hash LIMIT 1;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'LEDGER_KEY_REUSED: %', wrong USING ERRCODE = '23514';
    END IF;
    IF fresh IS NULL THEN
        RETURN 0;
    END IF;
    INSERT INTO payments_ledger_account (code, owner, currency, normal, balance, version)
        SELECT DISTINCT line.code, line.owner, line.currency, 'D', 0, 0
        FROM unnest(codes, owners, currencies) AS line(code, owner, currency)
        WHERE NOT EXISTS (SELECT 1 FROM payments_ledger_account a WHERE a.code = line.code
                          AND a.owner = line.owner AND a.currency = line.currency)
        ORDER BY 1, 2, 3
        ON CONFLICT (code, owner, currency) DO NOTHING;
    PERFORM ledger_lock(ARRAY(
        SELECT a.id FROM payments_ledger_account a
        JOIN (SELECT DISTINCT * FROM unnest(codes, owners, currencies)) AS line(code, owner, currency)
            ON a.code = line.code AND a.owner = line.owner AND a.currency = line.currency));
    INSERT INTO payments_ledger_posting
            (journal_id, line_no, account_id, amount, currency, account_version, balance_after)
        SELECT line.journal, line.number, a.id, line.amount, line.currency, 0, 0
        FROM unnest(journals, numbers, codes, owners, currencies, amounts) WITH ORDINALITY
            AS line(journal, number, code, owner, currency, amount, place)
        JOIN unnest(fresh) AS made(id) ON made.id = line.journal
        JOIN payments_ledger_account a ON a.code = line.code AND a.owner = line.owner
            AND a.currency = line.currency
        ORDER BY line.place;
    -- D27: a journal that lowers the cover has the whole looked at, once for all of them
    FOR lowered IN
        SELECT DISTINCT sums.currency FROM (
            SELECT line.currency FROM unnest(journals, codes, currencies, amounts)
                AS line(journal, code, currency, amount)
            JOIN unnest(fresh) AS made(id) ON made.id = line.journal
            JOIN payments_ledger_chart chart ON chart.code = line.code AND chart.safeguarded
            GROUP BY line.journal, line.currency HAVING sum(line.amount) < 0) AS sums
        ORDER BY 1
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended('cover:' || lowered.currency, 7));
        IF ledger_cover(lowered.currency) < 0 THEN
            RAISE EXCEPTION 'SAFEGUARDING: % short by %', lowered.currency,
                -ledger_cover(lowered.currency) USING ERRCODE = '23514';
        END IF;
    END LOOP;
    RETURN cardinality(fresh);
END $$;
"""

OLD_APPLY = """
CREATE OR REPLACE FUNCTION ledger_posting_apply() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public AS $$
DECLARE
    j payments_ledger_journal%ROWTYPE; a payments_ledger_account%ROWTYPE; moved bigint;
BEGIN
    SELECT * INTO j FROM payments_ledger_journal WHERE id = NEW.journal_id;
    IF j.transaction_id IS DISTINCT FROM pg_current_xact_id()::text::bigint THEN
        RAISE EXCEPTION 'LEDGER_CLOSED_JOURNAL: %', NEW.journal_id USING ERRCODE = '23514';
    END IF;
    IF NEW.line_no < 1 OR NEW.line_no > j.n_lines THEN
        RAISE EXCEPTION 'LEDGER_LINES: line % of %', NEW.line_no, j.n_lines USING ERRCODE = '23514';
    END IF;
    IF NEW.amount = 0 OR abs(NEW.amount) > 1000000000000000 THEN
        RAISE EXCEPTION 'LEDGER_AMOUNT: %', NEW.amount USING ERRCODE = '23514';
    END IF;
    SELECT * INTO a FROM payments_ledger_account WHERE id = NEW.account_id FOR UPDATE;
    IF a.currency <> NEW.currency THEN
        RAISE EXCEPTION 'LEDGER_CURRENCY: % on an account in %', NEW.currency, a.currency
            USING ERRCODE = '23514';
    END IF;
    moved := CASE a.normal WHEN 'D' THEN NEW.amount ELSE -NEW.amount END;
    NEW.account_version := a.version + 1;
    NEW.balance_after := a.balance + moved;
    UPDATE payments_ledger_account SET balance = balance + moved, version = version + 1 WHERE id = a.id;
    RETURN NEW;
END $$;
"""

DROP = """
DROP FUNCTION ledger_post_all(uuid[], text[], text[], text[], text[], integer[], text, timestamptz,
    timestamptz, uuid[], integer[], text[], text[], text[], bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0006_foreign_cover")]
    operations = [migrations.RunSQL(APPLY + POST_ALL, OLD_APPLY + DROP)]
