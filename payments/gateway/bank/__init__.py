"""Files of banks in ISO 20022: payment orders out, their status and statements in. No Django here."""
