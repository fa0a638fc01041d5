import type { Route } from './+types/wallet'
import { Pages } from '~/frame/Pages'
import { WalletPageDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { myWallet } = await query(asking, WalletPageDocument, pageOf(new URL(asking.request.url).searchParams, 20))
  return { balances: myWallet.balances, movements: found(myWallet.movements) }
}

/** Money of the acting buyer that could not go back the way it came. */
export default function Wallet({ loaderData: { balances, movements } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('wallet.title')} · ${t('common.account')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/account', label: t('common.account') }, { label: t('wallet.title') }]} />
      <div className="page-head"><div><h1>{t('wallet.title')}</h1><p className="lede">{t('wallet.lede')}</p></div>{movements.edges.length ? <a className="button soft" href="/wallet-file" download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
        {balances.length ? <><Stats stats={balances.map((one) => ({ name: one.currency, value: t.money(one) }))} /><Note>{t('wallet.waits')}</Note></> : null}
        <Panel title={t('wallet.movements')} flush>
          {movements.edges.length ? <Table caption={t('wallet.movements')} rows={movements.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.at)}</span> },
            { key: 'text', head: t('wallet.what'), cell: (row) => <>{row.text}{row.trade ? <><br /><span className="tiny muted mono">{row.trade}</span></> : null}</> },
            { key: 'amount', head: t('desk.amount'), number: true, cell: (row) => t.money(row.amount) },
            { key: 'after', head: t('fin.after'), number: true, cell: (row) => <strong>{t.money(row.balanceAfter)}</strong> },
          ]} /> : <Empty title={t('wallet.none')} text={t('wallet.noneText')} />}
        </Panel>
      </div>
      <Pages info={movements.pageInfo} />
    </>
  )
}
