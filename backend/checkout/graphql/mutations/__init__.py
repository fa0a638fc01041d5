"""Acts on checkouts."""

from __future__ import annotations

import graphene

from backend.checkout.graphql.mutations.address import (
    CheckoutBillingAddressUpdate,
    CheckoutShippingAddressUpdate,
)
from backend.checkout.graphql.mutations.complete import CheckoutComplete
from backend.checkout.graphql.mutations.customer import (
    CheckoutCustomerAttach,
    CheckoutCustomerDetach,
    CheckoutEmailUpdate,
    CheckoutNoteUpdate,
    UpdateMetadata,
)
from backend.checkout.graphql.mutations.delivery import (
    CheckoutAddPromoCode,
    CheckoutDeliveryMethodUpdate,
    CheckoutRemovePromoCode,
    DeliveryOptionsCalculate,
)
from backend.checkout.graphql.mutations.lines import (
    CheckoutCreate,
    CheckoutLineDelete,
    CheckoutLinesAdd,
    CheckoutLinesDelete,
    CheckoutLinesUpdate,
)


class CheckoutMutations(graphene.ObjectType):
    """Saleor's cart mutations, and a few of ours."""

    checkout_create = CheckoutCreate.Field()
    checkout_lines_add = CheckoutLinesAdd.Field()
    checkout_lines_update = CheckoutLinesUpdate.Field()
    checkout_lines_delete = CheckoutLinesDelete.Field()
    checkout_line_delete = CheckoutLineDelete.Field(deprecation_reason="Use checkoutLinesDelete.")
    checkout_shipping_address_update = CheckoutShippingAddressUpdate.Field()
    checkout_billing_address_update = CheckoutBillingAddressUpdate.Field()
    checkout_email_update = CheckoutEmailUpdate.Field()
    checkout_customer_attach = CheckoutCustomerAttach.Field()
    checkout_customer_detach = CheckoutCustomerDetach.Field()
    checkout_note_update = CheckoutNoteUpdate.Field()
    delivery_options_calculate = DeliveryOptionsCalculate.Field()
    checkout_delivery_method_update = CheckoutDeliveryMethodUpdate.Field()
    checkout_add_promo_code = CheckoutAddPromoCode.Field()
    checkout_remove_promo_code = CheckoutRemovePromoCode.Field()
    checkout_complete = CheckoutComplete.Field()
    update_metadata = UpdateMetadata.Field()
