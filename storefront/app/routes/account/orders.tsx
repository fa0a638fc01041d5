import { Link } from 'react-router'
import type { Route } from './+types/orders'
import { OrderListDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { ShopName, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { Picture } from '~/ui/picture/Picture'
import { TONES } from '~/frame/order-tones'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const after = new URL(asking.request.url).searchParams.get('after')
  const { me } = await query(asking, OrderListDocument, { first: 20, ...(after ? { after } : {}) })
  return { orders: found(me).orders }
}

export default function Orders({ loaderData: { orders } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('trade.ordersTitle')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('trade.ordersTitle')}</h1></div>
      {orders?.edges.length ? (
        <div className="stack" style={{ '--gap': '12px' } as React.CSSProperties}>
          {orders.edges.map(({ node }) => (
            <Panel key={node.id} flush level={2}
              title={<Link to={`/orders/${encodeURIComponent(node.id)}`}>{t('trade.orderNo', { n: node.number })}</Link>}
              actions={<span className="row"><span className="small muted"><ShopName shop={node.merchant} /> · {t.moment(node.created)}</span><Badge tone={TONES[node.tradeState]}>{t.code('state', node.tradeState)}</Badge></span>}>
              <div className="spread" style={{ padding: '10px 16px' }}>
                <div className="row grow" style={{ flexWrap: 'nowrap' }}>
                  {node.lines.slice(0, 4).map((line) => <span key={line.id} style={{ width: 52, flex: 'none' }}><Picture src={line.thumbnail?.url} alt="" seed={line.productName} /></span>)}
                  <span className="small clamp1 grow">{node.lines[0]?.productName}{node.lines.length > 1 ? ` …  ${t('trade.merchantGroup', { name: '', n: node.lines.length })}` : ''}</span>
                </div>
                <span className="price">{t.money(node.total.gross)}</span>
              </div>
            </Panel>
          ))}
        </div>
      ) : <div className="panel"><Empty title={t('trade.noOrders')} text={t('trade.cartEmptyText')} action={<LinkButton look="primary" to="/">{t('account.shopping')}</LinkButton>} /></div>}
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={orders?.pageInfo.hasNextPage ? `?after=${orders.pageInfo.endCursor}` : null} />
    </>
  )
}
