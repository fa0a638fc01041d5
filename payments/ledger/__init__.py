"""Double entry: chart, journals, postings, balances; the database enforces the rules."""
