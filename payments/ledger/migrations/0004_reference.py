"""A journal names the record outside that it answers to, so that both can be laid side by side."""

from django.db import migrations, models

DROP_OLD = """
DROP FUNCTION ledger_post(uuid, text, text, text, text, timestamptz, timestamptz, uuid, text[],
                          text[], text[], bigint[], boolean);
"""

POST = """
CREATE FUNCTION ledger_post(
    asked_id uuid, asked_key text, asked_hash text, asked_kind text, asked_subject text,
    asked_effective timestamptz, asked_posted timestamptz, asked_reverses uuid,
    codes text[], owners text[], currencies text[], amounts bigint[], outside boolean,
    asked_reference text DEFAULT '',
    OUT journal uuid, OUT shortfall bigint)
    LANGUAGE plpgsql AS $$
DECLARE
    accounts bigint[]; held_hash text; lowered record;
BEGIN
    shortfall := 0;
    INSERT INTO payments_ledger_journal (id, key, request_hash, kind, subject, n_lines,
            effective_at, posted_at, reverses_id, reference, transaction_id)
        VALUES (asked_id, asked_key, asked_hash, asked_kind, asked_subject, cardinality(amounts),
            asked_effective, asked_posted, asked_reverses, asked_reference, 0)
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

DROP_NEW = """
DROP FUNCTION ledger_post(uuid, text, text, text, text, timestamptz, timestamptz, uuid, text[],
                          text[], text[], bigint[], boolean, text);
"""

OLD = """
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


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0003_one_call")]
    operations = [
        migrations.AddField(
            model_name="journal",
            name="reference",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.AddIndex(
            model_name="journal",
            index=models.Index(
                condition=~models.Q(reference=""), fields=["reference"], name="ledger_by_reference"
            ),
        ),
        migrations.RunSQL(DROP_OLD + POST, DROP_NEW + OLD),
    ]
