"""Migration operations that teach the database our rules."""

from django.db import migrations


def append_only(table: str) -> migrations.RunSQL:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE on a table."""
    return migrations.RunSQL(
        sql=f"""
        CREATE TRIGGER {table}_keep_rows BEFORE UPDATE OR DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION shiji_refuse_change();
        CREATE TRIGGER {table}_keep_table BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION shiji_refuse_change();
        """,
        reverse_sql=f"""
        DROP TRIGGER {table}_keep_rows ON {table};
        DROP TRIGGER {table}_keep_table ON {table};
        """,
    )
