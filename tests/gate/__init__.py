"""`make test`: every check of this repository, one after the other, with a closing table."""
