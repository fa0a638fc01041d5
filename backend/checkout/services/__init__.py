"""Acts on checkouts, one file each."""

from backend.checkout.services.complete import checkout_complete
from backend.checkout.services.create import checkout_create
from backend.checkout.services.customer import (
    AddressRules,
    checkout_address_set,
    checkout_customer_attach,
    checkout_customer_detach,
    checkout_email_set,
    checkout_metadata_set,
    checkout_note_set,
)
from backend.checkout.services.delivery import delivery_choose, delivery_options
from backend.checkout.services.freeze import (
    FrozenCheckout,
    FrozenGroup,
    checkout_freeze_for_payment,
    checkout_lapse_due,
    checkout_record_payment,
    checkout_unfreeze,
)
from backend.checkout.services.lines import LineInput, lines_add, lines_delete, lines_set
from backend.checkout.services.promo import promo_add, promo_remove

__all__ = [
    "AddressRules",
    "FrozenCheckout",
    "FrozenGroup",
    "LineInput",
    "checkout_address_set",
    "checkout_complete",
    "checkout_create",
    "checkout_customer_attach",
    "checkout_customer_detach",
    "checkout_email_set",
    "checkout_freeze_for_payment",
    "checkout_lapse_due",
    "checkout_metadata_set",
    "checkout_note_set",
    "checkout_record_payment",
    "checkout_unfreeze",
    "delivery_choose",
    "delivery_options",
    "lines_add",
    "lines_delete",
    "lines_set",
    "promo_add",
    "promo_remove",
]
