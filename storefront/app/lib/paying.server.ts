/** Paying a basket or an order through a gateway: begin, look again, give up; what waits is kept in the session. */
import { PaymentStartDocument, PaymentStepDocument, TransferEndDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from './api.server'
import { problemsFrom, text } from './forms.server'
import { gatewayOf, transferOf, type Step, type Transfer } from './instruments'
import type { Problem } from './problems'
import { remember, visitorOf } from './visitor.server'

/** What is paid: its id, the name under which the session keeps what waits, the page the payer comes back to. */
export type Due = { id: string; place: string; back: string; part?: string }
export type Outcome = { problems: Problem[]; waiting?: string; there?: Step | null; transfer?: Transfer | null }

/** The form of the payment page: the first try, or a look at the payment that waits. */
export async function pay(asking: Asking, due: Due, form: FormData): Promise<Outcome> {
  const waiting = text(form, 'transaction')
  const outcome = waiting ? await step(asking, waiting) : await start(asking, due, form)
  keep(asking, due.place, outcome.waiting, outcome.transfer)
  return outcome
}

async function start(asking: Asking, due: Due, form: FormData): Promise<Outcome> {
  const { id, data } = gatewayOf(text(form, 'instrument'), text(form, 'confirmationToken'), due.back, (currency) => text(form, `quote.${currency}`))
  const gateway = { id, data: due.part ? { ...data, part: due.part } : data }
  const { transactionInitialize: begun } = await mutate(asking, PaymentStartDocument, { id: due.id, gateway })
  return outcomeOf(begun?.errors, begun?.transactionEvent, begun?.transaction?.id, begun?.data)
}

async function step(asking: Asking, id: string): Promise<Outcome> {
  const { transactionProcess: done } = await mutate(asking, PaymentStepDocument, { id, data: { challenge: 'pass' } })
  return outcomeOf(done?.errors, done?.transactionEvent, id, done?.data)
}

function outcomeOf(errors: Parameters<typeof problemsFrom>[0], event: { type?: string | null; message: string } | null | undefined, id: string | undefined, data: unknown): Outcome {
  if (errors?.length) return { problems: problemsFrom(errors) }
  if (event?.type?.endsWith('ACTION_REQUIRED') && id) return { problems: [], waiting: id, there: (data as { action?: Step } | null)?.action, transfer: transferOf(data) }
  if (event?.type?.endsWith('FAILURE')) return { problems: [{ field: 'instrument', code: 'PAYMENT', message: event.message || 'failed' }] }
  return { problems: [] }
}

/** The payer waits no longer for his transfer; what still arrives lies apart for the desk. */
export async function giveUp(asking: Asking, place: string, form: FormData): Promise<Problem[]> {
  const problems = problemsFrom((await mutate(asking, TransferEndDocument, { id: text(form, 'transaction') })).transferGiveUp?.errors)
  if (!problems.length) keep(asking, place, undefined, null)
  return problems
}

/** The payment whose payer went to the provider and may come back on a fresh page, and the account it waits on. */
export function waitingAt(asking: Asking, place: string): { away: string | null; transfer: Transfer | null } {
  const { paying, transfers } = visitorOf(asking.context).session
  return { away: paying?.[place] ?? null, transfer: transfers?.[place] ?? null }
}

export function keep(asking: Asking, place: string, waiting: string | undefined, transfer: Transfer | null | undefined): void {
  const visitor = visitorOf(asking.context)
  const { paying, transfers } = visitor.session
  if (paying?.[place] === waiting && !transfer && !transfers?.[place]) return
  remember(visitor, { paying: put(paying, place, waiting), transfers: put(transfers, place, waiting ? transfer : null) })
}

/** The record with one entry set, or gone where there is none. */
const put = <T,>(record: Record<string, T> | undefined, key: string, value: T | null | undefined): Record<string, T> =>
  Object.fromEntries([...Object.entries(record ?? {}).filter(([name]) => name !== key), ...(value ? [[key, value] as const] : [])])
