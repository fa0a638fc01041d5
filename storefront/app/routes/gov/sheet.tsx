import type { Route } from './+types/sheet'
import { RequisitionPageDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

type Seen = { offerId: string; supplier: string; unitPrice: string; totalMinor: number; available: number }
type SheetLine = { offerId: string; title: string; catalogueCode: string; specification: string; quantity: number; unitPrice: string; totalMinor: number; suppliers: number; referencePrice: string; offers: Seen[] }

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { requisition } = await query(asking, RequisitionPageDocument, { id: asking.params.requisition })
  const { sheet, number, id, purpose, departmentName } = found(requisition)
  return { id, number, purpose, departmentName, sheet: found(sheet), lines: found(sheet).lines as unknown as SheetLine[] }
}

/** The comparison as it was kept: what was offered, by whom, at what price, at that moment. */
export default function Sheet({ loaderData: { id, number, purpose, departmentName, sheet, lines } }: Route.ComponentProps) {
  const t = useWords()
  const yuan = (amount: string) => t.unitPrice({ amount, currency: 'CNY' })
  return (
    <div className="wide page">
      <title>{`${t('gov.sheet')} ${number} · ${t('gov.name')}`}</title>
      <div className="no-print"><Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov/requisitions', label: t('gov.requisitions') }, { to: `/gov/requisitions/${encodeURIComponent(id)}`, label: number }, { label: t('gov.sheet') }]} /></div>
      <div className="page-head"><div><h1>{t('gov.compareTitle')}</h1><p className="lede">{departmentName} · {purpose}</p></div><span className="no-print"><Button type="button" look="primary" onClick={() => print()}>{t('gov.print')}</Button></span></div>
      <dl className="pairs" style={{ marginBottom: 16 }}><dt>{t('gov.number')}</dt><dd className="mono">{number}</dd><dt>{t('gov.madeAt')}</dt><dd>{t.moment(sheet.madeAt)}</dd><dt>{t('gov.digest')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{sheet.digest}</dd>{sheet.reason ? <><dt>{t('gov.reason')}</dt><dd>{sheet.reason}</dd></> : null}</dl>
      <div className="stack">
        {lines.map((line) => (
          <Panel key={line.offerId} title={line.title} flush actions={<span className="small muted">{t('gov.quantity')} {t.count(line.quantity)}{line.referencePrice ? ` · ${t('gov.reference')} ${yuan(line.referencePrice)}` : ''}</span>}>
            <Table compact caption={line.title} rows={line.offers} rowKey={(row) => row.offerId} columns={[
              { key: 'supplier', head: t('gov.supplier'), cell: (row) => <>{row.supplier} {row.offerId === line.offerId ? <Badge tone="accent">{t('gov.chosen')}</Badge> : null}</> },
              { key: 'stock', head: t('gov.stock'), number: true, cell: (row) => t.count(row.available) },
              { key: 'price', head: t('gov.price'), number: true, cell: (row) => yuan(row.unitPrice) },
              { key: 'total', head: t('gov.total'), number: true, cell: (row) => t.minor(row.totalMinor, 'CNY') },
            ]} />
          </Panel>
        ))}
      </div>
      <div className="print-only signatures"><span>{t('gov.signRequester')}</span><span>{t('gov.signApprover')}</span><span>{t('gov.signDate')}</span></div>
    </div>
  )
}
