"""Facts in; score, grade, vetoes and reasons out."""
