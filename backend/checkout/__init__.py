"""From basket to order: lines grouped by merchant, delivery, payment, completion."""
