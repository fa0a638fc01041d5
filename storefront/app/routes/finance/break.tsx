import type { ReactNode } from 'react'
import { redirect } from 'react-router'
import type { Route } from './+types/break'
import { Confirm } from '~/frame/Confirm'
import { BreakApproveDocument, BreakAssignDocument, BreakNoteDocument, BreakPageDocument, BreakProposeDocument, BreakRejectDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Timeline } from '~/ui/timeline/Timeline'
import { breakTone } from './tones'

const ENDED = ['RESOLVED', 'AUTO_CLOSED']

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  const row = found((await query(asking, BreakPageDocument, { id: asking.params.break })).reconciliationBreak)
  return { row, works: mine.may('reconciliation.work') || mine.may('reconciliation.approve') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.break
  const note = text(form, 'note')
  const acts: Record<string, () => Promise<Parameters<typeof problemsFrom>[0]>> = {
    take: async () => (await mutate(asking, BreakAssignDocument, { id })).reconciliationBreakAssign?.errors,
    note: async () => (await mutate(asking, BreakNoteDocument, { id, note })).reconciliationBreakNote?.errors,
    propose: async () => (await mutate(asking, BreakProposeDocument, { id, way: text(form, 'way'), note })).reconciliationBreakPropose?.errors,
    approve: async () => (await mutate(asking, BreakApproveDocument, { id })).reconciliationBreakApprove?.errors,
    reject: async () => (await mutate(asking, BreakRejectDocument, { id, note })).reconciliationBreakReject?.errors,
  }
  const act = acts[text(form, 'act')]
  if (!act) throw new Response('Unknown act.', { status: 400 })
  const problems = problemsFrom(await act())
  return problems.length ? refused(problems, form) : redirect(`/finance/reconciliation/${encodeURIComponent(id)}`)
}

function Pairs({ pairs }: { pairs: [string, ReactNode][] }) {
  return <dl className="pairs">{pairs.filter(([, value]) => value).flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`} style={{ overflowWrap: 'anywhere' }}>{value}</dd>])}</dl>
}

export default function BreakPage({ loaderData: { row, works }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const live = !ENDED.includes(row.state)
  const wayWord = (code: string) => { const way = row.ways.find((one) => one.code === code); return way ? (t.locale === 'zh' ? way.zh : way.en) : code }
  const noteField = <Field label={t('rec.why')} name="note" required maxLength={300} />
  return (
    <>
      <title>{`${t.code('recType', row.type)} · ${t('rec.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/reconciliation', label: t('rec.title') }, { label: t.code('recType', row.type) }]} />
      <div className="page-head"><div><h1>{t.code('recType', row.type)}</h1><p className="lede">{t.day(row.day)} · <span className="mono">{row.account.code} {row.account.currency}</span> · {row.account.owner}</p></div><Badge tone={breakTone(row.state)}>{t.code('recState', row.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <Stats stats={[{ name: t('rec.ours'), value: t.money(row.ledger) }, { name: t('rec.theirs'), value: t.money(row.outside) }, { name: t('rec.difference'), value: t.money(row.difference) }]} />
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <div className="form-grid">
            <Panel title={t('rec.ours')}>
              {row.ledgerSide.length ? row.ledgerSide.map((one) => <Pairs key={one.journalKey} pairs={[[t('rec.day'), t.day(one.day)], [t('gov.amount'), <span className="strong" key="a">{t.money(one.amount)}</span>], [t('rec.kind'), <span className="mono" key="k">{one.kind}</span>], [t('rec.reference'), <span className="mono tiny" key="r">{one.reference}</span>], [t('rec.journal'), <span className="mono tiny" key="j">{one.journalKey}</span>], [t('rec.subject'), <span className="mono tiny" key="s">{one.subject}</span>]]} />) : <p className="muted">{t('rec.none')}</p>}
            </Panel>
            <Panel title={t('rec.theirs')}>
              {row.outsideSide.length ? row.outsideSide.map((one) => <Pairs key={`${one.sheet} ${one.ref}`} pairs={[[t('rec.at'), t.moment(one.at)], [t('gov.amount'), <span className="strong" key="a">{t.money(one.amount)}</span>], [t('rec.kind'), <span className="mono" key="k">{one.kind}</span>], [t('rec.reference'), <span className="mono tiny" key="r">{one.ref}</span>], [t('rec.key'), one.key ? <span className="mono tiny" key="y">{one.key}</span> : ''], [t('rec.name'), one.name], [t('rec.text'), one.text], [t('rec.sheet'), <span className="mono tiny" key="s">{one.sheet}</span>]]} />) : <p className="muted">{t('rec.none')}</p>}
            </Panel>
          </div>
          <Panel title={t('rec.history')}><Timeline happenings={row.history.map((one, place) => ({ key: String(place), at: one.at, shownAt: t.moment(one.at), title: `${t.code('recAct', one.act)} · ${one.who || t('rec.by')}`, text: one.text }))} /></Panel>
        </div>
        <aside className="stack">
          {live ? <Note>{t('rec.todo')}：{t.locale === 'zh' ? row.actionZh : row.actionEn}</Note> : null}
          {live && works ? (
            <Panel title={t('gov.acts')}>
              <div className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
                <SafeForm><Button size="small" look="soft" name="act" value="take">{t('rec.take')}</Button></SafeForm>
                {row.mayPropose && row.ways.length ? <Confirm label={t('rec.propose')} text={t('rec.proposeText')} act="propose" look="primary"><Select label={t('rec.way')} name="way">{row.ways.map((way) => <option key={way.code} value={way.code}>{t.locale === 'zh' ? way.zh : way.en}</option>)}</Select>{noteField}</Confirm> : null}
                {row.mayPropose && !row.ways.length ? <p className="small muted">{t('rec.noWays')}</p> : null}
                {row.mayApprove ? <Confirm label={t('rec.approve')} text={t('rec.approveText', { way: wayWord(row.way), amount: t.money(row.difference) })} act="approve" look="primary" /> : null}
                {row.mayApprove ? <Confirm label={t('rec.reject')} text={t('rec.rejectText')} act="reject">{noteField}</Confirm> : null}
                <Confirm label={t('rec.noteAdd')} text="" act="note" look="soft" yes={t('rec.noteAdd')}>{noteField}</Confirm>
              </div>
            </Panel>
          ) : null}
          <Panel title={t('rec.state')}><Pairs pairs={[[t('rec.owner'), row.owner || t('rec.nobody')], [t('rec.foundAt'), t.moment(row.foundAt)], [t('rec.closedAt'), row.closedAt ? t.moment(row.closedAt) : ''], [t('rec.subject'), <span className="mono tiny" key="s">{row.subject}</span>], [t('rec.way'), row.way ? wayWord(row.way) : ''], [t('rec.resolution'), row.resolutionKey ? <span className="mono tiny" key="r">{row.resolutionKey}</span> : ''], [t('rec.note'), row.note]]} /></Panel>
        </aside>
      </div>
    </>
  )
}
