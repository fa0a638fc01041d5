import { Link } from 'react-router'
import type { Route } from './+types/payments'
import { PaymentListDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { LegalClock } from './LegalClock'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const openOnly = search.has('open')
  const after = search.get('after')
  const { paymentTracker } = await query(asking, PaymentListDocument, { openOnly, ...(after ? { after } : {}) })
  return { openOnly, payables: found(paymentTracker) }
}

export default function Payments({ loaderData: { openOnly, payables } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('gov.payments')} · ${t('gov.name')}`}</title>
      <div className="page-head"><h1>{t('gov.payments')}</h1><Link to={openOnly ? '?' : '?open=1'}>{openOnly ? t('common.all') : t('gov.onlyOpen')}</Link></div>
      {payables.edges.length ? (
        <ul className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
          {payables.edges.map(({ node }) => (
            <li key={node.id}>
              <Panel>
                <div className="columns aside-end">
                  <div>
                    <p className="strong">{node.title}</p>
                    <p className="small muted">{node.buyerName} → {node.supplierName} · <span className="mono">{node.contractNumber}</span></p>
                    <p className="row small" style={{ marginTop: 6 }}>{node.invoices.map((one) => <Badge key={one.number} tone="good">{t('gov.invoice')} {one.stateLabel}</Badge>)}{node.requests.map((one) => <Badge key={one.id} tone="info">{t('gov.payRequest', { n: one.number })} {one.stateLabel}</Badge>)}</p>
                  </div>
                  <div><p className="price" style={{ fontSize: 20 }}>{t.money(node.amount)}</p><LegalClock payable={node} /></div>
                </div>
              </Panel>
            </li>
          ))}
        </ul>
      ) : <div className="panel"><Empty title={t('gov.noPayments')} /></div>}
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={payables.pageInfo.hasNextPage ? `?${openOnly ? 'open=1&' : ''}after=${payables.pageInfo.endCursor}` : null} />
    </div>
  )
}
