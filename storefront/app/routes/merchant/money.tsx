import { redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/money'
import { BankAccountForm } from '~/frame/BankAccountForm'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { MyMoneyDocument, MySecurityDocument, MyShopDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { bankAccountSet } from '~/lib/bank-account.server'
import { readForm, refused, text } from '~/lib/forms.server'
import { CURRENCIES, addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { PAYOUT_STATES } from './payout-states'
import { SecurityPanel } from './SecurityPanel'
import { securityAct } from './security.server'
import { needShop } from './shop.server'


export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const currency = CURRENCIES.find((one) => one === search.get('currency')) ?? 'CNY'
  const asked = { ...askedOf(search, PAYOUT_STATES), currency }
  const [money, { me }, security] = await Promise.all([query(asking, MyMoneyDocument, { currency, filter: plainFilterOf(asked), ...pageOf(search, 20) }), query(asking, MyShopDocument), query(asking, MySecurityDocument, { currency })])
  return { security, mayGive: me?.permissions.includes('guarantee.give') ?? false, key: crypto.randomUUID(), currency, asked, totals: money.merchantPayoutTotals, balance: money.merchantBalance, account: money.payoutAccount, payouts: found(money.merchantPayouts), legalName: me?.organization?.legalName ?? '', mayChange: me?.permissions.includes('merchant.manage') ?? false }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const given = await securityAct(asking, form)
  if (given) return given.length ? refused(given, form) : redirect(`/merchant/money?currency=${encodeURIComponent(text(form, 'currency') || 'CNY')}&saved=1`)
  const problems = await bankAccountSet(asking, form)
  return problems.length ? refused(problems, form) : redirect(`/merchant/money?currency=${encodeURIComponent(text(form, 'currency'))}&saved=1`)
}

export default function MoneyPage({ loaderData: data, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const { asked, balance, account, payouts, currency, totals } = data
  const cooling = account?.cooling ?? false
  return (
    <>
      <title>{`${t('work.money')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.money')}</h1><p className="lede">{t('work.moneyLede')}</p></div><nav className="row small" aria-label={t('desk.currency')}>{CURRENCIES.map((one) => <a key={one} href={`?currency=${one}`} aria-current={one === currency ? 'page' : undefined} className={one === currency ? 'strong' : undefined}>{one}</a>)}</nav></div>
      {search.has('saved') ? <div style={{ marginBottom: 12 }}><Note tone="good">{t('work.saved')}</Note></div> : null}
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {balance ? <Stats stats={[
        { name: t('work.available'), value: <span style={{ fontSize: 'clamp(15px, 4.4vw, 22px)' }}>{t.money(balance.available)}</span>, hint: t('work.availableHint') }, { name: t('work.pending'), value: <span style={{ fontSize: 'clamp(15px, 4.4vw, 22px)' }}>{t.money(balance.pending)}</span>, hint: t('work.pendingHint') },
        { name: t('work.reserve'), value: <span style={{ fontSize: 'clamp(15px, 4.4vw, 22px)' }}>{t.money(balance.reserve)}</span>, hint: t('work.reserveHint') }, { name: t('work.owed'), value: <span style={{ fontSize: 'clamp(15px, 4.4vw, 22px)' }}>{t.money(balance.owed)}</span>, hint: t('work.owedHint') },
      ]} /> : null}
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <ListFilter asked={asked} here={`/merchant/money?currency=${currency}`} oneCurrency states={PAYOUT_STATES.map((value) => ({ value, label: t.code('payout', value) }))} />
          <Panel title={t('work.payouts')} flush actions={payouts.edges.length ? <a className="small" href={`/merchant/payouts-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : undefined}>
            {payouts.edges.length ? <Table caption={t('work.payouts')} rows={payouts.edges.map(({ node }) => node)} rowKey={(row) => row.endToEndId} columns={[
              { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.doneAt ?? row.madeAt)}</span> },
              { key: 'number', head: t('work.batch'), cell: (row) => <><span className="mono">{row.number}</span><br /><span className="tiny muted mono">{row.endToEndId}</span></> },
              { key: 'amount', head: t('work.amount'), number: true, cell: (row) => t.money(row.amount) },
              { key: 'state', head: t('work.state'), cell: (row) => <><Badge tone={row.state === 'BOOKED' ? 'good' : row.state === 'REJECTED' ? 'bad' : 'info'}>{t.code('payout', row.state)}</Badge>{row.reason ? <span className="tiny muted"> {row.reason}</span> : null}</> },
            ]} foot={totals.map((sum) => <tr key={sum.currency} role="row"><td role="cell" colSpan={2}>{t('gov.total')} · {t('fin.lines', { n: t.count(sum.count) })}</td><td role="cell" className="num">{t.money(sum.amount)}</td><td role="cell" className="none" /></tr>)} /> : <Empty title={t('work.noPayouts')} text={t('work.noPayoutsText')} />}
          </Panel>
          <Pages info={payouts.pageInfo} />
        </div>
        <aside className="stack">
          <Panel title={t('work.account')}>
            {account ? <dl className="pairs"><dt>{t('work.accountName')}</dt><dd>{account.accountName}</dd><dt>{t('work.bank')}</dt><dd>{account.bankName}</dd><dt>{t('work.accountNo')}</dt><dd className="mono">{account.accountMasked}</dd><dt>{t('work.changedAt')}</dt><dd>{t.moment(account.changedAt)}</dd></dl> : <p className="small muted">{t('work.noAccount')}</p>}
            {account && cooling ? <div style={{ marginTop: 10 }}><Note tone="warn">{t('work.cooling', { at: t.moment(account.payableFrom) })}</Note></div> : null}
          </Panel>
          <SecurityPanel security={data.security} currency={currency} mayGive={data.mayGive} keyOf={data.key} problems={actionData?.problems} values={actionData?.values} />
          {data.mayChange ? (
            <Panel><BankAccountForm currency={currency} known={Boolean(account)} holder={data.legalName} problems={actionData?.problems} values={actionData?.values} /></Panel>
          ) : null}
        </aside>
      </div>
    </>
  )
}
