import { Link } from 'react-router'
import type { Route } from './+types/wallets'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { WalletPayoutListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { WALLET_STATES, walletTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, WALLET_STATES)
  const told = await query(asking, WalletPayoutListDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, payouts: found(told.walletPayouts), totals: told.walletPayoutTotals }
}

/** Balances that buyers take out, and those that wait for two persons. */
export default function Wallets({ loaderData: { asked, payouts, totals } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('fw.title')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fw.title')}</h1><p className="lede">{t('fw.lede')}</p></div>{payouts.edges.length ? <a className="button soft" href={`/finance/wallets-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
        <ListFilter asked={asked} here="/finance/wallets" states={WALLET_STATES.map((value) => ({ value, label: t.code('wstate', value) }))} />
        {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('gov.total')} ${one.currency}`, value: t.money(one.amount), hint: t('fw.count', { n: t.count(one.count) }) }))} /> : null}
        <Panel flush>
          {payouts.edges.length ? <Table caption={t('fw.title')} rows={payouts.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'owner', head: t('fw.owner'), cell: (row) => <Link to={`/finance/wallets/${encodeURIComponent(row.id)}`}><Own text={row.ownerName || t('fw.person')} /></Link> },
            { key: 'to', head: t('fw.way'), cell: (row) => <><Own text={row.accountName} /> <span className="mono small">{row.accountMasked}</span><br /><span className="tiny muted">{t.code('wallet', row.way)}</span></> },
            { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
            { key: 'state', head: t('gov.state'), cell: (row) => <><Badge tone={walletTone(row.state)}>{t.code('wstate', row.state)}</Badge>{row.reason ? <span className="tiny muted"> {t.code('wreason', row.reason)}</span> : null}</> },
            { key: 'asked', head: t('wallet.asked'), cell: (row) => <span className="nowrap">{t.moment(row.askedAt)}</span> },
          ]} /> : <Empty title={t('wallet.noPayouts')} text={t('wallet.noPayoutsText')} />}
        </Panel>
      </div>
      <Pages info={payouts.pageInfo} />
    </>
  )
}
