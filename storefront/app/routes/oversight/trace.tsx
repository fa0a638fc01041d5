import { Form, redirect } from 'react-router'
import type { Route } from './+types/trace'
import { Confirm } from '~/frame/Confirm'
import { BundleDocument, CaseOpenDocument, FreezeAskDocument, TracePageDocument } from '~/graphql/generated/graphql'
import { mutate, perhaps, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { SafeForm } from '~/lib/shell'
import { shopName, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { proofOf, type Bundle } from './proof.server'
import { ProofNote } from './ProofNote'
import { settlementsOf, stageOf } from './stages'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, DESK_SECOND)
  const { subject } = asking.params
  const { trace } = await query(asking, TracePageDocument, { subject })
  const asked = new URL(asking.request.url).searchParams.get('prove') ?? ''
  const wanted = /^\d{1,12}$/.test(asked) ? Number(asked) : null
  const bundle = wanted === null ? null : ((await perhaps(asking, BundleDocument, { subject }))?.auditBundle as unknown as Bundle | null)
  return { subject, records: trace, proof: wanted === null ? null : { found: proofOf(bundle, wanted) }, may: { freeze: mine.may('payment.freeze'), open: mine.may('oversight.case') }, settlements: settlementsOf(trace) }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  if (text(form, 'act') === 'case') {
    const { caseOpen } = await mutate(asking, CaseOpenDocument, { title: text(form, 'title'), subjects: [asking.params.subject] })
    if (caseOpen?.case) return redirect(`/oversight/cases/${encodeURIComponent(caseOpen.case.id)}`)
    return refused(problemsFrom(caseOpen?.errors), form)
  }
  const { paymentFreeze } = await mutate(asking, FreezeAskDocument, { subject: text(form, 'subject'), reason: text(form, 'reason'), lift: false })
  const problems = problemsFrom(paymentFreeze?.errors)
  return problems.length ? refused(problems, form) : redirect('/oversight/freezes')
}

export default function Trace({ loaderData: { subject, records, proof, may, settlements }, actionData }: Route.ComponentProps) {
  const t = useWords()
  /** The person by name, the machine by its trade; an id says nothing to a reader. */
  const actorOf = (record: { actor: string; actorName?: string | null }) => record.actorName || (record.actor.startsWith('system:') ? machineOf(record.actor.slice(7)) : '')
  const machineOf = (name: string) => (t.code('machine', name) === name ? t('desk.machine', { name }) : t.code('machine', name))
  return (
    <>
      <title>{`${t('desk.trace')} ${subject} · ${t('desk.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/oversight', label: t('desk.search') }, { label: subject }]} />
      <div className="page-head"><div><h1>{t('desk.trace')}</h1><p className="lede mono" style={{ overflowWrap: 'anywhere' }}>{subject} · {t('desk.steps', { n: records.length })}</p></div>{records.length ? <a className="button primary" href={`/oversight/bundle/${encodeURIComponent(subject)}`} download>{t('desk.bundle')}</a> : null}</div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {proof ? <div style={{ marginBottom: 12 }} id="proof"><ProofNote proof={proof.found} /></div> : null}
      <div className={may.open || may.freeze ? 'columns aside-end' : undefined}>
        <Panel>
          {records.length ? (
            <ol className="timeline">
              {records.map((record) => (
                <li key={record.seq} className={record.isLate ? 'bad' : 'done'} id={`seq-${record.seq}`}>
                  <div className="spread" style={{ alignItems: 'flex-start' }}>
                    <div className="grow" style={{ flexBasis: 260 }}>
                      <Badge tone="accent">{t.code('stage', stageOf(record.kind))}</Badge> <strong>{record.title || record.kind}</strong> {record.state ? <Badge>{t.code('rec', record.state)}</Badge> : null} {record.isLate ? <Badge tone="bad">{t('desk.late')}</Badge> : null}
                      <p className="small muted">{[record.organizations.map((one) => shopName(one, t.locale)).join(' → '), actorOf(record) && `${t('desk.actor')} ${actorOf(record)}`].filter(Boolean).join(' · ')}</p>
                      <p className="tiny muted"><time dateTime={record.at}>{t.moment(record.at)}</time>{record.dueAt ? ` · ${t('desk.dueBy', { at: t.moment(record.dueAt) })}` : ''} · <span className="mono">#{record.seq} {record.kind} {record.subject}</span></p>
                    </div>
                    <div className="row">{record.amount ? <span className="price">{t.money(record.amount)}</span> : null}<Form><Button size="small" look="soft" name="prove" value={record.seq} aria-label={`${t('desk.prove')} #${record.seq}`}>{t('desk.prove')}</Button></Form></div>
                  </div>
                </li>
              ))}
            </ol>
          ) : <Empty title={t('desk.nothing')} text={t('desk.nothingText')} />}
        </Panel>
        {may.open || may.freeze ? (
          <aside className="stack">
            {may.open ? <Panel title={t('desk.caseOpen')}><SafeForm className="stack"><Field label={t('desk.caseTitle')} name="title" required maxLength={200} defaultValue={actionData?.values.title} /><Button look="soft" block name="act" value="case">{t('desk.caseOpen')}</Button></SafeForm></Panel> : null}
            {may.freeze ? (
              <Panel title={t('desk.freeze')}>
                {settlements.length ? settlements.map((one) => (
                  <Confirm key={one} label={t('desk.freezeAsk')} text={t('desk.freezeText')} act="freeze">
                    <input type="hidden" name="subject" value={one} /><p className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{one}</p>
                    <TextArea label={t('desk.reason')} name="reason" required maxLength={300} />
                  </Confirm>
                )) : <p className="small muted">{t('desk.noSettlement')}</p>}
              </Panel>
            ) : null}
          </aside>
        ) : null}
      </div>
    </>
  )
}
