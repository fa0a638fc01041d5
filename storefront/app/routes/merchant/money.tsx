import { redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/money'
import { Pages } from '~/frame/Pages'
import { AccountSetDocument, MyMoneyDocument, MySecurityDocument, MyShopDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { SecurityPanel } from './SecurityPanel'
import { securityAct } from './security.server'
import { needShop } from './shop.server'

const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP']

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const currency = CURRENCIES.find((one) => one === search.get('currency')) ?? 'CNY'
  const [money, { me }, security] = await Promise.all([query(asking, MyMoneyDocument, { currency, ...pageOf(search, 20) }), query(asking, MyShopDocument), query(asking, MySecurityDocument, { currency })])
  return { security, mayGive: me?.permissions.includes('guarantee.give') ?? false, key: crypto.randomUUID(), currency, balance: money.merchantBalance, account: money.payoutAccount, payouts: found(money.merchantPayouts), legalName: me?.organization?.legalName ?? '', mayChange: me?.permissions.includes('merchant.manage') ?? false, now: new Date().toISOString() }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const given = await securityAct(asking, form)
  if (given) return given.length ? refused(given, form) : redirect(`/merchant/money?currency=${encodeURIComponent(text(form, 'currency') || 'CNY')}&saved=1`)
  const { bankAccountSet } = await mutate(asking, AccountSetDocument, { input: { currency: text(form, 'currency'), accountName: text(form, 'accountName'), accountNumber: text(form, 'accountNumber').normalize('NFKC'), bankName: text(form, 'bankName') } })
  const problems = problemsFrom(bankAccountSet?.errors)
  return problems.length ? refused(problems, form) : redirect(`/merchant/money?currency=${encodeURIComponent(text(form, 'currency'))}&saved=1`)
}

export default function MoneyPage({ loaderData: data, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const { balance, account, payouts, currency } = data
  const cooling = account ? account.payableFrom > data.now : false
  const put = (name: string, otherwise = '') => ({ name, defaultValue: actionData?.values[name] ?? otherwise, fault: problemOf(actionData?.problems, name) })
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
        <div>
          <Panel title={t('work.payouts')} flush>
            {payouts.edges.length ? <Table caption={t('work.payouts')} rows={payouts.edges.map(({ node }) => node)} rowKey={(row) => row.endToEndId} columns={[
              { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.doneAt ?? row.madeAt)}</span> },
              { key: 'number', head: t('work.batch'), cell: (row) => <><span className="mono">{row.number}</span><br /><span className="tiny muted mono">{row.endToEndId}</span></> },
              { key: 'amount', head: t('work.amount'), number: true, cell: (row) => t.money(row.amount) },
              { key: 'state', head: t('work.state'), cell: (row) => <><Badge tone={row.state === 'BOOKED' ? 'good' : row.state === 'REJECTED' ? 'bad' : 'info'}>{t.code('payout', row.state)}</Badge>{row.reason ? <span className="tiny muted"> {row.reason}</span> : null}</> },
            ]} /> : <Empty title={t('work.noPayouts')} text={t('work.noPayoutsText')} />}
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
            <Panel>
              <details className="fold" open={Boolean(actionData?.values.accountNumber) || !account}><summary>{t(account ? 'work.accountChange' : 'work.accountAdd')}</summary>
                <SafeForm className="stack" style={{ paddingTop: 8 }}>
                  <p className="small muted">{t('work.accountText')}</p>
                  <input type="hidden" name="currency" value={currency} />
                  <Field label={t('work.accountName')} hint={t('work.accountNameHint')} required {...put('accountName', data.legalName)} />
                  <Field label={t('work.bank')} required {...put('bankName')} /><Field label={t('work.accountNo')} inputMode="numeric" autoComplete="off" required {...put('accountNumber')} />
                  <Button look="primary" block>{t('common.save')}</Button>
                </SafeForm>
              </details>
            </Panel>
          ) : null}
        </aside>
      </div>
    </>
  )
}
