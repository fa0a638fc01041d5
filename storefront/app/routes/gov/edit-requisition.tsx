import { redirect } from 'react-router'
import type { Route } from './+types/edit-requisition'
import { RequisitionChangeDocument, RequisitionPageDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused } from '~/lib/forms.server'
import { useWords } from '~/lib/words'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { WishForm } from './WishForm'
import { budgetsOf, wishOf } from './wish.server'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const [{ requisition }, budgets] = await Promise.all([query(asking, RequisitionPageDocument, { id: asking.params.requisition }), budgetsOf(asking)])
  return { requisition: found(requisition), budgets, key: crypto.randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { requisitionUpdate } = await mutate(asking, RequisitionChangeDocument, { id: asking.params.requisition, input: wishOf(form) })
  const problems = problemsFrom(requisitionUpdate?.errors)
  return problems.length ? refused(problems, form) : redirect(`/gov/requisitions/${encodeURIComponent(asking.params.requisition)}`)
}

export default function EditRequisition({ loaderData: { requisition, budgets, key }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const to = requisition.deliverTo as unknown as Record<string, string>
  const chosen = budgets.find((item) => item.number === requisition.budgetItem?.number)
  const kept = { budgetItemId: chosen?.id ?? '', purpose: requisition.purpose, reason: requisition.reason, neededBy: requisition.neededBy ?? '', ...to }
  return (
    <div className="wide page">
      <title>{`${t('gov.editTitle')} · ${t('gov.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov/requisitions', label: t('gov.requisitions') }, { to: `/gov/requisitions/${encodeURIComponent(requisition.id)}`, label: requisition.number }, { label: t('gov.editTitle') }]} />
      <div className="page-head"><h1>{t('gov.editTitle')}</h1></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <WishForm actionKey={key} budgets={budgets} problems={actionData?.problems} submit={t('common.save')} values={{ ...kept, ...actionData?.values }}
        lines={requisition.lines.map((line) => ({ offer: line.offer.id, title: line.title, spec: line.offer.specLabel, unit: line.offer.unit, price: line.unitPrice, quantity: line.quantity }))} />
    </div>
  )
}
