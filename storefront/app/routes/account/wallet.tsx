import { redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/wallet'
import { BankAccountForm } from '~/frame/BankAccountForm'
import { Confirm } from '~/frame/Confirm'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { WalletAskDocument, WalletPageDocument, type WalletPageQuery } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { bankAccountSet } from '~/lib/bank-account.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { addressOf, askedOf, filterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { problemOf, type Problem } from '~/lib/problems'
import { Own, useWords } from '~/lib/words'
import { Badge, type Tone } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'

type Plan = WalletPageQuery['walletPlans'][number]
const TONES: Record<string, Tone> = { WAITING: 'warn', AGREED: 'warn', SENT: 'info', BOOKED: 'good', REJECTED: 'bad', REFUSED: 'bad' }
const above = ({ amount }: { amount: number | string }) => Number(amount) > 0

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, [])
  const { me, myWallet, walletPlans, walletPayouts } = await query(asking, WalletPageDocument, { filter: filterOf(asked), asked: filterOf(asked), ...pageOf(search, 20) })
  return {
    asked, balances: myWallet.balances, moved: myWallet.moved, movements: found(myWallet.movements), plans: walletPlans, payouts: found(walletPayouts), key: crypto.randomUUID(),
    mayManage: me?.permissions.includes('organization.manage') ?? false, holder: me?.organization?.legalName ?? '',
  }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const problems = text(form, 'act') === 'account' ? await bankAccountSet(asking, form)
    : problemsFrom((await mutate(asking, WalletAskDocument, { amount: text(form, 'amount').normalize('NFKC').replace(/[,\s]/g, ''), currency: text(form, 'currency'), key: text(form, 'key') })).walletPayoutAsk?.errors)
  return problems.length ? refused(problems, form) : redirect(text(form, 'act') === 'account' ? '/wallet' : '/wallet?sent=1')
}

/** Money of the acting buyer that could not go back the way it came, and its way to a bank account. */
export default function Wallet({ loaderData: data, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const { asked, balances, moved, movements, plans, payouts } = data
  const problems = actionData?.problems.map((one) => one.code === 'WALLET_BALANCE' ? { ...one, message: t('wallet.tooMuch', { amount: t.money(plans.find(({ available }) => available.currency === actionData.values.currency)?.available ?? { amount: 0, currency: actionData.values.currency || 'CNY' }) }) } : one)
  const free = (currency: string) => plans.find(({ available }) => available.currency === currency)?.available
  const address = addressOf(asked)
  return (
    <>
      <title>{`${t('wallet.title')} · ${t('common.account')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/account', label: t('common.account') }, { label: t('wallet.title') }]} />
      <div className="page-head"><div><h1>{t('wallet.title')}</h1><p className="lede">{t('wallet.lede')}</p></div></div>
      {search.has('sent') ? <div style={{ marginBottom: 12 }}><Note tone="good">{t('wallet.sent')}</Note></div> : null}
      <ErrorSummary title={t('common.problemTitle')} entries={problems} />
      <div className="stack">
        {balances.length ? <Stats stats={balances.map((one) => { const part = free(one.currency); return { name: `${t('fin.balance')} ${one.currency}`, value: t.money(one), hint: part && Number(part.amount) !== Number(one.amount) ? t('wallet.available', { amount: t.money(part) }) : undefined } })} /> : null}
        {balances.length ? (
          <Panel title={t('wallet.out')}>
            {plans.length ? <div className="stack">{plans.map((plan) => <PayOut key={plan.available.currency} plan={plan} requestKey={data.key} mayManage={data.mayManage} holder={data.holder} problems={problems} values={actionData?.values} />)}</div> : <p className="muted">{t('wallet.mayNot')}</p>}
          </Panel>
        ) : null}
        <ListFilter asked={asked} here="/wallet" />
        {payouts.edges.length || balances.length ? (
          <Panel title={t('wallet.payouts')} flush actions={payouts.edges.length ? <a className="small" href={`/wallet-file?as=payouts&${address}`} download>{t('fin.csv')}</a> : undefined}>
            {payouts.edges.length ? <Table caption={t('wallet.payouts')} rows={payouts.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'at', head: t('wallet.asked'), cell: (row) => <span className="nowrap">{t.moment(row.askedAt)}</span> },
              { key: 'account', head: t('wallet.account'), cell: (row) => <><Own text={row.accountName} /> <span className="mono small">{row.accountMasked}</span><br /><span className="tiny muted">{t.code('wallet', row.way)}</span></> },
              { key: 'amount', head: t('desk.amount'), number: true, cell: (row) => t.money(row.amount) },
              { key: 'state', head: t('gov.state'), cell: (row) => <><Badge tone={TONES[row.state]}>{t.code('wstate', row.state)}</Badge>{row.reason ? <span className="tiny muted"> {t.code('wreason', row.reason)}</span> : null}</> },
              { key: 'done', head: t('wallet.done'), cell: (row) => (row.doneAt ? <span className="nowrap">{t.moment(row.doneAt)}</span> : '—') },
            ]} /> : <Empty title={t('wallet.noPayouts')} text={t('wallet.noPayoutsText')} />}
          </Panel>
        ) : null}
        <Panel title={t('wallet.movements')} flush actions={movements.edges.length ? <a className="small" href={`/wallet-file?${address}`} download>{t('fin.csv')}</a> : undefined}>
          {movements.edges.length ? <Table caption={t('wallet.movements')} rows={movements.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.at)}</span> },
            { key: 'text', head: t('wallet.what'), cell: (row) => <>{row.text}{row.trade ? <><br /><span className="tiny muted mono">{row.trade}</span></> : null}</> },
            { key: 'amount', head: t('desk.amount'), number: true, cell: (row) => t.money(row.amount) },
            { key: 'after', head: t('fin.after'), number: true, cell: (row) => <strong>{t.money(row.balanceAfter)}</strong> },
          ]} foot={moved.map((sum) => <tr key={sum.currency} role="row"><td role="cell" colSpan={2}>{t('gov.total')} {sum.currency}</td><td role="cell" colSpan={2} className="num">{t('wallet.came')} {t.money(sum.came)} · {t('wallet.went')} {t.money(sum.went)}</td></tr>)} /> : <Empty title={t('wallet.none')} text={t('wallet.noneText')} />}
        </Panel>
      </div>
      <Pages info={movements.pageInfo} />
    </>
  )
}

function PayOut({ plan, requestKey, mayManage, holder, problems, values }: { plan: Plan; requestKey: string; mayManage: boolean; holder: string; problems?: Problem[]; values?: Record<string, string> }) {
  const t = useWords()
  const { currency } = plan.available
  const mine = values?.currency === currency ? values : undefined
  if (plan.problem) {
    const why = plan.problem.code
    return (
      <div className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
        <Note tone="warn"><strong>{currency}</strong> {t.code('walletWhy', why).replace('{at}', plan.payableFrom ? t.moment(plan.payableFrom) : '')}</Note>
        {mayManage && why !== 'PAYOUT_COOLING' ? <BankAccountForm currency={currency} known={false} holder={holder} problems={mine && problems} values={mine} /> : null}
      </div>
    )
  }
  const to = { name: plan.accountName ?? '', account: [plan.bankName, plan.accountMasked].filter(Boolean).join(' ') }
  return (
    <div>
      <dl className="pairs"><dt>{t('wallet.to')}</dt><dd><Own text={to.name} /> <span className="mono">{to.account}</span> <span className="tiny muted">{t.code('wallet', plan.way)}</span></dd></dl>
      {above(plan.available) ? (
        <Confirm label={t('wallet.outAct', { currency })} yes={t('wallet.confirm')} text={t('wallet.confirmText', to)} act="ask" look="primary" open={Boolean(mine)}>
          <input type="hidden" name="currency" value={currency} /><input type="hidden" name="key" value={`out-${requestKey}`} />
          <Field label={t('wallet.amount', { currency })} name="amount" inputMode="decimal" autoComplete="off" required hint={t('wallet.amountHint', { amount: t.money(plan.available) })} defaultValue={mine?.amount ?? String(plan.available.amount)} fault={mine && problemOf(problems, 'amount')} />
          <p className="small muted">{t('wallet.limit', { amount: t.money(plan.twoPersonsAbove) })}</p>
        </Confirm>
      ) : <p className="small muted">{t('wallet.nothingFree')}</p>}
    </div>
  )
}
