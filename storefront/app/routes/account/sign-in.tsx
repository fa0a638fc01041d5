import { Link, redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/sign-in'
import { SignInDocument } from '~/graphql/generated/graphql'
import { mutate } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { safePlace } from '~/lib/places'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { remember, visitorOf } from '~/lib/visitor.server'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader({ context, request }: Route.LoaderArgs) {
  const to = safePlace(new URL(request.url).searchParams.get('to'))
  if (visitorOf(context).session.access) throw redirect(to)
  return { to }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const { tokenCreate } = await mutate(asking, SignInDocument, { email: text(form, 'email'), password: String(form.get('password') ?? '') })
  if (!tokenCreate?.token) return refused(problemsFrom(tokenCreate?.errors.map((error) => ({ ...error, field: error.field ?? 'email' }))), form)
  remember(visitorOf(asking.context), { access: tokenCreate.token, refresh: tokenCreate.refreshToken ?? undefined, email: tokenCreate.user?.email })
  return redirect(safePlace(text(form, 'to')))
}

export default function SignIn({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const problems = actionData?.problems
  return (
    <div className="narrow">
      <title>{`${t('account.signInTitle')} · ${t('common.name')}`}</title>
      <Panel>
        <div className="stack">
          <div><h1>{t('account.signInTitle')}</h1><p className="lede">{t('account.signInLede')}</p></div>
          {search.has('confirmed') ? <Note tone="good">{t('account.confirmed')}</Note> : null}
          {search.has('changed') ? <Note tone="good">{t('account.changed')}</Note> : null}
          <ErrorSummary title={t('common.problemTitle')} entries={problems} />
          <SafeForm className="stack">
            <input type="hidden" name="to" value={loaderData.to} />
            <Field label={t('account.email')} name="email" type="email" required autoComplete="username" defaultValue={actionData?.values.email} fault={problemOf(problems, 'email')} />
            <Field label={t('account.password')} name="password" type="password" required autoComplete="current-password" fault={problemOf(problems, 'password')} />
            <Button look="primary" size="large" block>{t('account.signInTitle')}</Button>
          </SafeForm>
          <div className="spread small"><Link to="/reset-password">{t('account.forgot')}</Link><span className="muted">{t('account.noAccount')} <Link to="/register">{t('common.register')}</Link></span></div>
        </div>
      </Panel>
    </div>
  )
}
