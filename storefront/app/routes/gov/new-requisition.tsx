import { redirect } from 'react-router'
import type { Route } from './+types/new-requisition'
import { BudgetListDocument, MallComparePageDocument, RequisitionCreateDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, whole } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const quantity = Math.max(1, Math.trunc(Number(search.get('quantity') ?? '1')) || 1)
  const id = found(search.get('offer'))
  const [{ mallOffer, mallComparison }, { budgetItems }] = await Promise.all([query(asking, MallComparePageDocument, { id, quantity }), query(asking, BudgetListDocument)])
  const mine = mallComparison?.offers.find((one) => one.offer.id === mallOffer?.id)
  return { offer: found(mallOffer), total: mine?.total ?? null, suppliers: mallComparison?.suppliers ?? 0, quantity, budgets: budgetItems?.edges.map(({ node }) => node) ?? [], key: crypto.randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const neededBy = text(form, 'neededBy')
  const { requisitionCreate } = await mutate(asking, RequisitionCreateDocument, {
    key: text(form, 'key'),
    input: {
      budgetItemId: text(form, 'budgetItemId'), purpose: text(form, 'purpose'), reason: text(form, 'reason'),
      ...(neededBy ? { neededBy } : {}),
      lines: [{ offerId: text(form, 'offer'), quantity: whole(form, 'quantity') ?? 0 }],
      deliverTo: { name: text(form, 'name'), phone: text(form, 'phone'), region: text(form, 'region'), city: text(form, 'city'), district: text(form, 'district'), street: text(form, 'street') },
    },
  })
  if (!requisitionCreate?.requisition) return refused(problemsFrom(requisitionCreate?.errors), form)
  return redirect(`/gov/requisitions/${encodeURIComponent(requisitionCreate.requisition.id)}`)
}

export default function NewRequisition({ loaderData: data, actionData }: Route.ComponentProps) {
  const t = useWords()
  const problems = actionData?.problems
  const put = (name: string) => ({ name, defaultValue: actionData?.values[name], fault: problemOf(problems, name) })
  return (
    <div className="wide page">
      <title>{`${t('gov.newTitle')} · ${t('gov.name')}`}</title>
      <div className="page-head"><h1>{t('gov.newTitle')}</h1></div>
      <ErrorSummary title={t('common.problemTitle')} entries={problems} />
      <SafeForm className="columns aside-end">
        <input type="hidden" name="key" value={data.key} /><input type="hidden" name="offer" value={data.offer.id} />
        <div className="stack">
          <Panel>
            <div className="stack">
              {data.budgets.length ? (
                <Select label={t('gov.budget')} required {...put('budgetItemId')}>{data.budgets.map((item) => <option key={item.id} value={item.id}>{item.number} {t('gov.budgetLeft', { name: item.name, left: t.money(item.available) })}</option>)}</Select>
              ) : <Note tone="warn">{t('gov.noBudget')}</Note>}
              <TextArea label={t('gov.purpose')} required {...put('purpose')} />
              <div className="form-grid">
                <Field label={t('gov.quantity')} inputMode="numeric" required name="quantity" defaultValue={actionData?.values.quantity ?? String(data.quantity)} fault={problemOf(problems, 'quantity')} />
                <Field label={t('gov.neededBy')} type="date" {...put('neededBy')} />
              </div>
              <TextArea label={t('gov.reason')} hint={t('gov.reasonHint')} {...put('reason')} />
            </div>
          </Panel>
          <Panel title={t('gov.deliverTo')}>
            <div className="form-grid">
              <Field label={t('address.name')} required {...put('name')} /><Field label={t('address.phone')} required type="tel" {...put('phone')} />
              <Field label={t('address.province')} name="region" defaultValue={actionData?.values.region ?? '河北省'} /><Field label={t('address.city')} name="city" defaultValue={actionData?.values.city ?? '石家庄市'} />
              <Field label={t('address.district')} {...put('district')} /><Field className="full" label={t('address.street')} required {...put('street')} />
            </div>
          </Panel>
        </div>
        <aside className="sticky">
          <Panel title={data.offer.title} foot={<Button look="primary" size="large" block disabled={!data.budgets.length}>{t('gov.create')}</Button>}>
            <dl className="pairs"><dt>{t('gov.supplier')}</dt><dd>{data.offer.supplierName}</dd><dt>{t('gov.spec')}</dt><dd>{data.offer.specLabel}</dd><dt>{t('gov.price')}</dt><dd>{data.offer.price ? t.unitPrice(data.offer.price) : '—'}</dd><dt>{t('gov.total')}</dt><dd className="price">{data.total ? t.money(data.total) : '—'}</dd></dl>
            {data.suppliers < 3 ? <div style={{ marginTop: 12 }}><Note tone="warn">{t('gov.few')}</Note></div> : null}
          </Panel>
        </aside>
      </SafeForm>
    </div>
  )
}
