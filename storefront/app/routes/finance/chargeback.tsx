import { Link, redirect } from 'react-router'
import type { Route } from './+types/chargeback'
import { Confirm } from '~/frame/Confirm'
import { CaseAcceptApproveDocument, CaseAcceptAskDocument, CaseContestDocument, CaseCoverDocument, CaseWriteOffApproveDocument, CaseWriteOffAskDocument, ChargebackPageDocument, type ChargebackPageQuery } from '~/graphql/generated/graphql'
import { found, mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, type Refusal } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { problemOf, type Problem } from '~/lib/problems'
import { upload } from '~/lib/upload.server'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { caseTone } from './tones'

const FILE_KINDS = ['SHIPPING', 'RECEIPT', 'SIGNATURE', 'COMMUNICATION', 'SERVICE', 'OTHER'] as const
type Case = NonNullable<ChargebackPageQuery['chargeback']>

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { row: found((await query(asking, ChargebackPageDocument, { id: asking.params.chargeback })).chargeback), mayHandle: mine.may('payout.make'), mayApprove: mine.may('payout.check') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const problems = problemsFrom(await act(asking, asking.params.chargeback, form))
  return problems.length ? refused(problems, form) : redirect(`/finance/chargebacks/${encodeURIComponent(asking.params.chargeback)}`)
}

async function contest(asking: Asking, id: string, form: FormData): Promise<readonly Refusal[] | undefined> {
  const files: { kind: string; documentId: string }[] = []
  for (const kind of FILE_KINDS) {
    const file = form.get(`file.${kind}`)
    if (!(file instanceof File) || !file.size) continue
    const kept = await upload(asking, file, 'EVIDENCE')
    if ('problems' in kept) return kept.problems.map((one) => ({ ...one, field: `file.${kind}` }))
    files.push({ kind, documentId: kept.id })
  }
  return (await mutate(asking, CaseContestDocument, { id, text: text(form, 'text'), files })).chargebackEvidenceSubmit?.errors
}

async function act(asking: Asking, id: string, form: FormData) {
  switch (text(form, 'act')) {
    case 'contest': return contest(asking, id, form)
    case 'accept': return (await mutate(asking, CaseAcceptAskDocument, { id, reason: text(form, 'reason') })).chargebackAcceptAsk?.errors
    case 'acceptApprove': return (await mutate(asking, CaseAcceptApproveDocument, { id })).chargebackAcceptApprove?.errors
    case 'cover': return (await mutate(asking, CaseCoverDocument, { id })).chargebackCover?.errors
    case 'writeOff': return (await mutate(asking, CaseWriteOffAskDocument, { id, reason: text(form, 'reason') })).chargebackWriteOffAsk?.errors
    case 'approve': return (await mutate(asking, CaseWriteOffApproveDocument, { id })).chargebackWriteOffApprove?.errors
    default: throw new Response('Unknown act.', { status: 400 })
  }
}

const above = ({ amount }: { amount: number }) => amount > 0

export default function ChargebackPage({ loaderData: { row, mayHandle, mayApprove }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${row.merchantName} · ${t('cb.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/chargebacks', label: t('cb.title') }, { label: row.merchantName }]} />
      <div className="page-head"><div><h1><Own text={row.merchantName} /></h1><p className="lede">{t.code('cbWhy', row.reason)} · <Link className="mono" to={`/finance/journals?subject=${encodeURIComponent(row.settlementSubject)}`}>{row.settlementSubject}</Link></p></div><Badge tone={caseTone(row.state)}>{t.code('cbState', row.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <Stats stats={[{ name: t('cb.taken'), value: t.money(row.amount) }, { name: t('cb.fee'), value: t.money(row.fee) }, { name: t('cb.owed'), value: t.money(row.owed), hint: above(row.owed) ? t('cb.owedHint') : undefined }, { name: t('cb.exposure'), value: t.money(row.exposure), hint: t('cb.exposureHint') }]} />
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <Panel title={t('cb.parts')} flush>
            <Table compact caption={t('cb.parts')} rows={row.parts.map((part, at) => ({ ...part, at: at + 1 }))} rowKey={(part) => part.code} columns={[
              { key: 'at', head: t('cb.order'), cell: (part) => part.at },
              { key: 'code', head: t('fin.account'), cell: (part) => <><span className="mono">{part.code}</span> {t.code('acct', part.code)}</> },
              { key: 'amount', head: t('gov.amount'), number: true, cell: (part) => t.money(part.amount) },
            ]} foot={<tr role="row"><td role="cell" colSpan={2}>{t('gov.total')}</td><td role="cell" className="num price">{t.money(row.amount)}</td></tr>} />
          </Panel>
          <Panel title={t('cb.covered')}>
            <dl className="sum-list">
              <dt>{t('cb.clientPart')}</dt><dd>{t.money(row.coveredClient)} / {t.money(row.clientPart)}</dd>
              <dt>{t('cb.ownPart')}</dt><dd>{t.money(row.coveredOwn)} / {t.money(row.exposure)}</dd>
              {above(row.ownReturned) ? <><dt>{t('cb.ownBack')}</dt><dd>{t.money(row.ownReturned)}</dd></> : null}
            </dl>
          </Panel>
          <Panel title={t('cb.evidence')}>
            {row.evidenceAt ? <><p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.evidenceText}</p><p className="tiny muted" style={{ marginTop: 8 }}>{t('cb.sentAt', { at: t.moment(row.evidenceAt) })}</p>{row.evidenceFiles.length ? <ul className="small" style={{ marginTop: 8 }}>{row.evidenceFiles.map((file) => <li key={file.kind}>{t.code('cbFile', file.kind)} · <Own text={file.name} /> <span className="mono tiny muted">{file.sha256.slice(0, 12)}</span></li>)}</ul> : null}</> : <p className="muted">{t('cb.noEvidence')}</p>}
          </Panel>
        </div>
        <aside className="stack">
          {mayHandle || mayApprove ? <Acts row={row} mayHandle={mayHandle} mayApprove={mayApprove} problems={actionData?.problems} values={actionData?.values} /> : <Note>{t('fin.readOnly')}</Note>}
          <Panel title={t('gov.state')}>
            <dl className="pairs">
              <dt>{t('cb.provider')}</dt><dd>{row.provider}</dd><dt>{t('cb.ref')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{row.providerRef}</dd>
              <dt>{t('cb.opened')}</dt><dd>{t.moment(row.openedAt)}</dd>
              {row.evidenceDue ? <><dt>{t('cb.due')}</dt><dd>{t.moment(row.evidenceDue)}</dd></> : null}
              {row.acceptedAt ? <><dt>{t('cb.acceptedAt')}</dt><dd>{t.moment(row.acceptedAt)}</dd></> : null}
              {row.acceptReason ? <><dt>{t('cb.acceptReason')}</dt><dd>{row.acceptReason}</dd></> : null}
              {row.decidedAt ? <><dt>{t('cb.decided')}</dt><dd>{t.moment(row.decidedAt)}</dd></> : null}
              {row.writeOffReason ? <><dt>{t('cb.writeOffReason')}</dt><dd>{row.writeOffReason}</dd></> : null}
              {above(row.writtenOff) ? <><dt>{t('cb.writtenOff')}</dt><dd className="strong">{t.money(row.writtenOff)}</dd></> : null}
            </dl>
          </Panel>
        </aside>
      </div>
    </>
  )
}

function Acts({ row, mayHandle, mayApprove, problems, values }: { row: Case; mayHandle: boolean; mayApprove: boolean; problems?: Problem[]; values?: Record<string, string> }) {
  const t = useWords()
  const left = row.evidenceDaysLeft ?? null
  const unanswered = row.state === 'OPEN' && !row.evidenceAt && !row.acceptedAt
  const contest = mayHandle && unanswered && (left === null || left >= 0)
  const accept = mayHandle && unanswered && !row.acceptAsked
  const acceptApprove = mayApprove && unanswered && row.acceptAsked && !row.acceptAskedByMe
  const cover = mayHandle && row.coveredOwn.amount < row.exposure.amount && row.state !== 'WON'  // the client part follows by itself, where the provider's balance is short
  const writeOff = mayHandle && row.state === 'LOST' && above(row.owed) && !row.writeOffAsked
  const approve = mayApprove && row.state === 'LOST' && row.writeOffAsked
  if (row.acceptedAt && row.state === 'OPEN' && !cover) return <Note>{t('cb.accepted', { at: t.moment(row.acceptedAt) })}</Note>
  if (!contest && !accept && !acceptApprove && !cover && !writeOff && !approve) return <Note>{t(unanswered && row.acceptAsked ? 'cb.acceptWaits' : row.writeOffAsked && row.state === 'LOST' ? (row.writeOffAskedByMe ? 'cb.ownWriteOff' : 'cb.writeOffWaits') : row.state === 'OPEN' ? 'cb.waits' : 'cb.nothing')}</Note>
  return (
    <Panel title={t('gov.acts')}>
      <div className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
        {unanswered && row.acceptAsked ? <Note tone="warn">{t(row.acceptAskedByMe ? 'cb.ownAccept' : 'cb.acceptWaits')}</Note> : null}
        {contest ? <>
          {left !== null ? <Note tone={left <= 2 ? 'bad' : 'warn'}>{t('cb.contestBy', { at: t.moment(row.evidenceDue ?? ''), n: left })}</Note> : null}
          <Confirm label={t('cb.contest')} text={t('cb.contestText')} act="contest" look="primary" files open={Boolean(values?.text)}><TextArea label={t('cb.why')} name="text" rows={6} minLength={10} maxLength={2000} required defaultValue={values?.text} fault={problemOf(problems, 'text')} hint={t('cb.whyHint')} />
            <fieldset className="stack" style={{ '--gap': '8px' } as React.CSSProperties}><legend className="strong">{t('cb.files')}</legend><p className="tiny muted" id="files">{t('cb.filesHint')}</p>{problemOf(problems, 'files') ? <span className="fault">{problemOf(problems, 'files')}</span> : null}{FILE_KINDS.map((kind) => <Field key={kind} label={t.code('cbFile', kind)} type="file" accept=".pdf,.jpg,.jpeg,.png" name={`file.${kind}`} fault={problemOf(problems, `file.${kind}`)} />)}</fieldset>
          </Confirm>
        </> : null}
        {accept ? <Confirm label={t('cb.accept')} text={t('cb.acceptText')} act="accept" look="soft"><TextArea label={t('cb.acceptReason')} name="reason" rows={3} minLength={5} maxLength={300} required defaultValue={values?.reason} fault={problemOf(problems, 'reason')} /></Confirm> : null}
        {acceptApprove ? <Confirm label={t('cb.acceptApprove')} text={t('cb.acceptApproveText', { amount: t.money(row.amount), reason: row.acceptReason })} act="acceptApprove" /> : null}
        {cover ? <Confirm label={t('cb.cover')} text={t('cb.coverText')} act="cover" look="primary" /> : null}
        {writeOff ? <Confirm label={t('cb.writeOff')} text={t('cb.writeOffText', { amount: t.money(row.owed) })} act="writeOff"><TextArea label={t('cb.writeOffReason')} name="reason" rows={3} minLength={5} maxLength={300} required defaultValue={values?.reason} fault={problemOf(problems, 'reason')} /></Confirm> : null}
        {approve ? <Confirm label={t('cb.approve')} text={t('cb.approveText', { amount: t.money(row.owed), reason: row.writeOffReason })} act="approve" /> : null}
      </div>
    </Panel>
  )
}
