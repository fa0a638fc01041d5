import type { Route } from './+types/orders'
import { SoldListDocument, type TradeStateEnum } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Empty } from '~/ui/empty/Empty'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { Tabs } from '~/ui/tabs/Tabs'
import { SoldTable } from './SoldTable'
import { needShop } from './shop.server'

const STATES = ['AWAITING_DISPATCH', 'AWAITING_PAYMENT', 'SHIPPED', 'INSPECTING', 'COMPLETED', 'CANCELLED'] as const

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const state = STATES.find((one) => one === search.get('state')) as TradeStateEnum | undefined
  const after = search.get('after')
  const { orders } = await query(asking, SoldListDocument, { filter: state ? { tradeStates: [state] } : {}, ...(after ? { after } : {}) })
  return { state, orders: found(orders) }
}

export default function SoldOrders({ loaderData: { state, orders } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.orders')} · ${t('work.title')}`}</title>
      <div className="page-head"><h1>{t('work.orders')}</h1></div>
      <Tabs label={t('work.orders')} tabs={[{ to: '?', label: t('common.all'), current: !state }, ...STATES.map((one) => ({ to: `?state=${one}`, label: t(`state.${one}`), current: one === state, count: one === state ? orders.totalCount : null }))]} />
      <div style={{ marginTop: 12 }}><Panel flush>{orders.edges.length ? <SoldTable orders={orders.edges.map(({ node }) => node)} caption={t('work.orders')} /> : <Empty title={t('trade.noOrders')} />}</Panel></div>
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={orders.pageInfo.hasNextPage ? `?${state ? `state=${state}&` : ''}after=${orders.pageInfo.endCursor}` : null} />
    </>
  )
}
