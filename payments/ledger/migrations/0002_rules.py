"""The rules L1 to L10 of the payments brief, section 3, enforced by PostgreSQL."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION ledger_journal_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.transaction_id := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;

CREATE FUNCTION ledger_journal_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found integer; worst bigint; mixed integer;
BEGIN
    SELECT count(*) INTO found FROM payments_ledger_posting WHERE journal_id = NEW.id;
    IF found <> NEW.n_lines THEN
        RAISE EXCEPTION 'LEDGER_LINES: journal % declares % lines and has %', NEW.key, NEW.n_lines, found
            USING ERRCODE = '23514';
    END IF;
    SELECT max(abs(total)) INTO worst FROM (
        SELECT sum(amount) AS total FROM payments_ledger_posting WHERE journal_id = NEW.id GROUP BY currency
    ) sums;
    IF worst <> 0 THEN
        RAISE EXCEPTION 'LEDGER_UNBALANCED: journal %', NEW.key USING ERRCODE = '23514';
    END IF;
    SELECT count(DISTINCT a.code LIKE '9%') INTO mixed FROM payments_ledger_posting p
        JOIN payments_ledger_account a ON a.id = p.account_id WHERE p.journal_id = NEW.id;
    IF mixed > 1 THEN
        RAISE EXCEPTION 'LEDGER_MEMO_MIXED: journal %', NEW.key USING ERRCODE = '23514';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_posting_apply() RETURNS trigger LANGUAGE plpgsql
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

CREATE FUNCTION ledger_account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.balance <> 0 OR NEW.version <> 0 THEN
            RAISE EXCEPTION 'LEDGER_DIRECT_BALANCE: an account opens at zero' USING ERRCODE = '23514';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR pg_trigger_depth() < 2
        OR (OLD.id, OLD.code, OLD.owner, OLD.currency, OLD.normal, OLD.floor)
           IS DISTINCT FROM (NEW.id, NEW.code, NEW.owner, NEW.currency, NEW.normal, NEW.floor) THEN
        RAISE EXCEPTION 'LEDGER_DIRECT_BALANCE: %', OLD.id USING ERRCODE = '23514';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'LEDGER_IMMUTABLE: % %', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514';
END $$;

CREATE FUNCTION ledger_lock(ids bigint[]) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = public AS
    'SELECT id FROM payments_ledger_account WHERE id = ANY(ids) ORDER BY id FOR UPDATE';
"""

TRIGGERS = """
CREATE TRIGGER ledger_journal_stamped BEFORE INSERT ON payments_ledger_journal
    FOR EACH ROW EXECUTE FUNCTION ledger_journal_stamp();
CREATE CONSTRAINT TRIGGER ledger_journal_balanced AFTER INSERT ON payments_ledger_journal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_journal_check();
CREATE TRIGGER ledger_posting_applied BEFORE INSERT ON payments_ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_posting_apply();
CREATE TRIGGER ledger_account_guarded BEFORE INSERT OR UPDATE OR DELETE ON payments_ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_guard();
CREATE TRIGGER ledger_journal_kept BEFORE UPDATE OR DELETE ON payments_ledger_journal
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_posting_kept BEFORE UPDATE OR DELETE ON payments_ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_journal_table BEFORE TRUNCATE ON payments_ledger_journal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_posting_table BEFORE TRUNCATE ON payments_ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_account_table BEFORE TRUNCATE ON payments_ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""

UNDO = """
DROP TRIGGER ledger_journal_stamped ON payments_ledger_journal;
DROP TRIGGER ledger_journal_balanced ON payments_ledger_journal;
DROP TRIGGER ledger_journal_kept ON payments_ledger_journal;
DROP TRIGGER ledger_journal_table ON payments_ledger_journal;
DROP TRIGGER ledger_posting_applied ON payments_ledger_posting;
DROP TRIGGER ledger_posting_kept ON payments_ledger_posting;
DROP TRIGGER ledger_posting_table ON payments_ledger_posting;
DROP TRIGGER ledger_account_guarded ON payments_ledger_account;
DROP TRIGGER ledger_account_table ON payments_ledger_account;
DROP FUNCTION ledger_journal_stamp();
DROP FUNCTION ledger_journal_check();
DROP FUNCTION ledger_posting_apply();
DROP FUNCTION ledger_account_guard();
DROP FUNCTION ledger_refuse();
DROP FUNCTION ledger_lock(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, UNDO)]
