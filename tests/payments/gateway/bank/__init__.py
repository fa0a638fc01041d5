"""Files of banks, the bank next door, and what is done with both."""
