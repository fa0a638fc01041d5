import { AccountSetDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from './api.server'
import { problemsFrom, text } from './forms.server'
import type { Problem } from './problems'

/** What `frame/BankAccountForm.tsx` sends: the acting organisation's account in one currency. */
export async function bankAccountSet(asking: Asking, form: FormData): Promise<Problem[]> {
  const input = { currency: text(form, 'currency'), accountName: text(form, 'accountName'), accountNumber: text(form, 'accountNumber').normalize('NFKC'), bankName: text(form, 'bankName') }
  return problemsFrom((await mutate(asking, AccountSetDocument, { input })).bankAccountSet?.errors)
}
