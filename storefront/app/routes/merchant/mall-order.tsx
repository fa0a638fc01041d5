import { redirect } from 'react-router'
import type { Route } from './+types/mall-order'
import { Confirm } from '~/frame/Confirm'
import { ContractPanel } from '~/frame/ContractPanel'
import { LegalClock } from '~/frame/LegalClock'
import { stepOf, toneOf } from '~/frame/mall-states'
import { ContractSignDocument, InvoiceRegisterDocument, MallConfirmDocument, MallDeclineDocument, MallDispatchDocument, RequisitionPageDocument, SellerCarriersDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, whole, type Refusal } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { Table } from '~/ui/table/Table'
import { Timeline } from '~/ui/timeline/Timeline'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const [{ requisition }, { carriers }] = await Promise.all([query(asking, RequisitionPageDocument, { id: asking.params.requisition }), query(asking, SellerCarriersDocument)])
  return { order: found(requisition), carriers, key: crypto.randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const problems = problemsFrom(await act(asking, asking.params.requisition, form))
  return problems.length ? refused(problems, form) : redirect(`/merchant/mall/${encodeURIComponent(asking.params.requisition)}`)
}

async function act(asking: Asking, id: string, form: FormData): Promise<readonly Refusal[] | null | undefined> {
  const key = text(form, 'key')
  switch (text(form, 'act')) {
    case 'confirm': return (await mutate(asking, MallConfirmDocument, { id })).mallOrderConfirm?.errors
    case 'decline': return (await mutate(asking, MallDeclineDocument, { id, reason: text(form, 'reason') })).mallOrderDecline?.errors
    case 'sign': return (await mutate(asking, ContractSignDocument, { id })).mallContractSign?.errors
    case 'invoice': return (await mutate(asking, InvoiceRegisterDocument, { input: { payableId: text(form, 'payable'), idempotencyKey: key, number: text(form, 'number').normalize('NFKC'), issuedOn: text(form, 'issuedOn'), amount: text(form, 'amount'), tax: text(form, 'tax') } })).govInvoiceRegister?.errors
    case 'ship': {
      const lines = [...form.keys()].flatMap((name) => { const quantity = name.startsWith('ship.') ? whole(form, name) : null; return quantity ? [{ orderLineId: name.slice(5), quantity }] : [] })
      return (await mutate(asking, MallDispatchDocument, { input: { requisitionId: id, carrierCode: text(form, 'carrier'), trackingNumber: text(form, 'trackingNumber').normalize('NFKC'), idempotencyKey: key, lines } })).mallOrderDispatch?.errors
    }
    default: throw new Response('No such act.', { status: 400 })
  }
}

export default function MallOrder({ loaderData: { order, carriers, key }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const may = new Set(order.suspension ? [] : order.actions)
  const to = order.deliverTo as unknown as Record<string, string>
  const left = order.orderedLines.filter((line) => line.quantity > line.quantityShipped)
  const payable = order.payable
  const put = (name: string, otherwise = '') => ({ name, defaultValue: actionData?.values[name] ?? otherwise, fault: problemOf(actionData?.problems, name) })
  return (
    <>
      <title>{`${order.number} · ${t('work.mall')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/merchant/mall', label: t('work.mall') }, { label: order.number }]} />
      <div className="page-head"><div><h1>{order.departmentName}</h1><p className="lede"><span className="mono">{order.number}</span> · {order.purpose}</p></div><Badge tone={toneOf(order.state)}>{t.code('case', order.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {order.suspension ? <div style={{ marginBottom: 12 }}><Note tone="bad"><strong>{t('gov.suspended')}</strong><p className="small">{t('gov.suspendedText', { reason: order.suspension.reason, until: t.moment(order.suspension.until) })}</p></Note></div> : null}
      {order.state === 'ordered' && order.dueAt ? <div style={{ marginBottom: 12 }}><Note tone="warn">{t('gov.dueConfirm', { at: t.moment(order.dueAt) })}</Note></div> : null}
      <Panel><Steps label={t('gov.steps')} at={stepOf(order.state)} steps={(['s1', 's2', 's3', 's4', 's5', 's6'] as const).map((step) => ({ key: step, label: t(`gov.${step}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <Panel title={t('gov.lines')} flush>
            <Table caption={t('gov.lines')} rows={order.orderedLines} rowKey={(line) => line.id} columns={[
              { key: 'item', head: t('gov.item'), cell: (line) => line.title },
              { key: 'ordered', head: t('gov.ordered'), number: true, cell: (line) => t.count(line.quantity) },
              { key: 'shipped', head: t('gov.shipped'), number: true, cell: (line) => t.count(line.quantityShipped) },
              { key: 'accepted', head: t('gov.accepted'), number: true, cell: (line) => t.count(line.quantityAccepted) },
              { key: 'total', head: t('gov.amount'), number: true, cell: (line) => t.money(line.total) },
            ]} foot={<tr><td colSpan={4}>{t('gov.total')}</td><td className="num price">{t.money(order.total)}</td></tr>} />
          </Panel>
          {payable ? (
            <Panel title={t('work.receivable')} actions={<span className="price">{t.money(payable.amount)}</span>}>
              <div className="stack">
                <LegalClock payable={payable} />
                {payable.invoices.map((invoice) => <p key={invoice.number} className="row small"><span>{t('gov.invoice')}</span><span className="mono">{invoice.number}</span><span>{t.money(invoice.amount)}</span><Badge tone={invoice.state === 'VALID' ? 'good' : 'warn'}>{invoice.stateLabel}</Badge></p>)}
                {payable.requests.map((request) => <p key={request.id} className="row small"><span>{t('gov.payRequest', { n: request.number })}</span><Badge tone="info">{request.stateLabel}</Badge>{request.voucherNo ? <span className="mono muted">{request.voucherNo}</span> : null}</p>)}
                {payable.settledOn || payable.invoices.some((one) => one.state === 'VALID') ? null : (
                  <SafeForm className="stack">
                    <input type="hidden" name="key" value={`invoice-${key}`} /><input type="hidden" name="payable" value={payable.id} />
                    <p className="strong">{t('gov.invoiceAdd')}</p>
                    <div className="form-grid">
                      <Field label={t('gov.invoiceNo')} inputMode="numeric" required {...put('number')} /><Field label={t('gov.invoiceDate')} type="date" required {...put('issuedOn')} />
                      <Field label={t('gov.invoiceAmount')} inputMode="decimal" required {...put('amount', String(payable.amount.amount))} /><Field label={t('gov.invoiceTax')} inputMode="decimal" required {...put('tax', String(payable.tax.amount))} />
                    </div>
                    <div><Button look="primary" name="act" value="invoice">{t('gov.invoiceAdd')}</Button></div>
                  </SafeForm>
                )}
              </div>
            </Panel>
          ) : null}
          <Panel title={t('gov.progress')}><Timeline happenings={order.history.map((step, at) => ({ key: `${step.eventId}${at}`, at: step.at, shownAt: t.moment(step.at), title: step.title, text: step.note, state: at === order.history.length - 1 ? 'now' : 'done' }))} /></Panel>
        </div>
        <aside className="stack">
          {may.has('confirm') ? <Panel title={t('gov.acts')}><div className="stack"><SafeForm><Button look="primary" block name="act" value="confirm">{t('act.confirm')}</Button></SafeForm><Confirm label={t('act.decline')} text={t('work.declineText')} act="decline"><TextArea label={t('gov.reason')} required {...put('reason')} /></Confirm></div></Panel> : null}
          {may.has('ship') || may.has('ship_part') ? left.length ? (
            <Panel title={t('work.dispatch')}>
              <SafeForm className="stack">
                <input type="hidden" name="key" value={`ship-${key}`} />
                <Select label={t('work.carrier')} required {...put('carrier')}>{carriers.map((one) => <option key={one.code} value={one.code}>{one.name}</option>)}</Select>
                <Field label={t('work.waybill')} required {...put('trackingNumber')} />
                {left.map((line) => <Field key={line.id} label={`${line.title} · ${t('work.shipNow')}`} inputMode="numeric" required {...put(`ship.${line.id}`, String(line.quantity - line.quantityShipped))} />)}
                <Button look="primary" block name="act" value="ship">{t('work.dispatch')}</Button>
              </SafeForm>
            </Panel>
          ) : null : null}
          {order.contract ? <ContractPanel contract={order.contract} href={`/merchant/contract/${encodeURIComponent(order.id)}`} /> : null}
          <Panel title={t('gov.deliverTo')}><p className="strong">{to.name} <span className="muted small">{to.phone}</span></p><p className="small">{[to.region, to.city, to.district, to.street].filter(Boolean).join(' ')}</p>{order.neededBy ? <p className="small muted">{t('gov.neededBy')} {t.day(order.neededBy)}</p> : null}</Panel>
        </aside>
      </div>
    </>
  )
}
