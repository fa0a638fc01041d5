import { redirect } from 'react-router'
import type { Route } from './+types/step-up'
import { StepUpDocument } from '~/graphql/generated/graphql'
import { mutate, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { safePlace } from '~/lib/places'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  return { to: safePlace(new URL(asking.request.url).searchParams.get('to')) }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { tokenStepUp } = await mutate(asking, StepUpDocument, { code: text(form, 'code').normalize('NFKC').replace(/\s/g, '') })
  const problems = problemsFrom(tokenStepUp?.errors)
  return problems.length ? refused(problems, form) : redirect(safePlace(text(form, 'to')))
}

export default function StepUp({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="narrow">
      <title>{`${t('account.stepUpTitle')} · ${t('common.name')}`}</title>
      <Panel>
        <SafeForm className="stack">
          <div><h1>{t('account.stepUpTitle')}</h1><p className="lede">{t('account.stepUpLede')}</p></div>
          <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
          <input type="hidden" name="to" value={loaderData.to} />
          <Field label={t('account.code')} name="code" inputMode="numeric" autoComplete="one-time-code" required fault={problemOf(actionData?.problems, 'code')} />
          <Button look="primary" size="large" block>{t('account.verify')}</Button>
        </SafeForm>
      </Panel>
    </div>
  )
}
