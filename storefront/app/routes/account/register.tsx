import { Link } from 'react-router'
import type { Route } from './+types/register'
import { RegisterDocument } from '~/graphql/generated/graphql'
import { mutate } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf, type Refused } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { visitorOf } from '~/lib/visitor.server'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const { accountRegister } = await mutate(asking, RegisterDocument, {
    input: {
      email: text(form, 'email'),
      password: String(form.get('password') ?? ''),
      firstName: text(form, 'firstName'),
      lastName: text(form, 'lastName'),
      languageCode: visitorOf(asking.context).locale === 'zh' ? 'ZH' : 'EN',
      redirectUrl: new URL('/confirm-account', process.env.PUBLIC_URL ?? asking.request.url).href,
    },
  })
  if (accountRegister?.errors.length) return refused(problemsFrom(accountRegister.errors), form)
  return { done: true as const }
}

export default function Register({ actionData }: Route.ComponentProps) {
  const t = useWords()
  const done = actionData && 'done' in actionData
  const back: Refused | undefined = actionData && 'problems' in actionData ? actionData : undefined
  return (
    <div className="narrow">
      <title>{`${t('account.registerTitle')} · ${t('common.name')}`}</title>
      <Panel>
        <div className="stack">
          <h1>{t('account.registerTitle')}</h1>
          {done ? <Note tone="good"><strong>{t('account.registerDone')}</strong><p>{t('account.registerDoneText')}</p></Note> : (
            <>
              <ErrorSummary title={t('common.problemTitle')} entries={back?.problems} />
              <SafeForm className="stack">
                <div className="form-grid">
                  <Field label={t('account.lastName')} name="lastName" autoComplete="family-name" defaultValue={back?.values.lastName} />
                  <Field label={t('account.firstName')} name="firstName" autoComplete="given-name" defaultValue={back?.values.firstName} />
                </div>
                <Field label={t('account.email')} name="email" type="email" required autoComplete="email" defaultValue={back?.values.email} fault={problemOf(back?.problems, 'email')} />
                <Field label={t('account.password')} name="password" type="password" required autoComplete="new-password" hint={t('account.passwordHint')} fault={problemOf(back?.problems, 'password')} />
                <Button look="primary" size="large" block>{t('account.registerTitle')}</Button>
              </SafeForm>
            </>
          )}
          <p className="small muted">{t('account.hasAccount')} <Link to="/sign-in">{t('common.signIn')}</Link></p>
        </div>
      </Panel>
    </div>
  )
}
