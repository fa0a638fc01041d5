"""Servers from wheels: PostgreSQL, Valkey and Node, for one machine. Knows no Django."""
