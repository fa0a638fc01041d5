"""Where every root field stands: whose it is, and who may see or touch what is not his own.

A field that stands nowhere here fails the test: say whose it is before it is served.
"""

from __future__ import annotations

PUBLIC_QUERIES = frozenset({
    "addressValidationRules", "attribute", "attributes", "auditConsistency", "auditHead",
    "auditInclusion", "booth", "carriers", "categories", "category", "channel", "collection", "collections",
    "creditGrade", "facets", "freightEstimate", "latenessList", "mallOffer", "mallOffers", "market",
    "marketFloor", "markets", "menu", "merchant", "merchants", "news", "newsItem", "node", "organization", "page", "pageTypes", "pages",
    "procurementRelease", "product", "productType", "productTypes", "productVariant",
    "productVariants", "products", "publicNotice", "publicNotices", "roleChoices",
    "searchSuggestions", "shop",
    "site", "sites",
})  # fmt: skip
"""Open to read for everybody; no private text may come out of them."""

OWN_QUERIES = frozenset(
    {
        "me",
        "merchantBalance",
        "merchantGuarantee",
        "merchantStatementCycle",
        "mallComparison",
        "auditBundle",
        "creditReport",
        "myMerchantApplication",
        "myOrganizations",
        "mySessions",
        "myWallet",
        "walletPlans",
    }
)
"""Answer about the viewer, or with public parts; no private text of others comes out of them."""

BEARER_READING: dict[str, str] = {
    "checkout": "an anonymous basket of a market channel",
    "order": "a guest order of a market channel",
}
"""The two exceptions of decision D32: read by whoever knows the id, while nobody owns the thing."""

RECONCILERS = frozenset(
    {"ledger.read", "reconciliation.read", "reconciliation.work", "reconciliation.approve"}
)
PRIVATE_QUERIES: dict[str, frozenset[str]] = {
    "chargeback": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "chargebacks": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "chargebackTotals": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "merchantChargebacks": frozenset(),
    "deadMessages": frozenset({"events.delivery.requeue"}),
    "deliveryBacklog": frozenset({"events.delivery.requeue"}),
    "deskFreezes": frozenset({"payment.freeze"}),
    "ledgerTotals": frozenset({"ledger.read"}),
    "ledgerJournals": frozenset({"ledger.read"}),
    "manualJournal": frozenset({"ledger.read", "ledger.journal.make", "ledger.journal.check"}),
    "manualJournalAccounts": frozenset(
        {"ledger.read", "ledger.journal.make", "ledger.journal.check"}
    ),
    "manualJournals": frozenset({"ledger.read", "ledger.journal.make", "ledger.journal.check"}),
    "paymentReview": frozenset({"ledger.read", "payment.review"}),
    "receipt": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "receipts": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "receiptTotals": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "paymentReviews": frozenset({"ledger.read", "payment.review"}),
    "merchantPayouts": frozenset(),
    "merchantPayoutTotals": frozenset(),
    "manualJournalTotals": frozenset(
        {"ledger.read", "ledger.journal.make", "ledger.journal.check"}
    ),
    "paymentReviewTotals": frozenset({"ledger.read", "payment.review"}),
    "merchantStatementFile": frozenset({"statement.read"}),
    "commissionInvoiceFile": frozenset({"statement.read"}),
    "commissionInvoices": frozenset({"statement.read"}),
    "commissionInvoiceTotals": frozenset({"statement.read"}),
    "foreignBuyback": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "foreignPurchase": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "foreignPurchases": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "foreignPurchaseTotals": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "walletPayout": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "walletPayouts": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "walletPayoutTotals": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "parkedDeliveries": frozenset({"events.delivery.requeue"}),
    "payoutAccount": frozenset(),
    "payoutBatch": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "safeguarding": frozenset({"ledger.read"}),
    "moneyChecks": frozenset({"ledger.read"}),
    "reconciliationBreak": RECONCILERS,
    "reconciliationBreaks": RECONCILERS,
    "reconciliationDays": RECONCILERS,
    "reconciliationFile": RECONCILERS,
    "reconciliationRefused": RECONCILERS,
    "reconciliationSettlements": RECONCILERS,
    "reconciliationTotals": RECONCILERS,
    "approvals": frozenset({"organization.approve"}),
    "defaultNotices": frozenset({"payment.dispute.rule"}),
    "guarantee": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "guarantees": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "myInvitations": frozenset(),
    "organizationInvitations": frozenset(),
    "organizationMembers": frozenset(),
    "auditFlags": frozenset({"audit.read"}),
    "budgetItems": frozenset({"gov.process.read.all"}),
    "case": frozenset({"oversight.case"}),
    "cases": frozenset({"oversight.case"}),
    "channels": frozenset({"*"}),
    "checkout": frozenset(),
    "document": frozenset(),
    "documents": frozenset(),
    "deskHours": frozenset({"oversight.search"}),
    "deskMoney": frozenset({"oversight.search"}),
    "explanationsDue": frozenset(),
    "leases": frozenset({"merchant.review", "audit.read"}),
    "managedMarkets": frozenset({"merchant.review", "audit.read"}),
    "merchantApplication": frozenset({"merchant.review", "audit.read"}),
    "merchantApplications": frozenset({"merchant.review", "audit.read"}),
    "merchantStatements": frozenset({"statement.read"}),
    "merchantStatementTotals": frozenset({"statement.read"}),
    "myMallOffers": frozenset(),
    "order": frozenset({"order.read.all"}),
    "orders": frozenset(),
    "payable": frozenset({"gov.process.read.all"}),
    "paymentTracker": frozenset({"gov.process.read.all"}),
    "payoutBatches": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "payoutTotals": frozenset({"ledger.read", "payout.make", "payout.check"}),
    "requisition": frozenset({"gov.process.read.all"}),
    "requisitions": frozenset({"gov.process.read.all"}),
    "reviewTasks": frozenset({"merchant.review"}),
    "savedQueries": frozenset(),
    "trace": frozenset({"audit.read"}),
    "treasuryOrder": frozenset({"treasury.read", "gov.process.read.all"}),
    "treasuryOrders": frozenset({"treasury.read", "gov.process.read.all"}),
    "treasuryQuotas": frozenset({"treasury.read", "gov.process.read.all"}),
    "transactionRecords": frozenset({"audit.read"}),
    "warehouses": frozenset(),
    "waybills": frozenset(),
}
"""Null or empty for who does not own the thing; the named permissions see others' things too."""

QUERY_TYPES: dict[str, str] = {
    "chargeback.id": "Chargeback",
    "attribute.id": "Attribute", "case.id": "Case", "category.id": "Category",
    "checkout.id": "Checkout", "collection.id": "Collection",
    "guarantee.id": "Guarantee", "creditGrade.organizationId": "Organization", "creditReport.organizationId": "Organization",
    "latenessList.buyerId": "Organization", "mallComparison.offerId": "MallOffer",
    "mallOffer.id": "MallOffer", "mallOffers.supplierId": "Merchant", "merchant.id": "Merchant",
    "freightEstimate.variantId": "ProductVariant", "marketFloor.id": "Floor", "merchantApplication.id": "MerchantApplication",
    "order.id": "Order", "organization.id": "Organization", "payable.id": "Payable",
    "product.id": "Product", "productType.id": "ProductType",
    "productVariant.id": "ProductVariant", "publicNotice.id": "PublicNotice",
    "document.id": "Document", "payoutBatch.id": "PayoutBatch",
    "manualJournal.id": "ManualJournal", "paymentReview.id": "PaymentReview",
    "receipt.id": "Receipt", "walletPayout.id": "WalletPayout", "foreignPurchase.id": "ForeignPurchase", "reconciliationBreak.id": "ReconciliationBreak",
    "publicNotices.buyerId": "Organization", "requisition.id": "Requisition",
    "treasuryOrder.id": "TreasuryOrder",
    "menu.id": "Menu", "page.id": "Page", "channel.id": "Channel", "node.id": "",
}  # fmt: skip
"""What kind of thing an id argument of a query names."""

OPEN_MUTATIONS = frozenset({
    "foreignMoneyBought",
    "accountAddressCreate", "accountDelete", "govSupplierApply", "organizationMemberInvite",
    "manualJournalDraft", "organizationJoinRequest", "organizationRegister", "organizationUpdate", "personalDataExport", "recoveryCodesRenew",
    "totpConfirm", "totpEnrol", "totpRemove", "accountRegister", "accountRequestDeletion",
    "accountUpdate", "budgetItemRegister", "caseOpen", "checklistItemPut", "checkoutCreate", "confirmAccount",
    "confirmEmailChange", "externalAuthenticationUrl", "externalLogout",
    "externalObtainAccessTokens", "externalRefresh", "externalVerify", "bankAccountSet",
    "merchantApplicationStart", "newsPublish", "noticeSwitch", "noticesRead", "pageSave", "pricesImport", "productsImport", "stockImport", "passwordChange", "payoutBatchMake", "productCreate", "querySave",
    "guaranteeAsk", "guaranteePutUp", "merchantStatementCycleChoose", "walletPayoutAsk", "requestEmailChange", "requestPasswordReset", "setPassword", "tokenCreate", "tokenRefresh",
    "tokenStepUp", "tokenVerify", "voucherIssue", "warehouseCreate",
})  # fmt: skip
"""Name no object of another: they make something, or act on the caller alone."""

OVERSEERS: dict[str, frozenset[str]] = {
    "chargebackAcceptApprove": frozenset({"payout.check"}),
    "chargebackAcceptAsk": frozenset({"payout.make"}),
    "chargebackCover": frozenset({"payout.make"}),
    "chargebackEvidenceSubmit": frozenset({"payout.make"}),
    "chargebackWriteOffApprove": frozenset({"payout.check"}),
    "chargebackWriteOffAsk": frozenset({"payout.make"}),
    "escrowRefundOrder": frozenset({"payment.dispute.rule"}),
    "auditFlagAnswer": frozenset({"audit.flag.answer", "oversight.case"}),
    "deadMessageReplay": frozenset({"events.delivery.requeue"}),
    "parkedDeliveryRetry": frozenset({"events.delivery.requeue"}),
    "approvalDecide": frozenset({"organization.approve"}),
    "defaultRule": frozenset({"payment.dispute.rule"}),
    "guaranteeRelease": frozenset({"payout.check"}),
    "guaranteeTransferBooked": frozenset({"payout.check"}),
    "organizationSuspend": frozenset({"organization.approve"}),
    "attributeTranslate": frozenset({"catalog.translate"}),
    "attributeValueTranslate": frozenset({"catalog.translate"}),
    "caseClose": frozenset({"oversight.case"}),
    "caseNoteAdd": frozenset({"oversight.case"}),
    "categoryTranslate": frozenset({"catalog.translate"}),
    "collectionTranslate": frozenset({"catalog.translate"}),
    "explanationDemand": frozenset({"oversight.case"}),
    "boothPut": frozenset({"merchant.review"}),
    "leaseEnd": frozenset({"merchant.review"}),
    "leaseOpen": frozenset({"merchant.review"}),
    "marketHolidaySet": frozenset({"merchant.review"}),
    "marketHoursSet": frozenset({"merchant.review"}),
    "merchantContractSign": frozenset({"merchant.review"}),
    "merchantDecide": frozenset({"merchant.review"}),
    "merchantItemVerify": frozenset({"merchant.review"}),
    "manualJournalCheck": frozenset({"ledger.journal.check"}),
    "paymentFreeze": frozenset({"payment.freeze"}),
    "paymentReviewDecide": frozenset({"payment.review"}),
    "paymentReviewPropose": frozenset({"payment.review"}),
    "payoutBatchCheck": frozenset({"payout.check"}),
    "payoutBatchSend": frozenset({"payout.check"}),
    "reconciliationBreakApprove": frozenset({"reconciliation.approve"}),
    "reconciliationBreakAssign": frozenset({"reconciliation.work", "reconciliation.approve"}),
    "reconciliationBreakNote": frozenset({"reconciliation.work", "reconciliation.approve"}),
    "reconciliationBreakPropose": frozenset({"reconciliation.work"}),
    "reconciliationBreakReject": frozenset({"reconciliation.approve"}),
    "receiptConfirm": frozenset({"payout.check"}),
    "foreignMoneyCheck": frozenset({"payout.check"}),
    "walletPayoutAgree": frozenset({"payout.make"}),
    "walletPayoutCheck": frozenset({"payout.check"}),
    "receiptPropose": frozenset({"payout.make"}),
    "procurementResume": frozenset({"gov.supervise"}),
    "procurementSuspend": frozenset({"gov.supervise"}),
    "productBlock": frozenset({"catalog.review"}),
    "productTranslate": frozenset({"catalog.translate"}),
    "stallMove": frozenset({"merchant.review"}),
    "treasuryApplicationRefuse": frozenset({"treasury.read"}),
    "treasuryOrderCheck": frozenset({"treasury.order.check"}),
    "treasuryOrderMake": frozenset({"treasury.order.make"}),
}
"""Permissions that act on everybody's things, by their office."""

ID_TYPES: dict[str, str] = {
    "checkoutId": "Checkout", "lineId": "CheckoutLine", "linesIds": "CheckoutLine",
    "variantId": "ProductVariant", "variant": "ProductVariant", "variantIds": "ProductVariant",
    "productId": "Product", "deliveryMethodId": "Delivery", "groupId": "DeliveryGroup",
    "order": "Order", "orderLine": "OrderLine", "orderLineId": "OrderLine",
    "orderReturn": "OrderReturn", "offerId": "MallOffer", "budgetItemId": "BudgetItem",
    "requisitionId": "Requisition", "payableId": "Payable", "caseId": "Case",
    "organizationId": "Organization", "userId": "User", "documentId": "Document", "membershipId": "Membership",
    "warehouse": "Warehouse", "customerId": "User", "boothId": "Booth", "sectionOf": "Booth",
    "marketId": "Market",
}  # fmt: skip
"""What kind of thing an argument of this name names, in every mutation."""

ID_BY_MUTATION: tuple[tuple[str, str], ...] = (
    ("defaultNoticeGive", "Order"), ("default", "DefaultNotice"), ("retention", "Escrow"),
    ("paymentScheduleSet", "Order"), ("guarantee", "Guarantee"),
    ("approvalDecide", "Approval"), ("auditFlagAnswer", "AuditFlag"),
    ("deadMessageReplay", "DeadMessage"), ("parkedDeliveryRetry", "ParkedDelivery"),
    ("productVariantPack", "ProductVariant"), ("accountSessionEnd", "AccountSession"), ("invitation", "Invitation"),
    ("boothPut", "Booth"), ("leaseEnd", "Lease"), ("merchant", "MerchantApplication"),
    ("stall", "Booth"),
    ("organizationJoinDecide", "Invitation"), ("organizationRoleConfirm", "WaitingRole"), ("accountAddress", "Address"), ("accountSetDefaultAddress", "Address"),
    ("attributeTranslate", "Attribute"), ("attributeValueTranslate", "AttributeValue"),
    ("case", "Case"), ("chargeback", "Chargeback"), ("escrowRefund", "Escrow"), ("categoryTranslate", "Category"), ("checkout", "Checkout"),
    ("collectionTranslate", "Collection"), ("deliveryOptionsCalculate", "Checkout"),
    ("explanationAnswer", "Explanation"), ("mallOffer", "MallOffer"), ("mall", "Requisition"),
    ("paymentGatewayInitialize", "Checkout"), ("paymentRequest", "PaymentRequest"),
    ("paymentReview", "PaymentReview"), ("manualJournal", "ManualJournal"),
    ("payoutBatch", "PayoutBatch"), ("reconciliationBreak", "ReconciliationBreak"), ("receipt", "Receipt"), ("transferGiveUp", "Transfer"),
    ("walletPayout", "WalletPayout"), ("foreignMoneyCheck", "ForeignPurchase"),
    ("transferProofAdd", "Transfer"), ("product", "Product"), ("requisition", "Requisition"),
    ("transactionInitialize", "Checkout"), ("transactionProcess", "TransactionItem"),
    ("treasury", "TreasuryOrder"), ("updateMetadata", "Checkout"),
)  # fmt: skip
"""What ``id`` names, by the beginning of the mutation's name."""

TEXT_NAMES = {
    ("waybillEventRecord", "number"): "trackingNumber",
    ("merchantStatementFile", "number"): "statementNumber",
    ("commissionInvoiceFile", "number"): "invoiceNumber",
}
"""Texts that name a thing under another name."""

EXTRA_ARGUMENTS: dict[str, tuple[str, ...]] = {
    "checkoutLineDelete": ("lineId",),
    "checkoutLinesUpdate": ("lines.lineId", "lines.quantity"),
    "checkoutDeliveryMethodUpdate": ("deliveryMethodId",),
    "mixRuleUpdate": ("productId", "channel", "minimumPieces"),
    "quantityRuleUpdate": ("productId", "minimum"),
    "stockUpdate": ("input.warehouse", "input.counts.variant"),
    "boothPut": ("input.id",),
    "orderAccept": ("input.lines.orderLine",),
}
"""Optional arguments that are given too, so that the act has something to act on."""

FIXED_ARGUMENTS: dict[str, object] = {
    "paymentGateway.id": "saleor.io.dummy-payment-app",
    "paymentGatewayId": "saleor.io.dummy-payment-app",
    "percent": "1",
    "receiptPropose.how": "RETURN",
    "role": "buyer",
    "code": "PICKED_UP",
    "dryRun": False,
    "merchantDecide.input.act": "REQUEST_CHANGES",
    "merchantItemAttest.code": "terms",
    "merchantItemVerify.input.code": "licence-image",
}

UNREACHED: dict[str, str] = {}
"""Mutations the rightful side cannot reach in this world, with the reason."""
