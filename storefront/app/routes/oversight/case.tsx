import { Link, redirect } from 'react-router'
import type { Route } from './+types/case'
import { Confirm } from '~/frame/Confirm'
import { CaseCloseDocument, CaseNoteDocument, CasePageDocument, CasePartiesDocument, ExplainDemandDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, type Refusal } from '~/lib/forms.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { shopName, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select, TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Timeline } from '~/ui/timeline/Timeline'
import { dayStart } from '~/lib/dates'

const TRACED_MAX = 5

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, DESK_SECOND)
  const matter = found((await query(asking, CasePageDocument, { id: asking.params.case })).case)
  const traces = await Promise.all(matter.subjects.slice(0, TRACED_MAX).map((subject) => query(asking, CasePartiesDocument, { subject })))
  const parties = new Map(traces.flatMap(({ trace }) => trace.flatMap((one) => one.organizations.map((party) => [party.id, party] as const))))
  return { matter, parties: [...parties.values()], mayWork: mine.may('oversight.case') && matter.state !== 'CLOSED' }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const problems = problemsFrom(await act(asking, asking.params.case, form))
  return problems.length ? refused(problems, form) : redirect(`/oversight/cases/${encodeURIComponent(asking.params.case)}`)
}

async function act(asking: Asking, id: string, form: FormData): Promise<readonly Refusal[] | null | undefined> {
  switch (text(form, 'act')) {
    case 'note': return (await mutate(asking, CaseNoteDocument, { id, text: text(form, 'text') })).caseNoteAdd?.errors
    case 'close': return (await mutate(asking, CaseCloseDocument, { id, outcome: text(form, 'outcome') })).caseClose?.errors
    default: {
      const dueAt = dayStart(text(form, 'dueAt'), 1)
      if (!dueAt) return [{ field: 'dueAt', code: 'REQUIRED', message: '请填写答复期限。Give a due date.' }]
      return (await mutate(asking, ExplainDemandDocument, { caseId: id, organizationId: text(form, 'organizationId'), question: text(form, 'question'), dueAt })).explanationDemand?.errors
    }
  }
}

export default function CasePage({ loaderData: { matter, parties, mayWork }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const fault = (name: string) => problemOf(actionData?.problems, name)
  const kept = (name: string) => actionData?.values[name]
  return (
    <>
      <title>{`${matter.number} · ${t('desk.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/oversight/cases', label: t('desk.cases') }, { label: matter.number }]} />
      <div className="page-head"><div><h1>{matter.title}</h1><p className="lede mono">{matter.number}</p></div><Badge tone={matter.state === 'CLOSED' ? undefined : 'info'}>{t.code('case', matter.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          {matter.outcome ? <Panel title={t('desk.outcome')}><p>{matter.outcome}</p>{matter.closedAt ? <p className="tiny muted">{t.moment(matter.closedAt)}</p> : null}</Panel> : null}
          <Panel title={t('desk.explanations')}>
            {matter.explanations.length ? (
              <ul className="stack">
                {matter.explanations.map((one) => (
                  <li key={one.id}>
                    <div className="spread"><strong>{one.organizationName}</strong>{one.answeredAt ? <Badge tone="good">{t('desk.answered')}</Badge> : <Badge tone="warn">{t('desk.dueBy', { at: t.moment(one.dueAt) })}</Badge>}</div>
                    <p className="small">{one.question}</p>
                    {one.answer ? <blockquote className="note good" style={{ marginTop: 6 }}><div><p>{one.answer}</p>{one.answeredAt ? <p className="tiny muted">{t.moment(one.answeredAt)}</p> : null}</div></blockquote> : null}
                  </li>
                ))}
              </ul>
            ) : <p className="small muted">{t('desk.noExplanations')}</p>}
          </Panel>
          <Panel title={t('desk.notes')}>
            {matter.notes.length ? <Timeline happenings={matter.notes.map((note) => ({ key: note.at, at: note.at, shownAt: t.moment(note.at), title: note.text }))} /> : <p className="small muted">{t('desk.noNotes')}</p>}
          </Panel>
        </div>
        <aside className="stack">
          <Panel title={t('desk.subjects')}><ul className="stack small" style={{ '--gap': '4px' } as React.CSSProperties}>{[...matter.subjects, matter.ref].map((subject) => <li key={subject}><Link className="mono" style={{ overflowWrap: 'anywhere' }} to={`/oversight/trace/${encodeURIComponent(subject)}`}>{subject}</Link></li>)}</ul></Panel>
          {mayWork ? (
            <>
              <Panel title={t('desk.note')}><SafeForm className="stack"><TextArea label={t('desk.noteText')} name="text" required fault={fault('text')} /><Button look="soft" block name="act" value="note">{t('desk.note')}</Button></SafeForm></Panel>
              <Panel title={t('desk.demand')}>
                <SafeForm className="stack">
                  {parties.length ? <Select label={t('desk.party')} name="organizationId" required defaultValue={kept('organizationId')} fault={fault('organization')}>{parties.map((one) => <option key={one.id} value={one.id}>{shopName(one, t.locale)}</option>)}</Select> : <Field label={t('desk.partyId')} name="organizationId" required defaultValue={kept('organizationId')} fault={fault('organization')} />}
                  <TextArea label={t('desk.question')} name="question" required defaultValue={kept('question')} fault={fault('question')} />
                  <Field label={t('desk.due')} name="dueAt" type="date" required defaultValue={kept('dueAt')} fault={fault('dueAt')} />
                  <Button look="primary" block name="act" value="demand">{t('desk.demand')}</Button>
                </SafeForm>
              </Panel>
              <Panel><Confirm label={t('desk.close')} text={t('desk.closeText')} act="close"><TextArea label={t('desk.outcome')} name="outcome" required maxLength={500} fault={fault('outcome')} /></Confirm></Panel>
            </>
          ) : null}
        </aside>
      </div>
    </>
  )
}
