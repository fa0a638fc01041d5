/** Refusals of the core in English, by code: those that name no figure; the others keep the core's own sentence. */
export const REFUSALS: Readonly<Record<string, string>> = {
  ACCOUNT_NAME_DIFFERS: 'The holder of the account must be the registered name.', ACCOUNT_NOT_CONFIRMED: 'The e-mail address is not confirmed yet.', ALREADY_DECIDED: 'This was decided already.',
  BREAK_STATE: 'Not possible in the present state of this break.', BREAK_WAY: 'This break cannot be ended in this way.', BUSY: 'Busy: nothing was changed. Try again shortly; the request keeps its number.',
  CARD_NUMBER_REFUSED: "Do not send a card number: it belongs into the provider's own secure field.", INSTRUMENT_UNKNOWN: 'This gateway does not know this instrument; choose another.', KIND_CLOSED: 'Organisations of this kind cannot register themselves.', NO_CASH: 'The money has not reached the bank account yet; try again later.', ORDERING_DOOR: 'Orders of this channel are placed through government procurement.', PURCHASE_CLOSED: 'This purchase of currency was checked already.', QUANTITY_RULE_WRONG: 'Minimum, step and maximum must be positive, and the maximum not below the minimum.', REDIRECT_REFUSED: 'This address is not one of those a link may lead to.', RETURN_ADDRESS_WRONG: 'The return address must be one of this site.', ROLE_HELD: 'This member has this role at that time already.', ROLE_UNFIT: 'This role does not fit organisations of this kind.', SECOND_FACTOR_PRESENT: 'A second factor is set up; switch it off before changing it.', TOKEN_UNUSABLE: 'The link is invalid or has expired.', UNIQUE: 'A payment of this order is under way; wait for its end.', USCC_KIND_MISMATCH: 'The credit code is not that of such an organisation: check its first two signs or change the kind.', WALLET_NO_ACCOUNT: 'No account can be paid to: first name a bank account in your registered name.', WAYBILL_EVENT_UNKNOWN: 'This state of carriage is not known.',
  CASE_CLOSED: 'The case is closed.', CHARGEBACK_STATE: 'Not possible in the present state of this chargeback.', CHECKOUT_COMPLETION_IN_PROGRESS: 'This basket is being paid and cannot be changed now.', CONFLICT: 'It was changed meanwhile. Load the page again and retry.',
  CONTRACT_STATE: 'Not possible in the present state of the contract.', CONTRACT_TURN: 'Wait until the party before you has signed.', EARNEST_BINDS: 'Earnest money is paid: the shop cannot cancel alone. The buyer may ask, or give notice of default.',
  ESCROW_FROZEN: 'The money is frozen; nothing goes out until that is lifted.', FORBIDDEN: 'You may not do this.', IDEMPOTENCY_IN_PROGRESS: 'The same request is being handled; try again shortly.', IDEMPOTENCY_MISMATCH: 'This request number was used for something else.', INACTIVE: 'This account is closed.',
  INSPECTION_WINDOW: 'The inspection is over, or was extended once already.', INVALID_CREDENTIALS: 'E-mail or password is wrong.', INVALID_ID: 'This is no valid number.', INVITATION_CLOSED: 'The invitation has ended; ask for a new one.', INVITATION_OPEN: 'The same invitation is open already; take it back first.', LAST_ADMIN: 'One administrator must stay; name another first.',
  LEVEL_TWO_REQUIRED: 'This needs your second factor.', LOGIN_ATTEMPT_DELAYED: 'Too many tries. Try again in 15 minutes.', MERCHANT_BALANCE: "The shop's available balance does not cover the refund.", NOTHING_TO_PAY: 'No shop can be paid at present.', NOTICE_CLOSED: 'This notice was decided or made good already.', NOTICE_SWITCH_FIXED: 'Notices about security cannot be switched off.', NOT_FOUND: 'Not found.',
  ORGANIZATION_NOT_ACTIVE: 'The organisation is not admitted yet, or suspended.', PAYOUT_STATE: 'Not possible in the present state of this batch.', RATE_LIMITED: 'Too many uploads today; try again tomorrow.', RECEIPT_SENDER_UNKNOWN: 'The bank named no account it came from: ask the bank first.', RECEIPT_STATE: 'Not possible in the present state of this receipt.', RECEIPT_TARGET: 'No such payment or buyer, it is over, or its currency differs.',
  REFUND_EXCEEDS: 'More than can be refunded.', RELEASE_BLOCKED: 'A problem of this order is open: nothing is released yet.', REQUIRED: 'This is required.', RESOLUTION_DIFFERS: 'Both sides would still differ: nothing was posted.', RETURN_STATE: 'Not possible in the present state of this return.', SAFEGUARDING: 'Refused: client money would not be covered.',
  SECOND_FACTOR_MISSING: 'No second factor is set up yet.', SECOND_FACTOR_WRONG: 'The code is wrong.', SELLER_NOT_ACTIVE: 'The shop is not admitted yet, or suspended.', SIGNATURE_INVALID: 'This is no validly signed contract.', SOD_CONFLICT: 'One person may not do both: another person must.', STATEMENT_CHANGED: 'This statement was imported with other content; ask its sender.', TRANSACTION_ALREADY_PROCESSED: 'This payment is finished already.', UNAUTHENTICATED: 'Please sign in.',
  USCC_INVALID: 'The credit code is wrong: check its 18 signs.', USCC_TAKEN: 'An organisation with this code is registered; ask its administrator to let you in.', WAYBILL_TAKEN: 'This waybill number is used already.',
}

type Told = { code?: unknown; reason?: unknown; message?: unknown }

/** The refusals in an answer's payloads told in English where we have the words; the answer itself is changed. `reason` is our own code where `code` is one of Saleor's few. */
export function inEnglish(data: unknown): void {
  for (const payload of Object.values((data ?? {}) as Record<string, unknown>)) {
    const errors = (payload as { errors?: unknown } | null)?.errors
    if (!Array.isArray(errors)) continue
    for (const error of errors as Told[]) {
      const words = [error.reason, error.code].map((code) => (typeof code === 'string' ? REFUSALS[code] : undefined)).find(Boolean)
      if (words) error.message = words
    }
  }
}
