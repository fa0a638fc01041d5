"""What each merchant is owed and why."""
