"""Acts on limits."""

from payments.limits.services.check import lines_for, payment_check
from payments.limits.services.review import review_decide, review_open, review_propose

__all__ = ["lines_for", "payment_check", "review_decide", "review_open", "review_propose"]
