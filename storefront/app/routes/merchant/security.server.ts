import { SecurityAskBackDocument, SecurityPayDocument, SecurityPutUpDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from '~/lib/api.server'
import { problemsFrom, text } from '~/lib/forms.server'
import type { Problem } from '~/lib/problems'
import { GATEWAY } from '~/lib/instruments'

/** The acts of `SecurityPanel.tsx`; null where the form asks for something else. */
export async function securityAct(asking: Asking, form: FormData): Promise<Problem[] | null> {
  switch (text(form, 'act')) {
    case 'putUp': {
      const input = { amount: text(form, 'amount').normalize('NFKC'), currency: text(form, 'currency'), paymentGateway: GATEWAY, idempotencyKey: text(form, 'key') }
      return problemsFrom((await mutate(asking, SecurityPutUpDocument, { input })).guaranteePutUp?.errors)
    }
    case 'paySecurity': return problemsFrom((await mutate(asking, SecurityPayDocument, { id: text(form, 'guarantee'), gateway: GATEWAY, key: text(form, 'key') })).guaranteePay?.errors)
    case 'askBack': return problemsFrom((await mutate(asking, SecurityAskBackDocument, { id: text(form, 'guarantee') })).guaranteeReturnAsk?.errors)
    default: return null
  }
}
