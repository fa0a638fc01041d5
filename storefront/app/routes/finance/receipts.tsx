import { Link } from 'react-router'
import type { Route } from './+types/receipts'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { ReceiptListDocument } from '~/graphql/generated/graphql'
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
import { RECEIPT_STATES, receiptTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, RECEIPT_STATES)
  const told = await query(asking, ReceiptListDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, receipts: found(told.receipts), totals: told.receiptTotals ?? [] }
}

/** Money that came to the safeguarding bank: to which payment it went, or that it lies apart. */
export default function Receipts({ loaderData: { asked, receipts, totals } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('rcp.title')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('rcp.title')}</h1><p className="lede">{t('rcp.lede')}</p></div>{receipts.edges.length ? <a className="button soft" href={`/finance/receipts-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
        <ListFilter asked={asked} here="/finance/receipts" states={RECEIPT_STATES.map((value) => ({ value, label: t.code('rcpState', value) }))} />
        {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('rcp.apart')} ${one.currency}`, value: t.money(one.amount), hint: t('rcp.count', { n: t.count(one.count) }) }))} /> : null}
        <Panel flush>
            {receipts.edges.length ? <Table caption={t('rcp.title')} rows={receipts.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'payer', head: t('rcp.payer'), cell: (row) => <><Link to={`/finance/receipts/${encodeURIComponent(row.id)}`}><Own text={row.payerName || t('rcp.noName')} /></Link><br /><span className="tiny muted mono">{row.payerAccountMasked} · {row.bankRef}</span></> },
              { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
              { key: 'open', head: t('rcp.apart'), number: true, cell: (row) => (row.openAmount.amount ? <span className="strong">{t.money(row.openAmount)}</span> : '—') },
              { key: 'text', head: t('rcp.text'), cell: (row) => <span className="small" style={{ overflowWrap: 'anywhere' }}><Own text={row.text || '—'} /></span> },
              { key: 'state', head: t('gov.state'), cell: (row) => <><Badge tone={receiptTone(row.state)}>{t.code('rcpState', row.state)}</Badge>{row.why ? <><br /><span className="tiny muted">{t.code('rcpWhy', row.why)}</span></> : null}</> },
              { key: 'age', head: t('rcp.age'), number: true, cell: (row) => (row.openAmount.amount ? t('rcp.days', { n: row.ageDays }) : '—') },
              { key: 'at', head: t('rcp.at'), cell: (row) => <span className="nowrap">{t.moment(row.receivedAt)}</span> },
            ]} foot={<SumRows before={1} columns={[receipts.edges.map(({ node }) => node.amount), receipts.edges.map(({ node }) => node.openAmount)]} after={4} />} /> : <Empty title={t('rcp.none')} text={t('rcp.noneText')} />}
        </Panel>
      </div>
      <Pages info={receipts.pageInfo} />
    </>
  )
}
