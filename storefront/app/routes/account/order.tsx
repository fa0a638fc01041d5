import { Link, redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/order'
import { InspectionExtendDocument, OrderAcceptDocument, OrderCancelDocument, OrderPageDocument, OrderProblemDocument, type OrderPartsFragment } from '~/graphql/generated/graphql'
import { depositAct } from '~/frame/deposit-acts.server'
import { TONES } from '~/frame/order-tones'
import { NoticesPanel, PartsPanel } from '~/frame/Parts'
import { found, mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { Own, ShopName, useWords, type Words } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Picture } from '~/ui/picture/Picture'
import { Steps } from '~/ui/steps/Steps'
import { Table } from '~/ui/table/Table'
import { Timeline } from '~/ui/timeline/Timeline'

export async function loader(asking: Route.LoaderArgs) {
  const { order } = await query(asking, OrderPageDocument, { id: asking.params.orderId })
  return { order: found(order) }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const problems = (await depositAct(asking, asking.params.orderId, form)) ?? problemsFrom(await act(asking, asking.params.orderId, form))
  return problems.length ? refused(problems, form) : redirect(`/orders/${encodeURIComponent(asking.params.orderId)}`)
}

async function act(asking: Asking, id: string, form: FormData) {
  switch (text(form, 'act')) {
    case 'accept': return (await mutate(asking, OrderAcceptDocument, { input: { order: id, idempotencyKey: text(form, 'key') } })).orderAccept?.errors
    case 'problem': return (await mutate(asking, OrderProblemDocument, { input: { order: id, reason: [text(form, 'reason'), text(form, 'text')].filter(Boolean).join('：').slice(0, 300) } })).orderProblemReport?.errors
    case 'extend': return (await mutate(asking, InspectionExtendDocument, { input: { order: id } })).inspectionExtend?.errors
    default: return (await mutate(asking, OrderCancelDocument, { input: { order: id, reason: text(form, 'reason') } })).orderCancel?.errors
  }
}

/** What a buyer can do on this page. */
const ACTS = new Set(['transactionInitialize', 'orderAccept', 'inspectionExtend', 'orderProblemReport', 'orderCancel'])
/** Escrows in which one side may tell the other that it does not perform. */
const NOTICE_FROM = new Set(['PARTIALLY_FUNDED', 'FUNDED'])
const PLACE: Record<string, number> = { AWAITING_CONFIRMATION: 1, AWAITING_PAYMENT: 1, AWAITING_DISPATCH: 2, PARTLY_SHIPPED: 2, SHIPPED: 3, INSPECTING: 3, COMPLETED: 4 }

export default function OrderPage({ loaderData: { order }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const address = order.shippingAddress
  return (
    <>
      <title>{`${t('trade.orderNo', { n: order.number })} · ${t('common.name')}`}</title>
      <div className="page-head">
        <div><h1>{t('trade.orderNo', { n: order.number })}</h1><p className="lede"><ShopName shop={order.merchant} /> · {t('trade.placedAt', { at: t.moment(order.created) })}</p></div>
        <Badge tone={TONES[order.tradeState]}>{t.code('state', order.tradeState)}</Badge>
      </div>
      {search.has('paid') ? <div style={{ marginBottom: 12 }}><Note tone="good"><strong>{t('parts.paidNow')}</strong></Note></div> : null}
      {search.has('placed') ? <div style={{ marginBottom: 12 }}><Note tone="good"><strong>{t('trade.thanks')}</strong></Note></div> : null}
      {order.problem ? <div style={{ marginBottom: 12 }}><Note tone="warn">{t('trade.problemOpen', { text: words(order.problem, t) })}</Note></div> : null}
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <Panel><Steps label={t('trade.steps')} at={PLACE[order.tradeState] ?? 1} steps={(['step1', 'step2', 'step3', 'step4'] as const).map((key) => ({ key, label: t(`trade.${key}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <Lines order={order} />
          <Panel title={t('trade.waybills')}>
            {order.waybills.length ? order.waybills.map((waybill) => (
              <div key={waybill.number} className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
                <p><strong>{waybill.carrier.name}</strong> <span className="mono">{waybill.number}</span> <Badge tone="info">{waybill.stateLabel}</Badge></p>
                <Timeline happenings={waybill.events.map((event, at) => ({ key: `${event.at}${at}`, at: event.at, shownAt: t.moment(event.at), title: event.label, text: [event.place, event.text].filter(Boolean).join(' · '), state: at === waybill.events.length - 1 ? 'now' : 'done' }))} />
              </div>
            )) : <p className="muted small">{t('trade.noWaybills')}</p>}
          </Panel>
        </div>
        <aside className="stack">
          {order.actions.some((act) => ACTS.has(act)) ? <Actions order={order} /> : null}
          <PartsPanel escrow={order.escrow} payAt={order.actions.includes('transactionInitialize') ? `/orders/${encodeURIComponent(order.id)}/pay` : null} />
          <EscrowPanel order={order} />
          <NoticesPanel escrow={order.escrow} mayGive={NOTICE_FROM.has(order.escrow?.state ?? '')} />
          {address ? <Panel title={t('trade.shippingTo')}><p className="strong">{address.firstName} <span className="muted small">{address.phone}</span></p><p className="small">{[address.companyName, address.countryArea, address.city, address.cityArea, address.streetAddress1].filter(Boolean).join(' ')}</p></Panel> : null}
          <LinkButton to="/orders" look="quiet">{t('trade.again')}</LinkButton>
        </aside>
      </div>
    </>
  )
}

/** What the buyer wrote stands behind the code of its kind. */
const words = (problem: string, t: Words) => problem.replace(/^[A-Z]+(?=：|$)/, (code) => t.code('trade.reason', code))

function Lines({ order }: { order: OrderPartsFragment }) {
  const t = useWords()
  return (
    <Panel title={t('trade.lines')} flush>
      <Table caption={t('trade.lines')} rows={order.lines} rowKey={(line) => line.id} columns={[
        { key: 'item', head: t('trade.item'), cell: (line) => <span className="row" style={{ flexWrap: 'nowrap' }}><span style={{ width: 44, flex: 'none' }}><Picture src={line.thumbnail?.url} alt="" seed={line.productName} /></span><span>{line.variant ? <Link to={`/${order.channel.slug.split('-')[0]}/p/${line.variant.product.slug}`}><Own text={(t.locale === 'en' && line.variant.product.translation?.name) || line.productName} /></Link> : <Own text={line.productName} />}<br /><span className="tiny muted"><Own text={line.variantName} /></span></span></span> },
        { key: 'price', head: t('trade.price'), number: true, cell: (line) => t.unitPrice(line.unitPrice.gross) },
        { key: 'quantity', head: t('trade.qty'), number: true, cell: (line) => t.count(line.quantity) },
        { key: 'sum', head: t('trade.sum'), number: true, cell: (line) => t.money(line.totalPrice.gross) },
      ]} foot={<><tr><td colSpan={3}>{t('trade.freight')}</td><td className="num">{t.money(order.shippingPrice.gross)}</td></tr><tr><td colSpan={3}>{t('trade.total')}</td><td className="num price">{t.money(order.total.gross)}</td></tr></>} />
    </Panel>
  )
}

function EscrowPanel({ order }: { order: OrderPartsFragment }) {
  const t = useWords()
  const escrow = order.escrow
  if (!escrow) return null
  return (
    <Panel title={t('trade.escrowTitle')}>
      <dl className="sum-list">
        <dt>{t('trade.held')}</dt><dd className="strong">{t.money(escrow.held)}</dd>
        <dt>{t('trade.released')}</dt><dd>{t.money(escrow.released)}</dd>
        <dt>{t('trade.refunded')}</dt><dd>{t.money(escrow.refunded)}</dd>
      </dl>
      {escrow.inspectionEndsAt && order.tradeState === 'INSPECTING' && !order.problem ? <p className="hint-line" style={{ margin: '12px 0' }}>{t('trade.inspectionEnds', { at: t.moment(escrow.inspectionEndsAt), n: escrow.inspectionDaysLeft ?? 0 })}</p> : null}
      <div style={{ marginTop: 16 }}><Timeline happenings={escrow.timeline.map((step, at) => ({ key: `${step.at}${at}`, at: step.at, shownAt: t.moment(step.at), title: step.text || step.state, state: at === escrow.timeline.length - 1 ? 'now' : 'done' }))} /></div>
    </Panel>
  )
}

function Actions({ order }: { order: OrderPartsFragment }) {
  const t = useWords()
  const may = new Set(order.actions)
  return (
    <Panel title={t('trade.actions')}>
      <div className="stack">
        {may.has('transactionInitialize') && !order.escrow?.schedule.length ? <LinkButton look="primary" block to={`/orders/${encodeURIComponent(order.id)}/pay`}>{t('trade.payNow')}</LinkButton> : null}
        {may.has('orderAccept') ? <SafeForm className="stack" style={{ '--gap': '6px' } as React.CSSProperties}><input type="hidden" name="key" value={`accept-${order.id}`} /><Button look="primary" block name="act" value="accept">{t('trade.accept')}</Button><p className="tiny muted">{t('trade.acceptText')}</p></SafeForm> : null}
        {may.has('inspectionExtend') ? <SafeForm><Button look="plain" block name="act" value="extend">{t('trade.extend')}</Button></SafeForm> : null}
        {may.has('orderProblemReport') ? (
          <details className="fold">
            <summary>{t('trade.problem')}</summary>
            <SafeForm className="stack">
              <Select label={t('trade.problemReason')} name="reason">{(['SHORT', 'WRONG', 'DAMAGED', 'QUALITY', 'OTHER'] as const).map((key) => <option key={key} value={key}>{t(`trade.reason.${key}`)}</option>)}</Select>
              <TextArea label={t('trade.problemText')} name="text" required />
              <Button look="danger" name="act" value="problem">{t('trade.problem')}</Button>
            </SafeForm>
          </details>
        ) : null}
        {may.has('orderCancel') ? (
          <details className="fold">
            <summary>{t('trade.cancelOrder')}</summary>
            <SafeForm className="stack"><Field label={t('trade.cancelReason')} name="reason" required /><Button look="danger" name="act" value="cancel">{t('trade.cancelOrder')}</Button></SafeForm>
          </details>
        ) : null}
      </div>
    </Panel>
  )
}
