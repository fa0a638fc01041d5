"""Django's PostgreSQL with the line to the server used sparingly; see ``base``."""
