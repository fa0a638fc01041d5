"""No viewer learns of or changes what is not theirs: every root field, every role."""
