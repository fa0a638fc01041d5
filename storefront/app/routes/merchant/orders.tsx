import { Form } from 'react-router'
import type { Route } from './+types/orders'
import { Pages } from '~/frame/Pages'
import { pageOf } from '~/lib/paging'
import { SoldListDocument, type TradeStateEnum } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Field } from '~/ui/field/Field'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Tabs } from '~/ui/tabs/Tabs'
import { SoldTable } from './SoldTable'
import { needShop } from './shop.server'

const STATES = ['AWAITING_DISPATCH', 'AWAITING_PAYMENT', 'SHIPPED', 'INSPECTING', 'COMPLETED', 'CANCELLED'] as const

const DAY = /^\d{4}-\d{2}-\d{2}$/

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const state = STATES.find((one) => one === search.get('state')) as TradeStateEnum | undefined
  const [words, since, until] = [search.get('q')?.trim().slice(0, 80), search.get('since') ?? '', search.get('until') ?? '']
  const afterSale = search.has('afterSale')
  const filter = {
    ...(state ? { tradeStates: [state] } : {}), ...(words ? { search: words } : {}), ...(afterSale ? { afterSale } : {}),
    ...(DAY.test(since) ? { placedSince: `${since}T00:00:00+08:00` } : {}), ...(DAY.test(until) ? { placedUntil: `${until}T23:59:59+08:00` } : {}),
  }
  const { orders } = await query(asking, SoldListDocument, { filter, ...pageOf(search) })
  return { state, words, since, until, afterSale, orders: found(orders) }
}

export default function SoldOrders({ loaderData: { state, words, since, until, afterSale, orders } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.orders')} · ${t('work.title')}`}</title>
      <div className="page-head"><h1>{t('work.orders')}</h1></div>
      <Panel>
        <Form className="form-grid" role="search" style={{ alignItems: 'end' }}>
          {state ? <input type="hidden" name="state" value={state} /> : null}
          <Field label={t('work.orderWords')} name="q" type="search" defaultValue={words ?? ''} /><Field label={t('gov.from')} name="since" type="date" defaultValue={since} /><Field label={t('gov.until')} name="until" type="date" defaultValue={until} />
          <label className="row small" style={{ minHeight: 40 }}><input type="checkbox" name="afterSale" defaultChecked={afterSale} /> {t('work.afterSale')}</label>
          <div><Button look="primary">{t('common.search')}</Button></div>
        </Form>
      </Panel>
      <Tabs label={t('work.orders')} tabs={[{ to: '?', label: t('common.all'), current: !state }, ...STATES.map((one) => ({ to: `?state=${one}`, label: t(`state.${one}`), current: one === state, count: one === state ? orders.totalCount : null }))]} />
      <div style={{ marginTop: 12 }}><Panel flush>{orders.edges.length ? <SoldTable orders={orders.edges.map(({ node }) => node)} caption={t('work.orders')} /> : <Empty title={t('trade.noOrders')} />}</Panel></div>
      <Pages info={orders.pageInfo} />
    </>
  )
}
