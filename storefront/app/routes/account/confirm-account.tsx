import { redirect } from 'react-router'
import type { Route } from './+types/confirm-account'
import { ConfirmAccountDocument } from '~/graphql/generated/graphql'
import { mutate } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Panel } from '~/ui/panel/Panel'

export async function loader({ request }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url)
  return { email: searchParams.get('email') ?? '', token: searchParams.get('token') ?? '' }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const { confirmAccount } = await mutate(asking, ConfirmAccountDocument, { email: text(form, 'email'), token: text(form, 'token') })
  const problems = problemsFrom(confirmAccount?.errors)
  return problems.length ? refused(problems, form) : redirect('/sign-in?confirmed')
}

export default function ConfirmAccount({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="narrow">
      <title>{`${t('account.confirmTitle')} · ${t('common.name')}`}</title>
      <Panel>
        <SafeForm className="stack">
          <h1>{t('account.confirmTitle')}</h1>
          <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
          <p>{loaderData.email}</p>
          <input type="hidden" name="email" value={loaderData.email} />
          <input type="hidden" name="token" value={loaderData.token} />
          <Button look="primary" size="large">{t('account.confirmTitle')}</Button>
        </SafeForm>
      </Panel>
    </div>
  )
}
