import { redirect, redirectDocument } from 'react-router'
import type { Route } from './+types/pay'
import { BasketCompleteDocument, PaymentStartDocument, PaymentStepDocument, TransferEndDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import type { Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { remember, visitorOf } from '~/lib/visitor.server'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { forgetBasket, needBasket } from './basket.server'
import { gatewayOf, transferOf, type Step, type Transfer } from '~/lib/instruments'
import { waysOf } from './pay-ways.server'
import { Choices, There } from './PayWays'
import { Sums } from './Sums'
import { TransferCard } from './TransferCard'

export async function loader(asking: Route.LoaderArgs) {
  const basket = await needBasket(asking)
  if (!basket.shippingAddress) throw redirect(`/${asking.params.site}/checkout`)
  const ways = await waysOf(asking, basket.id, basket.channel.currencyCode)
  const channel = basket.channel.slug
  return { site: asking.params.site, basket, ways, way: new URL(asking.request.url).searchParams.get('way'), away: awayOf(asking, channel) ?? null, transfer: visitorOf(asking.context).session.transfers?.[channel] ?? null }
}

/** A refusal asks for fresh quotes too: the price that was refused has run out. */
export const shouldRevalidate = () => true

export async function action(asking: Route.ActionArgs) {
  const basket = await needBasket(asking)
  const form = await readForm(asking)
  const transaction = text(form, 'transaction')
  if (text(form, 'act') === 'later') return placed(asking, basket.id, form)
  const channel = basket.channel.slug
  if (text(form, 'act') === 'giveUp') return giveUp(asking, channel, transaction, form)
  const step = basket.chargeStatus === 'FULL' ? PAID : transaction ? await answerStep(asking, transaction) : await start(asking, basket.id, form)
  keepAway(asking, channel, step.waiting, step.transfer)
  if (step.problems.length) return refused(step.problems, form)
  if (step.waiting) return { waiting: step.waiting, there: step.there ?? null, looked: Boolean(transaction) }
  return placed(asking, basket.id, form)
}

async function placed(asking: Route.ActionArgs, id: string, form: FormData) {
  const { checkoutComplete } = await mutate(asking, BasketCompleteDocument, { id })
  if (!checkoutComplete?.order) return refused(problemsFrom(checkoutComplete?.errors), form)
  await forgetBasket(asking)
  return redirectDocument(`/orders/${encodeURIComponent(checkoutComplete.order.id)}?placed`)
}

/** The payer waits no longer for his transfer; what still arrives lies apart for the desk. */
async function giveUp(asking: Route.ActionArgs, channel: string, transaction: string, form: FormData) {
  const problems = problemsFrom((await mutate(asking, TransferEndDocument, { id: transaction })).transferGiveUp?.errors)
  if (problems.length) return refused(problems, form)
  keepAway(asking, channel, undefined, null)
  return redirect(`/${asking.params.site}/pay`)
}

type Outcome = { problems: Problem[]; waiting?: string; there?: Step | null; transfer?: Transfer | null }
const PAID: Outcome = { problems: [] }
type Here = Asking & { params: { site: string } }

async function start(asking: Here, id: string, form: FormData): Promise<Outcome> {
  const gateway = gatewayOf(text(form, 'instrument'), text(form, 'confirmationToken'), `/${asking.params.site}/pay`, (currency) => text(form, `quote.${currency}`))
  const { transactionInitialize: begun } = await mutate(asking, PaymentStartDocument, { id, gateway })
  return outcomeOf(begun?.errors, begun?.transactionEvent, begun?.transaction?.id, begun?.data)
}

async function answerStep(asking: Asking, id: string): Promise<Outcome> {
  const { transactionProcess: done } = await mutate(asking, PaymentStepDocument, { id, data: { challenge: 'pass' } })
  return outcomeOf(done?.errors, done?.transactionEvent, id, done?.data)
}

function outcomeOf(errors: Parameters<typeof problemsFrom>[0], event: { type?: string | null; message: string } | null | undefined, id: string | undefined, data: unknown): Outcome {
  if (errors?.length) return { problems: problemsFrom(errors) }
  if (event?.type?.endsWith('ACTION_REQUIRED') && id) return { problems: [], waiting: id, there: (data as { action?: Step } | null)?.action, transfer: transferOf(data) }
  if (event?.type?.endsWith('FAILURE')) return { problems: [{ field: 'instrument', code: 'PAYMENT', message: event.message || 'failed' }] }
  return PAID
}

/** The payment whose payer went to the provider and may come back on a fresh page. */
const awayOf = (asking: Asking, channel: string) => visitorOf(asking.context).session.paying?.[channel]

function keepAway(asking: Asking, channel: string, waiting: string | undefined, transfer: Transfer | null | undefined): void {
  const visitor = visitorOf(asking.context)
  const { paying, transfers } = visitor.session
  if (paying?.[channel] === waiting && !transfer && !transfers?.[channel]) return
  remember(visitor, { paying: put(paying, channel, waiting), transfers: put(transfers, channel, waiting ? transfer : null) })
}

/** The record with one entry set, or gone where there is none. */
const put = <T,>(record: Record<string, T> | undefined, key: string, value: T | null | undefined): Record<string, T> =>
  Object.fromEntries([...Object.entries(record ?? {}).filter(([name]) => name !== key), ...(value ? [[key, value] as const] : [])])

export default function Pay({ loaderData: { site, basket, ways, way, away, transfer }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const whyOf = (code: string) => (t.code('decline', code) === code ? t('decline.other', { code }) : t.code('decline', code))
  const asked = actionData && 'waiting' in actionData ? actionData : null
  const told = actionData && 'problems' in actionData ? actionData.problems : undefined
  const waiting = asked?.waiting ?? (told ? null : away)
  const account = waiting ? transfer : null
  const problems = told?.map((one) => (one.code === 'PAYMENT' ? { ...one, message: t('trade.paymentFailed', { why: whyOf(one.message) }) } : one))
  return (
    <div className="wide page">
      <title>{`${t('trade.paymentTitle')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('trade.paymentTitle')}</h1><p className="lede">{t(ways.sandbox ? 'trade.paymentLede' : 'trade.paymentLedeReal')}</p></div></div>
      <Panel><Steps label={t('trade.steps')} at={1} steps={(['step1', 'step2', 'step3', 'step4'] as const).map((key) => ({ key, label: t(`trade.${key}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <ErrorSummary title={t('common.problemTitle')} entries={problems} />
          <Panel title={t(account ? 'transfer.title' : waiting ? 'trade.actionNeeded' : 'trade.instrument')}>
            <SafeForm className="stack">
              {waiting ? <><input type="hidden" name="transaction" value={waiting} />{account ? <TransferCard transfer={account} hours={ways.transferHours} looked={Boolean(asked?.looked)} /> : <There step={asked?.there} />}</> : <Choices ways={ways} way={way} amount={basket.totalPrice.gross.amount} currency={basket.totalPrice.gross.currency} />}
              <div className="row wrap"><Button look="primary" size="large">{account ? t('transfer.look') : waiting ? t(asked?.there?.type === 'challenge' ? 'trade.confirmStep' : 'trade.paidThere') : ways.abroad.length ? t('paying.confirm') : t('trade.pay', { amount: t.money(basket.totalPrice.gross) })}</Button>{account ? <Button look="quiet" name="act" value="giveUp">{t('transfer.giveUp')}</Button> : null}{basket.channel.allowUnpaidOrders && !waiting ? <Button name="act" value="later">{t('trade.later')}</Button> : null}<LinkButton look="quiet" to={`/${site}/checkout`}>{t('trade.changeAddress')}</LinkButton></div>
            </SafeForm>
          </Panel>
        </div>
        <aside className="sticky"><Panel title={t('trade.total')}><Sums basket={basket} /></Panel></aside>
      </div>
    </div>
  )
}
