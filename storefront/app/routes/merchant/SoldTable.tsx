import { Link } from 'react-router'
import type { SoldRowFragment } from '~/graphql/generated/graphql'
import { TONES } from '~/frame/order-tones'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Table } from '~/ui/table/Table'

export function SoldTable({ orders, caption }: { orders: readonly SoldRowFragment[]; caption: string }) {
  const t = useWords()
  return (
    <Table caption={caption} rows={orders} rowKey={(row) => row.id} columns={[
      { key: 'number', head: t('work.number'), cell: (row) => <Link to={`/merchant/orders/${encodeURIComponent(row.id)}`} className="mono nowrap">{row.number}</Link> },
      { key: 'goods', head: t('work.goodsCol'), cell: (row) => <span className="clamp2">{row.lines.map((line) => `${line.productName} ×${line.quantity}`).join('；')}</span> },
      { key: 'amount', head: t('work.amount'), number: true, cell: (row) => t.money(row.total.gross) },
      { key: 'state', head: t('work.state'), cell: (row) => <><Badge tone={TONES[row.tradeState]}>{t.code('state', row.tradeState)}</Badge>{row.afterSale ? <> <Badge tone="bad">{t('work.afterSale')}</Badge></> : null}</> },
      { key: 'placed', head: t('work.placed'), cell: (row) => <span className="nowrap">{t.moment(row.created)}</span> },
      { key: 'by', head: t('work.dispatchBy'), cell: (row) => (row.dispatchBy && row.tradeState === 'AWAITING_DISPATCH' ? <span className="nowrap">{t.moment(row.dispatchBy)}</span> : '—') },
    ]} />
  )
}
