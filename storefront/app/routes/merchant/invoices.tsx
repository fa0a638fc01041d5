import type { Route } from './+types/invoices'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { MyInvoicesDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, [])
  const told = await query(asking, MyInvoicesDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, totals: told.commissionInvoiceTotals, invoices: found(told.commissionInvoices) }
}

export default function Invoices({ loaderData: { asked, totals, invoices } }: Route.ComponentProps) {
  const t = useWords()
  const rows = invoices.edges.map(({ node }) => node)
  return (
    <>
      <title>{`${t('work.invoices')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.invoices')}</h1><p className="lede">{t('work.invoicesLede')}</p></div>{rows.length ? <a className="button soft" href={`/merchant/invoices-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
      <ListFilter asked={asked} here="/merchant/invoices" />
      {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('work.invoiceGross')} ${one.currency}`, value: t.money(one.amount), hint: t('work.invoiceCount', { n: t.count(one.count) }) }))} /> : null}
      <Panel flush>
        {rows.length ? <Table caption={t('work.invoices')} rows={rows} rowKey={(row) => row.id} columns={[
          { key: 'number', head: t('work.invoiceNo'), cell: (row) => <><span className="mono nowrap">{row.number}</span>{row.corrects ? <> <Badge tone="bad">{t('work.redLetter')}</Badge><br /><span className="tiny muted">{t('work.corrects', { number: row.corrects })}</span></> : null}</> },
          { key: 'month', head: t('work.invoiceMonth'), cell: (row) => <span className="nowrap">{row.month.slice(0, 7)}</span> },
          { key: 'issued', head: t('work.invoiceIssued'), cell: (row) => <span className="nowrap">{t.day(row.issuedAt)}</span> },
          { key: 'net', head: t('work.invoiceNet'), number: true, cell: (row) => t.money(row.net) },
          { key: 'vat', head: t('work.invoiceVat'), number: true, cell: (row) => t.money(row.vat) },
          { key: 'gross', head: t('work.invoiceGross'), number: true, cell: (row) => <strong>{t.money(row.gross)}</strong> },
          { key: 'file', head: '', cell: (row) => <a className="small" href={`/merchant/invoice-file/${encodeURIComponent(row.number)}`} download aria-label={`${row.number} PDF`}>PDF</a> },
        ]} foot={<SumRows before={3} columns={(['net', 'vat', 'gross'] as const).map((name) => rows.map((row) => row[name]))} after={1} />} /> : <Empty title={t('work.noInvoices')} text={t('work.noInvoicesText')} />}
      </Panel>
      </div>
      <Pages info={invoices.pageInfo} />
    </>
  )
}
