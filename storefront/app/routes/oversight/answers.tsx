import { redirect } from 'react-router'
import type { Route } from './+types/answers'
import { ExplainAnswerDocument, MyExplanationsDocument } from '~/graphql/generated/graphql'
import { mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  return { asked: (await query(asking, MyExplanationsDocument)).explanationsDue }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { explanationAnswer } = await mutate(asking, ExplainAnswerDocument, { id: text(form, 'id'), answer: text(form, 'answer') })
  const problems = problemsFrom(explanationAnswer?.errors)
  return problems.length ? refused(problems, form) : redirect('/explanations')
}

/** What the own organisation must explain to a supervisor, and by when. */
export default function Answers({ loaderData: { asked }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('desk.answersTitle')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('desk.answersTitle')}</h1><p className="lede">{t('desk.answersLede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {asked.length ? (
        <ul className="stack">
          {asked.map((one) => (
            <li key={one.id}>
              <Panel title={t('desk.asked')} actions={one.answeredAt ? <Badge tone="good">{t('desk.answered')}</Badge> : <Badge tone="warn">{t('desk.dueBy', { at: t.moment(one.dueAt) })}</Badge>}>
                <div className="stack">
                  <p>{one.question}</p>
                  {one.answeredAt ? <Note tone="good"><p>{one.answer}</p><p className="tiny muted">{t.moment(one.answeredAt)}</p></Note> : (
                    <SafeForm className="stack"><input type="hidden" name="id" value={one.id} /><TextArea label={t('desk.answer')} hint={t('desk.answerHint')} name="answer" required defaultValue={actionData?.values.id === one.id ? actionData.values.answer : ''} /><div><Button look="primary">{t('desk.sendAnswer')}</Button></div></SafeForm>
                  )}
                </div>
              </Panel>
            </li>
          ))}
        </ul>
      ) : <div className="panel"><Empty title={t('desk.noAsked')} text={t('desk.noAskedText')} /></div>}
    </div>
  )
}
