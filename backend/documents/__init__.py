"""Files with hash, type and size checks; the tax-invoice port."""
