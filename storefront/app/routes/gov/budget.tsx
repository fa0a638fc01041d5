import { Form, redirect } from 'react-router'
import type { Route } from './+types/budget'
import { Pages } from '~/frame/Pages'
import { BudgetPageDocument, BudgetRegisterDocument, PlanAddDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, whole } from '~/lib/forms.server'
import { GOV_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

const amountOf = (form: FormData) => text(form, 'amount').normalize('NFKC').replace(/[,\s]/g, '')

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, GOV_SECOND)
  const search = new URL(asking.request.url).searchParams
  const year = /^\d{4}$/.test(search.get('year') ?? '') ? Number(search.get('year')) : null
  const { budgetItems } = await query(asking, BudgetPageDocument, { ...(year ? { year } : {}), ...pageOf(search, 20) })
  return { items: found(budgetItems), year, mayEdit: mine.may('gov.plan.edit') }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const amount = amountOf(form)
  if (!/^\d{1,15}(\.\d{1,2})?$/.test(amount)) return refused([{ field: 'amount', code: 'INVALID', message: '金额须为正数，最多两位小数。Amount: a positive number with at most two decimals.' }], form)
  const errors = text(form, 'act') === 'plan'
    ? (await mutate(asking, PlanAddDocument, { input: { budgetItemId: text(form, 'budgetItemId'), catalogueCode: text(form, 'catalogueCode').normalize('NFKC'), title: text(form, 'title'), amount } })).planLineAdd?.errors
    : (await mutate(asking, BudgetRegisterDocument, { input: { number: text(form, 'number').normalize('NFKC'), fiscalYear: whole(form, 'fiscalYear') ?? 0, name: text(form, 'name'), economicClass: text(form, 'economicClass').normalize('NFKC'), amount } })).budgetItemRegister?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/gov/budget')
}

export default function Budget({ loaderData: { items, year, mayEdit }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const rows = items.edges.map(({ node }) => node)
  const at = actionData?.values.act
  const put = (act: string, name: string) => ({ name, defaultValue: at === act ? (actionData?.values[name] ?? '') : '', fault: at === act ? problemOf(actionData?.problems, name) : undefined })
  return (
    <div className="wide page">
      <title>{`${t('gov.budgetTitle')} · ${t('gov.name')}`}</title>
      <div className="page-head"><div><h1>{t('gov.budgetTitle')}</h1><p className="lede">{t('gov.budgetLede')}</p></div><Form className="row"><label className="field-label" htmlFor="year">{t('gov.year')}</label><input className="input small" style={{ width: 90 }} id="year" name="year" inputMode="numeric" defaultValue={year ?? ''} /><Button size="small">{t('market.apply')}</Button></Form></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className={mayEdit ? 'columns aside-end' : undefined}>
        <div className="stack">
          {rows.length ? rows.map((item) => {
            const used = Math.round(((Number(item.reserved.amount) + Number(item.spent.amount)) / Math.max(0.01, Number(item.amount.amount))) * 100)
            return (
              <Panel key={item.id} title={`${item.number} ${item.name}`} actions={<span className="small muted">{item.fiscalYear} · {t('gov.economicClass')} <span className="mono">{item.economicClass}</span></span>}>
                <div className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
                  <dl className="figures"><div><dt>{t('gov.granted')}</dt><dd>{t.money(item.amount)}</dd></div><div><dt>{t('gov.reserved')}</dt><dd>{t.money(item.reserved)}</dd></div><div><dt>{t('gov.spent')}</dt><dd>{t.money(item.spent)}</dd></div><div><dt>{t('gov.left')}</dt><dd className="strong">{t.money(item.available)}</dd></div></dl>
                  <div className="meter" role="img" aria-label={t('gov.usedShare', { n: used })}><span style={{ width: `${Math.min(100, used)}%` }} /></div>
                  {item.planLines.length ? <Table compact caption={`${item.number} ${t('gov.plan')}`} rows={item.planLines} rowKey={(line) => line.id} columns={[
                    { key: 'title', head: t('gov.plan'), cell: (line) => line.title }, { key: 'code', head: t('gov.code'), cell: (line) => <span className="mono">{line.catalogueCode}</span> },
                    { key: 'record', head: t('gov.recordNo'), cell: (line) => <span className="mono">{line.recordNo || '—'}</span> }, { key: 'amount', head: t('gov.amount'), number: true, cell: (line) => t.money(line.amount) },
                  ]} /> : <p className="small muted">{t('gov.noPlan')}</p>}
                </div>
              </Panel>
            )
          }) : <div className="panel"><Empty title={t('gov.noBudgetItems')} text={t('gov.noBudget')} /></div>}
          <Pages info={items.pageInfo} />
        </div>
        {mayEdit ? (
          <aside className="stack">
            <Panel title={t('gov.planAdd')}>
              <SafeForm className="stack">
                <Select label={t('gov.budget')} required {...put('plan', 'budgetItemId')}>{rows.map((item) => <option key={item.id} value={item.id}>{item.number} {item.name}</option>)}</Select>
                <Field label={t('gov.planTitle')} required {...put('plan', 'title')} /><Field label={t('gov.code')} hint="A02010104" required {...put('plan', 'catalogueCode')} /><Field label={t('gov.amount')} inputMode="decimal" required {...put('plan', 'amount')} />
                <Button look="primary" block name="act" value="plan" disabled={!rows.length}>{t('gov.planAdd')}</Button>
              </SafeForm>
            </Panel>
            <Panel>
              <details className="fold" open={at === 'item'}><summary>{t('gov.budgetAdd')}</summary>
                <SafeForm className="stack" style={{ paddingTop: 8 }}>
                  <p className="small muted">{t('gov.budgetAddText')}</p>
                  <Field label={t('gov.budgetNumber')} required {...put('item', 'number')} /><Field label={t('gov.budgetName')} required {...put('item', 'name')} />
                  <Field label={t('gov.year')} inputMode="numeric" required {...put('item', 'fiscalYear')} /><Field label={t('gov.economicClass')} hint="30201" required {...put('item', 'economicClass')} /><Field label={t('gov.granted')} inputMode="decimal" required {...put('item', 'amount')} />
                  <Button look="soft" block name="act" value="item">{t('gov.budgetAdd')}</Button>
                </SafeForm>
              </details>
            </Panel>
          </aside>
        ) : null}
      </div>
    </div>
  )
}
