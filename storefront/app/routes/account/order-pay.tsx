import { redirect, redirectDocument } from 'react-router'
import type { Route } from './+types/order-pay'
import { PayForm } from '~/frame/PayForm'
import { OrderDueDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { readForm, refused, text } from '~/lib/forms.server'
import { giveUp, keep, pay, waitingAt } from '~/lib/paying.server'
import { waysOf } from '~/lib/pay-ways.server'
import { ShopName, useWords } from '~/lib/words'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Panel } from '~/ui/panel/Panel'

const orderAt = (id: string) => `/orders/${encodeURIComponent(id)}`

/** The order and what of it is due: a part of its schedule, else the whole. A paid one goes back to its page. */
async function dueOf(asking: Route.LoaderArgs | Route.ActionArgs) {
  const { order } = await query(asking, OrderDueDocument, { id: asking.params.orderId })
  const held = found(order)
  const part = held.escrow?.schedule.find(({ state }) => state === 'DUE')
  const due = part ? { amount: part.amount.amount - part.paid.amount, currency: part.amount.currency } : held.total.gross
  return { order: held, part: part?.kind ?? '', due: { ...due, amount: Math.round(due.amount * 100) / 100 } }
}

export async function loader(asking: Route.LoaderArgs) {
  const { order, part, due } = await dueOf(asking)
  const waiting = waitingAt(asking, order.id)
  if (!order.actions.includes('transactionInitialize') && !waiting.away) throw redirect(orderAt(order.id))
  return { order, part, due, ways: await waysOf(asking, order.id, due.currency, false), way: new URL(asking.request.url).searchParams.get('way'), ...waiting }
}

export const shouldRevalidate = () => true

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const { order, part } = await dueOf(asking)
  const here = `${orderAt(order.id)}/pay`
  if (text(form, 'act') === 'giveUp') {
    const problems = await giveUp(asking, order.id, form)
    return problems.length ? refused(problems, form) : redirect(here)
  }
  if (!order.actions.includes('transactionInitialize')) {  // paid meanwhile: a transfer that arrived
    keep(asking, order.id, undefined, null)
    return redirectDocument(orderAt(order.id))
  }
  const step = await pay(asking, { id: order.id, place: order.id, back: here, part }, form)
  // what was waited for has come meanwhile: the part is paid, perhaps another is due now
  if (step.problems.some(({ code }) => code === 'TRANSACTION_ALREADY_PROCESSED')) return redirectDocument(orderAt(order.id))
  if (step.problems.length) return refused(step.problems, form)
  if (step.waiting) return { waiting: step.waiting, there: step.there ?? null, looked: Boolean(text(form, 'transaction')) }
  return redirectDocument(`${orderAt(order.id)}?paid`)
}

/** Paying an order, or the part of it that is next, in every way its gateways offer. */
export default function OrderPay({ loaderData: { order, part, due, ways, way, away, transfer }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const no = t('trade.orderNo', { n: order.number })
  return (
    <>
      <title>{`${t('trade.paymentTitle')} · ${no}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/orders', label: t('common.orders') }, { to: orderAt(order.id), label: no }, { label: t('trade.paymentTitle') }]} />
      <div className="page-head"><div><h1>{part ? t('parts.pay', { part: t.code('parts.kind', part), amount: t.money(due) }) : t('trade.paymentTitle')}</h1><p className="lede">{t(ways.sandbox ? 'trade.paymentLede' : 'trade.paymentLedeReal')}</p></div></div>
      <div className="columns aside-end">
        <PayForm {...{ ways, way, due, away, transfer }} answer={actionData} />
        <aside className="sticky"><Panel title={no}><dl className="sum-list"><dt>{t('trade.shop')}</dt><dd><ShopName shop={order.merchant} /></dd><dt>{t('trade.total')}</dt><dd>{t.money(order.total.gross)}</dd><dt className="total">{t('quote.due')}</dt><dd className="total">{t.money(due)}</dd></dl></Panel></aside>
      </div>
    </>
  )
}
