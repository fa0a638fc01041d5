import { Link, redirect } from 'react-router'
import type { Route } from './+types/requisition'
import { CaseSecurityDocument, RequisitionPageDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused } from '~/lib/forms.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { Table } from '~/ui/table/Table'
import { Timeline } from '~/ui/timeline/Timeline'
import { Confirm } from '~/frame/Confirm'
import { ContractPanel } from '~/frame/ContractPanel'
import { GOV_SECOND, atLevelTwo } from '~/lib/level.server'
import { Acts } from './Acts'
import { act } from './acts.server'
import { GuaranteePanel } from './GuaranteePanel'
import { MoneyPanel } from './MoneyPanel'
import { stepOf, toneOf } from '~/frame/mall-states'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, GOV_SECOND)
  const { requisition } = await query(asking, RequisitionPageDocument, { id: asking.params.requisition })
  const securities = requisition?.contract ? (await query(asking, CaseSecurityDocument, { subject: requisition.ocid })).guarantees?.edges.map(({ node }) => node) ?? [] : []
  const may = { request: mine.may('gov.payment.request'), approve: mine.may('gov.payment.approve'), invoice: mine.may('invoice.issue'), supervise: mine.may('gov.supervise'), askSecurity: mine.may('guarantee.ask'), decideSecurity: mine.may('guarantee.decide') }
  return { requisition: found(requisition), securities, key: crypto.randomUUID(), may }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const problems = problemsFrom(await act(asking, asking.params.requisition, form))
  return problems.length ? refused(problems, form) : redirect(`/gov/requisitions/${encodeURIComponent(asking.params.requisition)}`)
}

export default function RequisitionPage({ loaderData: { requisition, securities, key, may }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const to = requisition.deliverTo as unknown as Record<string, string>
  return (
    <div className="wide page">
      <title>{`${t('gov.requisition', { n: requisition.number })} · ${t('gov.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov/requisitions', label: t('gov.requisitions') }, { label: requisition.number }]} />
      <div className="page-head"><div><h1>{requisition.purpose}</h1><p className="lede mono">{requisition.number} · {requisition.ocid}</p></div><Badge tone={toneOf(requisition.state)}>{t.code('case', requisition.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {requisition.suspension ? <div style={{ marginBottom: 12 }}><Note tone="bad"><strong>{t('gov.suspended')}</strong><p className="small">{t('gov.suspendedText', { reason: requisition.suspension.reason, until: t.moment(requisition.suspension.until) })}</p></Note></div> : null}
      {requisition.dueAt && !requisition.suspension ? <div style={{ marginBottom: 12 }}><Note>{t(requisition.state === 'ordered' ? 'gov.dueConfirm' : 'gov.dueAccept', { at: t.moment(requisition.dueAt) })}</Note></div> : null}
      <Panel><Steps label={t('gov.steps')} at={stepOf(requisition.state)} steps={(['s1', 's2', 's3', 's4', 's5', 's6'] as const).map((step) => ({ key: step, label: t(`gov.${step}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <Panel title={t('gov.lines')} flush>
            <Table caption={t('gov.lines')} rows={requisition.lines} rowKey={(line) => line.id} columns={[
              { key: 'item', head: t('gov.item'), cell: (line) => <>{line.title}<br /><span className="tiny muted">{line.offer.specLabel} · <span className="mono">{line.catalogueCode}</span></span></> },
              { key: 'price', head: t('gov.price'), number: true, cell: (line) => t.unitPrice(line.unitPrice) },
              { key: 'quantity', head: t('gov.quantity'), number: true, cell: (line) => `${t.count(line.quantity)} ${t.code('unit', line.offer.unit)}` },
              { key: 'total', head: t('gov.amount'), number: true, cell: (line) => t.money(line.total) },
            ]} foot={<tr><td colSpan={3}>{t('gov.total')}</td><td className="num price">{t.money(requisition.total)}</td></tr>} />
          </Panel>
          {requisition.orderedLines.length ? (
            <Panel title={t('gov.receive')} flush>
              <Table compact caption={t('gov.receive')} rows={requisition.orderedLines} rowKey={(line) => line.id} columns={[
                { key: 'item', head: t('gov.item'), cell: (line) => line.title },
                { key: 'ordered', head: t('gov.ordered'), number: true, cell: (line) => t.count(line.quantity) },
                { key: 'shipped', head: t('gov.shipped'), number: true, cell: (line) => t.count(line.quantityShipped) },
                { key: 'delivered', head: t('gov.delivered'), number: true, cell: (line) => t.count(line.quantityDelivered) },
                { key: 'accepted', head: t('gov.accepted'), number: true, cell: (line) => t.count(line.quantityAccepted) },
              ]} />
            </Panel>
          ) : null}
          {requisition.payable ? <MoneyPanel payable={requisition.payable} actionKey={key} may={may} /> : null}
          {requisition.contract ? <GuaranteePanel requisition={requisition} securities={securities} may={may} problems={actionData?.problems} values={actionData?.values} /> : null}
          {requisition.acceptance ? <Panel title={t('gov.certificate')} actions={<Badge tone="good">{t.code('accepted', requisition.acceptance.kind)}</Badge>}><dl className="pairs"><dt>{t('gov.acceptedAt')}</dt><dd>{t.moment(requisition.acceptance.at)}</dd><dt>{t('gov.amount')}</dt><dd className="price">{t.money(requisition.acceptance.amount)}</dd>{requisition.acceptance.note ? <><dt>{t('gov.note')}</dt><dd>{requisition.acceptance.note}</dd></> : null}<dt>{t('gov.digest')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{requisition.acceptance.digest}</dd></dl></Panel> : null}
          {requisition.sheet ? <Panel title={t('gov.sheet')} actions={<Link className="small" to={`/gov/requisitions/${encodeURIComponent(requisition.id)}/sheet`}>{t('gov.sheetOpen')} ›</Link>}><dl className="pairs"><dt>{t('gov.since')}</dt><dd>{t.moment(requisition.sheet.madeAt)}</dd><dt>{t('gov.digest')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{requisition.sheet.digest}</dd>{requisition.sheet.reason ? <><dt>{t('gov.reason')}</dt><dd>{requisition.sheet.reason}</dd></> : null}</dl></Panel> : null}
        </div>
        <aside className="stack">
          <Acts requisition={requisition} actionKey={key} />
          {may.supervise ? (
            <Panel title={t('gov.supervision')}>
              {requisition.suspension ? <Confirm label={t('gov.resume')} text={t('gov.resumeText')} act="resume" look="primary"><input type="hidden" name="ocid" value={requisition.ocid} /></Confirm> : (
                <Confirm label={t('gov.suspend')} text={t('gov.suspendText')} act="suspend"><input type="hidden" name="ocid" value={requisition.ocid} /><TextArea label={t('gov.reason')} name="reason" required maxLength={300} /><Field label={t('gov.until')} name="until" type="date" required /></Confirm>
              )}
            </Panel>
          ) : null}
          {requisition.contract ? <ContractPanel contract={requisition.contract} href={`/gov/contract/${encodeURIComponent(requisition.id)}`} /> : null}
          <Panel>
            <dl className="pairs">
              <dt>{t('gov.buyer')}</dt><dd>{requisition.departmentName}</dd>
              <dt>{t('gov.supplier')}</dt><dd>{requisition.supplierName}</dd>
              {requisition.budgetItem ? <><dt>{t('gov.budget')}</dt><dd>{requisition.budgetItem.number} {requisition.budgetItem.name}</dd></> : null}
              {requisition.neededBy ? <><dt>{t('gov.neededBy')}</dt><dd>{t.day(requisition.neededBy)}</dd></> : null}
              <dt>{t('gov.deliverTo')}</dt><dd>{[to.name, to.phone, to.region, to.city, to.district, to.street].filter(Boolean).join(' ')}</dd>
              {requisition.reason ? <><dt>{t('gov.reason')}</dt><dd>{requisition.reason}</dd></> : null}
            </dl>
          </Panel>
          <Panel title={t('gov.progress')}>
            <Timeline happenings={requisition.history.map((step, at) => ({ key: `${step.eventId}${at}`, at: step.at, shownAt: t.moment(step.at), title: step.title, text: step.note, state: at === requisition.history.length - 1 ? 'now' : 'done' }))} />
          </Panel>
        </aside>
      </div>
    </div>
  )
}
