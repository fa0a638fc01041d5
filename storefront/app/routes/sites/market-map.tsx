import { Link } from 'react-router'
import type { Route } from './+types/market-map'
import { FloorPlanDocument, MarketMapDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { ShopName, shopName, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { here } from './site.server'
import { STALLS } from './stalls'

export async function loader(asking: Route.LoaderArgs) {
  const { site } = await here(asking)
  const { markets } = await query(asking, MarketMapDocument, { site })
  const wanted = new URL(asking.request.url).searchParams.get('floor')
  const floors = markets.flatMap((market) => market.buildings.flatMap((building) => building.floors))
  const chosen = floors.find((floor) => floor.id === wanted) ?? floors.reduce((best, one) => (best && best.leasedCount >= one.leasedCount ? best : one), floors[0])
  const plan = chosen ? (await query(asking, FloorPlanDocument, { id: chosen.id })).marketFloor : null
  return { site, markets, plan: plan ?? null }
}

type Plan = NonNullable<Route.ComponentProps['loaderData']['plan']>

function Drawing({ plan, site }: { plan: Plan; site: string }) {
  const t = useWords()
  const building = t.locale === 'zh' ? plan.building.name : plan.building.nameEn
  return (
    <svg className="floor-plan" viewBox={`0 0 ${plan.width} ${plan.height}`} role="group" aria-label={t('map.plan', { building, floor: plan.number })}>
      <rect width={plan.width} height={plan.height} rx="2" className="floor" />
      {plan.booths.map((booth) => {
        const label = `${booth.code} ${t.code('stall', booth.status)}${booth.merchant ? ` ${shopName(booth.merchant, t.locale)}` : ''}`
        const shape = (
          <g>
            <title>{label}</title>
            <rect x={booth.x + 0.4} y={booth.y + 0.4} width={booth.width - 0.8} height={booth.height - 0.8} rx="0.8" className={`stall ${booth.status.toLowerCase()}`} />
            <text x={booth.x + booth.width / 2} y={booth.y + booth.height / 2} className="number">{booth.code.split('-').slice(-2).join('')}</text>
          </g>
        )
        return booth.merchant ? <Link key={booth.id} to={`/${site}/shop/${booth.merchant.slug}`} aria-label={label}>{shape}</Link> : <g key={booth.id}>{shape}</g>
      })}
    </svg>
  )
}

export default function MarketMap({ loaderData: { site, markets, plan } }: Route.ComponentProps) {
  const t = useWords()
  const zh = t.locale === 'zh'
  const held = plan?.booths.filter((booth) => booth.merchant) ?? []
  return (
    <div className="wide page">
      <title>{`${t('map.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('map.title')}</h1></div>
      {markets.length === 0 || !plan ? <div className="panel"><Empty title={t('map.none')} /></div> : (
        <div className="map-columns">
          <nav aria-label={t('map.title')} className="stack">
            {markets.map((market) => (
              <Panel key={market.slug} title={zh ? market.name : market.nameEn}>
                <p className="small muted">{market.address} · {t('map.hours', { from: market.opens.slice(0, 5), to: market.closes.slice(0, 5) })}</p>
                {market.buildings.map((building) => (
                  <div key={building.code} style={{ marginTop: 12 }}>
                    <p className="strong small">{zh ? building.name : building.nameEn}</p>
                    <div className="row" style={{ gap: 6, flexWrap: 'wrap', marginTop: 4 }}>
                      {building.floors.map((floor) => <Link key={floor.id} to={`?floor=${encodeURIComponent(floor.id)}`} preventScrollReset className={`button small ${floor.id === plan.id ? 'primary' : 'plain'}`} aria-current={floor.id === plan.id ? 'page' : undefined} title={t('map.taken', { held: floor.leasedCount, all: floor.boothCount })}>{t('map.floor', { n: floor.number })}{floor.leasedCount ? ` · ${floor.leasedCount}` : ''}</Link>)}
                    </div>
                  </div>
                ))}
              </Panel>
            ))}
          </nav>
          <div className="stack">
            <Panel title={t('map.plan', { building: zh ? plan.building.name : plan.building.nameEn, floor: plan.number })}>
              <p className="row" style={{ gap: 12, flexWrap: 'wrap', marginBottom: 10 }} aria-label={t('map.legend')}>{(['LIVE', 'OPEN', 'RESTING', 'HOLIDAY', 'MOVED', 'VACANT'] as const).map((status) => <span key={status} className="legend"><i className={`swatch ${status.toLowerCase()}`} aria-hidden="true" />{t.code('stall', status)}</span>)}</p>
              <Drawing plan={plan} site={site} />
            </Panel>
            <Panel title={t('map.list')} flush>
              {held.length ? (
                <Table caption={t('map.list')} rows={held} rowKey={(row) => row.id} columns={[
                  { key: 'booth', head: t('map.booth'), cell: (row) => row.code },
                  { key: 'merchant', head: t('map.merchant'), cell: (row) => (row.merchant ? <Link to={`/${site}/shop/${row.merchant.slug}`}><ShopName shop={row.merchant} /></Link> : null) },
                  { key: 'status', head: t('org.state'), cell: (row) => <Badge tone={STALLS[row.status]}>{t.code('stall', row.status)}</Badge> },
                ]} />
              ) : <Empty title={t('map.noMerchants')} />}
            </Panel>
          </div>
        </div>
      )}
    </div>
  )
}
