import { redirect } from 'react-router'
import type { Route } from './+types/order'
import { AnswerCancelDocument, ConfirmOrderDocument, DispatchOrderDocument, SoldOrderDocument } from '~/graphql/generated/graphql'
import { TONES } from '~/frame/order-tones'
import { found, mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { Timeline } from '~/ui/timeline/Timeline'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const { order, carriers } = await query(asking, SoldOrderDocument, { id: asking.params.orderId })
  return { order: found(order), carriers, key: crypto.randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const problems = problemsFrom(await act(asking, asking.params.orderId, form))
  return problems.length ? refused(problems, form) : redirect(`/merchant/orders/${encodeURIComponent(asking.params.orderId)}`)
}

async function act(asking: Asking, order: string, form: FormData) {
  switch (text(form, 'act')) {
    case 'dispatch': {
      const carrier = text(form, 'carrier')
      const trackingNumber = text(form, 'trackingNumber').normalize('NFKC')
      return (await mutate(asking, DispatchOrderDocument, { input: { order, idempotencyKey: text(form, 'key'), ...(carrier ? { carrier } : {}), ...(trackingNumber ? { trackingNumber } : {}) } })).orderDispatch?.errors
    }
    case 'confirm': return (await mutate(asking, ConfirmOrderDocument, { input: { order } })).orderConfirm?.errors
    default: return (await mutate(asking, AnswerCancelDocument, { input: { order, agree: text(form, 'act') === 'agree' } })).orderCancelAnswer?.errors
  }
}

export default function SoldOrder({ loaderData: { order, carriers, key }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const may = new Set(order.actions)
  const address = order.shippingAddress
  return (
    <>
      <title>{`${t('trade.orderNo', { n: order.number })} · ${t('work.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/merchant/orders', label: t('work.orders') }, { label: order.number }]} />
      <div className="page-head"><h1>{t('trade.orderNo', { n: order.number })}</h1><Badge tone={TONES[order.tradeState]}>{t.code('state', order.tradeState)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          <Panel title={t('trade.lines')} flush>
            <Table caption={t('trade.lines')} rows={order.lines} rowKey={(line) => line.id} columns={[
              { key: 'item', head: t('trade.item'), cell: (line) => <>{line.productName}<br /><span className="tiny muted">{line.variantName}</span></> },
              { key: 'price', head: t('trade.price'), number: true, cell: (line) => t.unitPrice(line.unitPrice.gross) },
              { key: 'quantity', head: t('trade.qty'), number: true, cell: (line) => t.count(line.quantity) },
              { key: 'sum', head: t('trade.sum'), number: true, cell: (line) => t.money(line.totalPrice.gross) },
            ]} foot={<tr><td colSpan={3}>{t('trade.total')}</td><td className="num price">{t.money(order.total.gross)}</td></tr>} />
          </Panel>
          {order.waybills.map((waybill) => (
            <Panel key={waybill.number} title={`${waybill.carrier.name} ${waybill.number}`} actions={<Badge tone="info">{waybill.stateLabel}</Badge>}>
              <Timeline happenings={waybill.events.map((event, at) => ({ key: `${event.at}${at}`, at: event.at, shownAt: t.moment(event.at), title: event.label, text: [event.place, event.text].filter(Boolean).join(' · ') }))} />
            </Panel>
          ))}
        </div>
        <aside className="stack">
          {may.has('orderDispatch') ? (
            <Panel title={t('work.dispatch')}>
              <SafeForm className="stack">
                <input type="hidden" name="key" value={key} />
                <Select label={t('work.carrier')} name="carrier" defaultValue={actionData?.values.carrier} fault={problemOf(actionData?.problems, 'carrier')}><option value="">{t('work.noCarrier')}</option>{carriers.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</Select>
                <Field label={t('work.waybill')} name="trackingNumber" defaultValue={actionData?.values.trackingNumber} fault={problemOf(actionData?.problems, 'trackingNumber')} />
                <Button look="primary" block name="act" value="dispatch">{t('work.dispatch')}</Button>
              </SafeForm>
            </Panel>
          ) : null}
          {may.has('orderConfirm') ? <SafeForm><Button look="primary" block name="act" value="confirm">{t('work.confirm')}</Button></SafeForm> : null}
          {may.has('orderCancelAnswer') ? <Panel title={t('work.cancelAsked')}><SafeForm className="row"><Button look="danger" name="act" value="agree">{t('work.agreeCancel')}</Button><Button name="act" value="refuse">{t('work.refuseCancel')}</Button></SafeForm></Panel> : null}
          {order.escrow ? <Panel title={t('trade.escrowTitle')}><dl className="sum-list"><dt>{t('trade.held')}</dt><dd className="strong">{t.money(order.escrow.held)}</dd><dt>{t('trade.released')}</dt><dd>{t.money(order.escrow.released)}</dd><dt>{t('trade.refunded')}</dt><dd>{t.money(order.escrow.refunded)}</dd></dl></Panel> : null}
          {address ? <Panel title={t('trade.shippingTo')}><p className="strong">{address.firstName} <span className="muted small">{address.phone}</span></p><p className="small">{[address.companyName, address.countryArea, address.city, address.cityArea, address.streetAddress1].filter(Boolean).join(' ')}</p></Panel> : null}
        </aside>
      </div>
    </>
  )
}
