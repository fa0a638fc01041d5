import { Link, redirect } from 'react-router'
import type { Route } from './+types/purchases'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { PurchaseDraftDocument, PurchaseListDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { CURRENCIES, addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { problemOf, type Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { visitorOf } from '~/lib/visitor.server'
import { say, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { centsOf, plainOf } from './manual-form'
import { PURCHASE_STATES, purchaseTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, PURCHASE_STATES)
  const told = await query(asking, PurchaseListDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, purchases: found(told.foreignPurchases), totals: told.foreignPurchaseTotals, buyback: found(told.foreignBuyback), mayMake: mine.may('payout.make') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const { locale } = visitorOf(asking.context)
  const amounts = { bought: centsOf(text(form, 'bought')), paid: centsOf(text(form, 'paid')) }
  const { bought, paid } = amounts
  if (bought === null || paid === null) return refused((['bought', 'paid'] as const).filter((name) => amounts[name] === null).map((field) => ({ field, code: 'INVALID', message: say(locale, 'fx.notMoney') })), form)
  const { foreignMoneyBought } = await mutate(asking, PurchaseDraftDocument, {
    gateway: text(form, 'paymentGateway'), reference: text(form, 'reference').normalize('NFKC'),
    bought: plainOf(bought), currency: text(form, 'currency'), paid: plainOf(paid), paidCurrency: text(form, 'paidCurrency'),
  })
  if (!foreignMoneyBought?.purchase) return refused(problemsFrom(foreignMoneyBought?.errors), form)
  return redirect(`/finance/purchases/${encodeURIComponent(foreignMoneyBought.purchase.id)}`)
}

/** Foreign money the bank bought back, and what of it waits for the second person. */
export default function Purchases({ loaderData: { asked, purchases, totals, buyback, mayMake }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const rows = purchases.edges.map(({ node }) => node)
  const stats = [
    ...buyback.owed.map((one) => ({ name: t('fx.owed', { currency: one.currency }), value: t.money(one) })),
    ...totals.map((one) => ({ name: `${t('fx.totalBought', { currency: one.bought.currency })} · ${one.paid.currency}`, value: t.money(one.bought), hint: t('fx.totalHint', { paid: t.money(one.paid), n: t.count(one.count) }) })),
  ]
  return (
    <>
      <title>{`${t('fx.title')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fx.title')}</h1><p className="lede">{t('fx.lede')}</p></div>{rows.length ? <a className="button soft" href={`/finance/purchases-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="stack">
        {mayMake ? <Panel><details className="fold" open={Boolean(actionData)}><summary>{t('fx.draft')}</summary><DraftForm gateways={buyback.gateways} refusal={actionData} /></details></Panel> : null}
        <ListFilter asked={asked} here="/finance/purchases" states={PURCHASE_STATES.map((value) => ({ value, label: t.code('manual', value) }))} />
        {stats.length ? <Stats stats={stats} /> : null}
        <Panel flush>
          {rows.length ? <Table caption={t('fx.title')} rows={rows} rowKey={(row) => row.id} columns={[
            { key: 'reference', head: t('fx.reference'), cell: (row) => <Link className="mono" style={{ overflowWrap: 'anywhere' }} to={`/finance/purchases/${encodeURIComponent(row.id)}`}>{row.reference}</Link> },
            { key: 'gateway', head: t('fx.gateway'), cell: (row) => t.code('gateway', row.provider) },
            { key: 'bought', head: t('fx.bought'), number: true, cell: (row) => t.money(row.bought) },
            { key: 'paid', head: t('fx.paid'), number: true, cell: (row) => t.money(row.paid) },
            { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={purchaseTone(row.state)}>{t.code('manual', row.state)}</Badge> },
            { key: 'made', head: t('fin.madeAt'), cell: (row) => <span className="nowrap">{t.moment(row.madeAt)}</span> },
          ]} foot={<SumRows before={2} columns={[rows.map((row) => row.bought), rows.map((row) => row.paid)]} after={2} />} /> : <Empty title={t('fx.none')} text={t('fx.noneText')} />}
        </Panel>
      </div>
      <Pages info={purchases.pageInfo} />
    </>
  )
}

type Refusal = { problems: Problem[]; values: Record<string, string> }

function DraftForm({ gateways, refusal }: { gateways: readonly string[]; refusal?: Refusal }) {
  const t = useWords()
  const put = (name: string) => ({ name, defaultValue: refusal?.values[name], fault: problemOf(refusal?.problems, name) })
  return (
    <SafeForm className="stack" style={{ paddingTop: 8 }}>
      <p className="small">{t('fx.once')}</p>
      <div className="form-grid">
        <Select label={t('fx.gateway')} {...put('paymentGateway')}>{gateways.map((one) => <option key={one} value={one}>{t.code('gateway', one)}</option>)}</Select>
        <Field label={t('fx.reference')} hint={t('fx.referenceHint')} autoComplete="off" minLength={4} maxLength={64} required {...put('reference')} />
        <Select label={t('fx.boughtCurrency')} {...put('currency')}>{CURRENCIES.filter((one) => one !== 'CNY').map((one) => <option key={one}>{one}</option>)}</Select>
        <Field label={t('fx.bought')} inputMode="decimal" autoComplete="off" required {...put('bought')} />
        <Select label={t('fx.paidCurrency')} {...put('paidCurrency')}>{CURRENCIES.map((one) => <option key={one}>{one}</option>)}</Select>
        <Field label={t('fx.paid')} inputMode="decimal" autoComplete="off" required {...put('paid')} />
      </div>
      <div><Button look="primary">{t('fx.submit')}</Button></div>
    </SafeForm>
  )
}
