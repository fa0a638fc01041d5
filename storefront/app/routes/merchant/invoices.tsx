import type { Route } from './+types/invoices'
import { Pages } from '~/frame/Pages'
import { MyInvoicesDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  return { invoices: found((await query(asking, MyInvoicesDocument, pageOf(new URL(asking.request.url).searchParams, 20))).commissionInvoices) }
}

export default function Invoices({ loaderData: { invoices } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.invoices')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.invoices')}</h1><p className="lede">{t('work.invoicesLede')}</p></div></div>
      <Panel flush>
        {invoices.edges.length ? <Table caption={t('work.invoices')} rows={invoices.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
          { key: 'number', head: t('work.invoiceNo'), cell: (row) => <><span className="mono nowrap">{row.number}</span>{row.corrects ? <> <Badge tone="bad">{t('work.redLetter')}</Badge><br /><span className="tiny muted">{t('work.corrects', { number: row.corrects })}</span></> : null}</> },
          { key: 'month', head: t('work.invoiceMonth'), cell: (row) => <span className="nowrap">{row.month.slice(0, 7)}</span> },
          { key: 'net', head: t('work.invoiceNet'), number: true, cell: (row) => t.money(row.net) },
          { key: 'vat', head: t('work.invoiceVat'), number: true, cell: (row) => t.money(row.vat) },
          { key: 'gross', head: t('work.invoiceGross'), number: true, cell: (row) => <strong>{t.money(row.gross)}</strong> },
          { key: 'file', head: '', cell: (row) => <a className="small" href={`/merchant/invoice-file/${encodeURIComponent(row.number)}`} download aria-label={`${row.number} PDF`}>PDF</a> },
        ]} /> : <Empty title={t('work.noInvoices')} text={t('work.noInvoicesText')} />}
      </Panel>
      <Pages info={invoices.pageInfo} />
    </>
  )
}
