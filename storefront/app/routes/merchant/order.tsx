import { redirect } from 'react-router'
import type { Route } from './+types/order'
import { AnswerCancelDocument, ConfirmOrderDocument, DispatchOrderDocument, PartsSetDocument, RefundAgreeDocument, ReturnAnswerDocument, ReturnReceiveDocument, SoldOrderDocument, type SchedulePartInput } from '~/graphql/generated/graphql'
import { Confirm } from '~/frame/Confirm'
import { depositAct } from '~/frame/deposit-acts.server'
import { NoticesPanel, PartsPanel } from '~/frame/Parts'
import { TONES } from '~/frame/order-tones'
import { found, mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, whole } from '~/lib/forms.server'
import { problemOf, type Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select, TextArea } from '~/ui/field/Field'
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
  const problems = (await depositAct(asking, asking.params.orderId, form)) ?? problemsFrom(await act(asking, asking.params.orderId, form))
  return problems.length ? refused(problems, form) : redirect(`/merchant/orders/${encodeURIComponent(asking.params.orderId)}`)
}

async function act(asking: Asking, order: string, form: FormData) {
  switch (text(form, 'act')) {
    case 'dispatch': {
      const carrier = text(form, 'carrier')
      const trackingNumber = text(form, 'trackingNumber').normalize('NFKC')
      const lines = [...form.keys()].flatMap((name) => { const quantity = name.startsWith('ship.') ? whole(form, name) : null; return quantity ? [{ orderLine: name.slice(5), quantity }] : [] })
      return (await mutate(asking, DispatchOrderDocument, { input: { order, idempotencyKey: text(form, 'key'), ...(lines.length ? { lines } : {}), ...(carrier ? { carrier } : {}), ...(trackingNumber ? { trackingNumber } : {}) } })).orderDispatch?.errors
    }
    case 'parts': return (await mutate(asking, PartsSetDocument, { id: order, parts: partsOf(form) })).paymentScheduleSet?.errors
    case 'confirm': return (await mutate(asking, ConfirmOrderDocument, { input: { order } })).orderConfirm?.errors
    case 'refund': return (await mutate(asking, RefundAgreeDocument, { input: { order, amount: text(form, 'amount').normalize('NFKC'), reason: text(form, 'reason'), idempotencyKey: `refund-${text(form, 'key')}` } })).orderRefundAgree?.errors
    case 'returnYes': case 'returnNo': {
      const refund = text(form, 'refund').normalize('NFKC')
      const agree = text(form, 'act') === 'returnYes'
      return (await mutate(asking, ReturnAnswerDocument, { input: { orderReturn: text(form, 'orderReturn'), agree, ...(agree && refund ? { refund } : {}) } })).orderReturnAnswer?.errors
    }
    case 'returnHere': return (await mutate(asking, ReturnReceiveDocument, { input: { orderReturn: text(form, 'orderReturn'), restock: form.has('restock') } })).orderReturnReceive?.errors
    default: return (await mutate(asking, AnswerCancelDocument, { input: { order, agree: text(form, 'act') === 'agree' } })).orderCancelAnswer?.errors
  }
}

/** The parts of the form that were filled in; the balance is what they leave. */
function partsOf(form: FormData): SchedulePartInput[] {
  const percent = (name: string) => text(form, name).normalize('NFKC')
  const parts: SchedulePartInput[] = []
  if (percent('earnest')) parts.push({ kind: 'EARNEST', percent: percent('earnest') })
  if (percent('advance')) parts.push({ kind: 'ADVANCE', percent: percent('advance') })
  if (percent('retention')) parts.push({ kind: 'RETENTION', percent: percent('retention'), windowDays: whole(form, 'windowDays') ?? 0 })
  return parts
}

function PartsForm({ problems, values }: { problems?: Problem[]; values?: Record<string, string> }) {
  const t = useWords()
  const put = (name: string) => ({ name, inputMode: 'decimal' as const, defaultValue: values?.[name], fault: problemOf(problems, name) })
  return (
    <Panel title={t('parts.offer')}>
      <SafeForm className="stack">
        <p className="small muted">{t('parts.offerText')}</p>
        <Field label={t('parts.earnestPercent')} hint={t('parts.earnestHint')} {...put('earnest')} />
        <Field label={t('parts.advancePercent')} {...put('advance')} />
        <Field label={t('parts.retentionPercent')} {...put('retention')} />
        <Field label={t('parts.windowDays')} {...put('windowDays')} />
        <Button look="primary" block name="act" value="parts">{t('parts.offer')}</Button>
      </SafeForm>
    </Panel>
  )
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
          {order.problem ? (
            <Panel title={t('work.problem')} actions={<Badge tone="bad">{t('work.stopped')}</Badge>}>
              <div className="stack">
                <p>{order.problem}</p><p className="small muted">{t('work.problemText')}</p>
                {may.has('orderRefundAgree') ? <Confirm label={t('work.refund')} text={t('work.refundText')} act="refund" look="primary"><input type="hidden" name="key" value={key} /><Field label={t('work.refundAmount')} name="amount" inputMode="decimal" required defaultValue={actionData?.values.amount} fault={problemOf(actionData?.problems, 'amount')} /><TextArea label={t('gov.reason')} name="reason" required defaultValue={actionData?.values.reason} /></Confirm> : null}
              </div>
            </Panel>
          ) : null}
          {order.returns.map((one) => (
            <Panel key={one.id} title={t('work.return')} actions={<Badge tone={one.state === 'REQUESTED' ? 'warn' : 'info'}>{t.code('return', one.state)}</Badge>}>
              <div className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
                <p>{one.reason}</p><p className="small muted">{t.moment(one.requestedAt)} · {t('work.returnRefund')} {t.money(one.refund)} · {one.lines.map((line) => `${order.lines.find((each) => each.id === line.orderLineId)?.productName ?? ''} ×${line.quantity}`).join('；')}</p>
                {one.state === 'REQUESTED' ? <><SafeForm className="row" style={{ alignItems: 'end' }}><input type="hidden" name="orderReturn" value={one.id} /><Field label={t('work.returnRefund')} name="refund" inputMode="decimal" defaultValue={String(one.refund.amount)} /><Button look="primary" name="act" value="returnYes">{t('work.returnYes')}</Button></SafeForm><Confirm label={t('work.returnNo')} text={t('work.returnNoText')} act="returnNo"><input type="hidden" name="orderReturn" value={one.id} /></Confirm></> : null}
                {one.state === 'SENT_BACK' ? <Confirm label={t('work.returnHere')} text={t('work.returnHereText')} act="returnHere" look="primary"><input type="hidden" name="orderReturn" value={one.id} /><label className="row small"><input type="checkbox" name="restock" defaultChecked /> {t('work.restock')}</label></Confirm> : null}
              </div>
            </Panel>
          ))}
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
                <details className="fold"><summary>{t('work.shipPart')}</summary><div className="stack" style={{ '--gap': '8px', paddingTop: 6 } as React.CSSProperties}><p className="small muted">{t('work.shipPartHint')}</p>{order.lines.map((line) => <Field key={line.id} label={`${line.productName} ${line.variantName} · ${t('work.shipNow')}`} name={`ship.${line.id}`} inputMode="numeric" placeholder={String(line.quantity)} />)}</div></details>
                <Button look="primary" block name="act" value="dispatch">{t('work.dispatch')}</Button>
              </SafeForm>
            </Panel>
          ) : null}
          {may.has('orderConfirm') ? <SafeForm><Button look="primary" block name="act" value="confirm">{t('work.confirm')}</Button></SafeForm> : null}
          {may.has('orderCancelAnswer') ? <Panel title={t('work.cancelAsked')}><SafeForm className="row"><Button look="danger" name="act" value="agree">{t('work.agreeCancel')}</Button><Button name="act" value="refuse">{t('work.refuseCancel')}</Button></SafeForm></Panel> : null}
          {order.escrow ? <Panel title={t('trade.escrowTitle')}><dl className="sum-list"><dt>{t('trade.held')}</dt><dd className="strong">{t.money(order.escrow.held)}</dd><dt>{t('trade.released')}</dt><dd>{t.money(order.escrow.released)}</dd><dt>{t('trade.refunded')}</dt><dd>{t.money(order.escrow.refunded)}</dd></dl></Panel> : null}
          {order.tradeState === 'AWAITING_PAYMENT' && !order.escrow?.funded.amount ? <PartsForm problems={actionData?.problems} values={actionData?.values} /> : null}
          <PartsPanel escrow={order.escrow} />
          <NoticesPanel escrow={order.escrow} mayGive={order.escrow?.state === 'PARTIALLY_FUNDED'} />
          {order.purchaseNumber || order.customerNote ? <Panel title={t('work.buyerSays')}><p className="small">{[order.purchaseNumber, order.customerNote].filter(Boolean).join(' · ')}</p></Panel> : null}
          {address ? <Panel title={t('trade.shippingTo')}><p className="strong">{address.firstName} <span className="muted small">{address.phone}</span></p><p className="small">{[address.companyName, address.countryArea, address.city, address.cityArea, address.streetAddress1].filter(Boolean).join(' ')}</p></Panel> : null}
        </aside>
      </div>
    </>
  )
}
