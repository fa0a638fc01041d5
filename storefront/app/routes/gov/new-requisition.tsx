import { redirect } from 'react-router'
import type { Route } from './+types/new-requisition'
import { BasketOfferDocument, RequisitionCreateDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { useWords } from '~/lib/words'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { basket, forget, type BasketLine } from './basket.server'
import { WishForm, type WishLine } from './WishForm'
import { budgetsOf, wishOf } from './wish.server'

const lineOf = ({ offer, quantity }: BasketLine): WishLine => ({ offer: offer.id, title: offer.title, spec: offer.specLabel, unit: offer.unit, price: offer.price ?? null, quantity })

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const single = search.get('offer')
  const budgets = await budgetsOf(asking)
  if (single) {
    const quantity = Math.min(1_000_000, Math.max(1, Math.trunc(Number(search.get('quantity') ?? '1')) || 1))
    const offer = found((await query(asking, BasketOfferDocument, { id: single })).mallOffer)
    return { supplier: offer.supplierName, lines: [lineOf({ offer, quantity })], budgets, key: crypto.randomUUID() }
  }
  const group = (await basket(asking)).find((one) => one.supplier === search.get('supplier'))
  if (!group) throw redirect('/gov/basket')
  return { supplier: group.name, lines: group.lines.map(lineOf), budgets, key: crypto.randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const input = wishOf(form)
  const { requisitionCreate } = await mutate(asking, RequisitionCreateDocument, { key: text(form, 'key'), input })
  if (!requisitionCreate?.requisition) return refused(problemsFrom(requisitionCreate?.errors), form)
  forget(asking, input.lines.map((line) => String(line.offerId)))
  return redirect(`/gov/requisitions/${encodeURIComponent(requisitionCreate.requisition.id)}`)
}

export default function NewRequisition({ loaderData: data, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('gov.newTitle')} · ${t('gov.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov/mall', label: t('gov.mall') }, { to: '/gov/basket', label: t('gov.basket') }, { label: t('gov.newTitle') }]} />
      <div className="page-head"><div><h1>{t('gov.newTitle')}</h1><p className="lede">{t('gov.supplier')} {data.supplier}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <WishForm lines={data.lines} budgets={data.budgets} values={actionData?.values ?? {}} problems={actionData?.problems} actionKey={data.key} submit={t('gov.create')} />
    </div>
  )
}
