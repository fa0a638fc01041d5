import { redirect } from 'react-router'
import type { Route } from './+types/reset-password'
import { RequestPasswordResetDocument, SetPasswordDocument } from '~/graphql/generated/graphql'
import { mutate } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf, type Refused } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  return { email: searchParams.get('email') ?? '', token: searchParams.get('token') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const token = text(form, 'token')
  if (token) {
    const { setPassword } = await mutate(asking, SetPasswordDocument, { email: text(form, 'email'), password: String(form.get('password') ?? ''), token })
    const problems = problemsFrom(setPassword?.errors)
    return problems.length ? refused(problems, form) : redirect('/sign-in?changed')
  }
  const redirectUrl = new URL('/reset-password', process.env.PUBLIC_URL ?? asking.request.url).href
  const { requestPasswordReset } = await mutate(asking, RequestPasswordResetDocument, { email: text(form, 'email'), redirectUrl })
  const problems = problemsFrom(requestPasswordReset?.errors)
  return problems.length ? refused(problems, form) : { done: true as const }
}

export default function ResetPassword({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords()
  const back: Refused | undefined = actionData && 'problems' in actionData ? actionData : undefined
  return (
    <div className="narrow">
      <title>{`${t('account.resetTitle')} · ${t('common.name')}`}</title>
      <Panel>
        <SafeForm className="stack">
          <div><h1>{t('account.resetTitle')}</h1>{loaderData.token ? null : <p className="lede">{t('account.resetLede')}</p>}</div>
          {actionData && 'done' in actionData ? <Note tone="good">{t('account.resetDone')}</Note> : null}
          <ErrorSummary title={t('common.problemTitle')} entries={back?.problems} />
          {loaderData.token ? (
            <>
              <input type="hidden" name="token" value={loaderData.token} />
              <input type="hidden" name="email" value={loaderData.email} />
              <Field label={t('account.newPassword')} name="password" type="password" required autoComplete="new-password" hint={t('account.passwordHint')} fault={problemOf(back?.problems, 'password')} />
            </>
          ) : <Field label={t('account.email')} name="email" type="email" required autoComplete="email" fault={problemOf(back?.problems, 'email')} />}
          <Button look="primary" size="large">{loaderData.token ? t('common.save') : t('account.send')}</Button>
        </SafeForm>
      </Panel>
    </div>
  )
}
