import { Link, redirect } from 'react-router'
import type { Route } from './+types/flags'
import { FlagAnswerDocument, FlagsDocument } from '~/graphql/generated/graphql'
import { mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Tabs } from '~/ui/tabs/Tabs'

const PAGE = 30

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, DESK_SECOND)
  const search = new URL(asking.request.url).searchParams
  const answered = search.has('answered')
  const at = Math.max(0, Math.trunc(Number(search.get('page') ?? '0')) || 0)
  const all = (await query(asking, FlagsDocument, { answered })).auditFlags
  return { answered, at, count: all.length, flags: all.slice(at * PAGE, (at + 1) * PAGE), mayAnswer: mine.may('oversight.case') }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { auditFlagAnswer } = await mutate(asking, FlagAnswerDocument, { id: text(form, 'flag'), answer: text(form, 'answer') })
  const problems = problemsFrom(auditFlagAnswer?.errors)
  return problems.length ? refused(problems, form) : redirect('/oversight/flags')
}

const evidenceOf = (raw: string): [string, string][] => {
  try {
    return Object.entries(JSON.parse(raw) as Record<string, unknown>).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)])
  } catch {
    return []
  }
}

export default function Flags({ loaderData: { answered, at, count, flags, mayAnswer }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const to = (page: number) => `?${answered ? 'answered&' : ''}page=${page}`
  return (
    <>
      <title>{`${t('desk.flags')} · ${t('desk.title')}`}</title>
      <div className="page-head"><h1>{t('desk.flags')}</h1></div>
      <Note>{t('desk.flagsLede')}</Note>
      <Tabs label={t('desk.flags')} tabs={[{ to: '?', label: t('desk.flagsOpen'), current: !answered, count: answered ? null : count }, { to: '?answered', label: t('desk.flagsDone'), current: answered, count: answered ? count : null }]} />
      <div style={{ marginTop: 12 }}>
        <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
        {flags.length ? (
          <ul className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
            {flags.map((flag) => (
              <li key={flag.id}>
                <Panel>
                  <div className="spread" style={{ alignItems: 'flex-start' }}>
                    <div className="grow" style={{ flexBasis: 320 }}>
                      <p><Badge tone={answered ? 'good' : 'warn'}>{t.code('flag', flag.rule)}</Badge> <Link className="mono small" to={`/oversight/trace/${encodeURIComponent(flag.subject)}`}>{flag.subject}</Link></p>
                      <dl className="pairs" style={{ marginTop: 6 }}>{evidenceOf(flag.evidence).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt className="mono tiny">{name}</dt><dd className="small" style={{ overflowWrap: 'anywhere' }}>{value}</dd></div>)}</dl>
                      <p className="tiny muted">{t.moment(flag.createdAt)}</p>
                      {flag.answer ? <p className="small"><strong>{t('desk.answer')}</strong> {flag.answer}</p> : null}
                    </div>
                    {mayAnswer && !answered ? <details className="fold" style={{ minWidth: 220 }}><summary>{t('desk.answerFlag')}</summary><SafeForm className="stack" style={{ '--gap': '8px', paddingTop: 6 } as React.CSSProperties}><input type="hidden" name="flag" value={flag.id} /><TextArea label={t('desk.answer')} name="answer" required maxLength={300} /><div><Button look="soft">{t('desk.answerFlag')}</Button></div></SafeForm></details> : null}
                  </div>
                </Panel>
              </li>
            ))}
          </ul>
        ) : <div className="panel"><Empty title={t('desk.noFlags')} /></div>}
        <nav className="pages" aria-label={t('common.pages')}>{at > 0 ? <Link className="button plain" to={to(at - 1)}>{t('common.previous')}</Link> : null}{(at + 1) * PAGE < count ? <Link className="button plain" to={to(at + 1)}>{t('common.next')}</Link> : null}</nav>
      </div>
    </>
  )
}
