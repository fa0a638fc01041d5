import { createHash } from 'node:crypto'
import { SecurityAskBackDocument, SecurityLetterDocument, SecurityPayDocument, SecurityPutUpDocument } from '~/graphql/generated/graphql'
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
    case 'letter': {
      const file = form.get('file')
      if (!(file instanceof File) || !file.size) return [{ field: 'file', code: 'REQUIRED', message: '请选择保函文件。Choose the letter’s file.' }]
      const documentHash = createHash('sha256').update(new Uint8Array(await file.arrayBuffer())).digest('hex')
      const input = { letterNumber: text(form, 'letterNumber').normalize('NFKC'), issuer: text(form, 'issuer'), validUntil: text(form, 'validUntil'), documentHash }
      return problemsFrom((await mutate(asking, SecurityLetterDocument, { id: text(form, 'guarantee'), input })).guaranteeRegister?.errors)
    }
    case 'askBack': return problemsFrom((await mutate(asking, SecurityAskBackDocument, { id: text(form, 'guarantee') })).guaranteeReturnAsk?.errors)
    default: return null
  }
}
