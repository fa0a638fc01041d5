import { redirect } from 'react-router'
import type { Route } from './+types/treasury-order'
import { Confirm } from '~/frame/Confirm'
import { TreasuryCheckDocument, TreasuryMakeDocument, TreasuryOrderPageDocument, TreasuryRefuseDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { GOV_SECOND, TREASURY_SECOND, atLevelTwo } from '~/lib/level.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { stepTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, [...GOV_SECOND, ...TREASURY_SECOND])
  return { order: found((await query(asking, TreasuryOrderPageDocument, { id: asking.params.order })).treasuryOrder), may: { make: mine.may('treasury.order.make'), check: mine.may('treasury.order.check') } }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const id = asking.params.order
  const act = text(form, 'act')
  const errors = act === 'make' ? (await mutate(asking, TreasuryMakeDocument, { id })).treasuryOrderMake?.errors
    : act === 'check' ? (await mutate(asking, TreasuryCheckDocument, { id })).treasuryOrderCheck?.errors
      : (await mutate(asking, TreasuryRefuseDocument, { id, reason: text(form, 'reason') })).treasuryApplicationRefuse?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/gov/treasury/${encodeURIComponent(id)}`)
}

/** One payment of the public purse: its signed papers, each checked as the page opens. */
export default function TreasuryOrder({ loaderData: { order, may }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const open = order.atDesk && order.state === 'COMMITTED'
  return (
    <div className="wide page">
      <title>{`${order.number || order.supplierName} · ${t('trs.desk')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov/treasury', label: t('trs.desk') }, { label: order.number || order.supplierName }]} />
      <div className="page-head"><div><h1>{order.payerName} → {order.supplierName}</h1><p className="lede">{t.code('mode', order.mode)} · <span className="price">{t.money(order.amount)}</span></p></div><Badge tone={stepTone(order.step)}>{t.code('tstep', order.step)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          {order.papers.map((paper) => (
            <Panel key={paper.sha256} title={<span id={paper.sha256}>{t.code('tpaper', paper.kind)} <span className="mono small">{paper.number}</span></span>} actions={<Badge tone={paper.holds ? 'good' : 'bad'}>{t(paper.holds ? 'trs.holds' : 'trs.broken')}</Badge>}>
              <div className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
                <p className="small">{t(paper.holds ? 'trs.verified' : 'trs.notVerified')}</p>
                <dl className="pairs"><dt>{t('trs.signer')}</dt><dd>{paper.signerName}</dd><dt>{t('trs.signedAt')}</dt><dd>{t.moment(paper.issuedAt)}</dd><dt>{t('gov.amount')}</dt><dd className="price">{t.money(paper.amount)}</dd><dt>{t('trs.key')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{paper.signer}</dd><dt>{t('trs.hash')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{paper.sha256}</dd></dl>
                <details className="fold"><summary>{t('trs.open')}</summary><pre className="mono tiny" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{shown(paper.document)}</pre></details>
              </div>
            </Panel>
          ))}
        </div>
        <aside className="stack">
          {open && may.make && order.step === 'APPLIED' ? <Panel title={t('gov.acts')}><Confirm label={t('trs.make')} text={t('trs.makeText')} act="make" look="primary" /></Panel> : null}
          {open && may.check && order.step === 'DRAFTED' ? <Panel title={t('gov.acts')}><Confirm label={t('trs.check')} text={t('trs.checkText')} act="check" look="primary" /></Panel> : null}
          {open && may.make && order.step === 'DRAFTED' ? <Note>{t('trs.waitCheck')}</Note> : null}
          {open && (may.make || may.check) && (order.step === 'APPLIED' || order.step === 'DRAFTED') ? <Panel><Confirm label={t('trs.refuse')} text={t('trs.refuseText')} act="refuse"><TextArea label={t('gov.reason')} name="reason" required maxLength={300} /></Confirm></Panel> : null}
          {may.make || may.check ? <Note>{t('trs.twoPersons')}</Note> : null}
          <Panel>
            <dl className="pairs">
              <dt>{t('trs.payer')}</dt><dd>{order.payerName}</dd><dt>{t('trs.payee')}</dt><dd>{order.supplierName}</dd>
              <dt>{t('trs.account')}</dt><dd className="mono">{order.payeeAccount || '—'}</dd><dt>{t('trs.bank')}</dt><dd>{order.payeeBank || '—'}</dd>
              <dt>{t('trs.budgetItem')}</dt><dd className="mono">{order.budgetItem || '—'}</dd><dt>{t('trs.orderNo')}</dt><dd className="mono">{order.number || '—'}</dd>
              <dt>{t('gov.amount')}</dt><dd className="price">{t.money(order.amount)}</dd><dt>{t('trs.paid')}</dt><dd>{t.money(order.paid)}</dd>
              {order.dueAt ? <><dt>{t('trs.due')}</dt><dd>{t.moment(order.dueAt)}</dd></> : null}
              {order.refusal ? <><dt>{t('trs.refused')}</dt><dd>{order.refusal}</dd></> : null}
            </dl>
          </Panel>
        </aside>
      </div>
    </div>
  )
}

/** The document as it was signed, indented for reading. */
function shown(document: unknown) {
  const value: unknown = typeof document === 'string' ? JSON.parse(document) : document
  return JSON.stringify(value, null, 2)
}
