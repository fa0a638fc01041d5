import type { Route } from './+types/charts'
import { DeskDayDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { Chart } from './Chart'
import { byHour, bySite, moneyByState } from './tallies'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, DESK_SECOND)
  const { deskHours, deskMoney } = await query(asking, DeskDayDocument, {})
  return { hours: byHour(deskHours), sites: bySite(deskHours), states: moneyByState(deskMoney), money: deskMoney }
}

export default function Charts({ loaderData: { hours, sites, states, money } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.charts')} · ${t('desk.title')}`}</title>
      <div className="page-head"><div><h1>{t('desk.charts')}</h1><p className="lede">{t('desk.week')}</p></div></div>
      {hours.length || money.length ? (
        <div className="stack">
          <Chart title={t('desk.byHour')} kind="line" tallies={hours} measure="count" />
          <Chart title={t('desk.byState')} kind="bar" tallies={states.map((one) => ({ ...one, name: t.code('money', one.name) }))} measure="sum" />
          <Chart title={t('desk.bySite')} kind="bar" tallies={sites.map((one) => ({ ...one, name: t.code('site', one.name) }))} measure="sum" />
          <Panel title={t('desk.moneyTable')} flush>
            <Table compact caption={t('desk.moneyTable')} rows={money} rowKey={(row) => row.site + row.currency} columns={[
              { key: 'site', head: t('desk.site'), cell: (row) => t.code('site', row.site) }, { key: 'currency', head: t('desk.currency'), cell: (row) => row.currency },
              { key: 'funded', head: t('money.funded'), number: true, cell: (row) => t.money(row.funded) }, { key: 'held', head: t('money.held'), number: true, cell: (row) => t.money(row.held) },
              { key: 'released', head: t('money.released'), number: true, cell: (row) => t.money(row.released) }, { key: 'refunded', head: t('money.refunded'), number: true, cell: (row) => t.money(row.refunded) },
              { key: 'count', head: t('desk.escrows'), number: true, cell: (row) => t.count(row.escrows) },
              { key: 'stop', head: t('desk.stopped'), cell: (row) => <>{row.frozen ? <Badge tone="bad">{t('desk.frozenCount', { n: row.frozen })}</Badge> : null} {row.disputed ? <Badge tone="warn">{t('desk.disputedCount', { n: row.disputed })}</Badge> : null}</> },
            ]} />
          </Panel>
        </div>
      ) : <div className="panel"><Empty title={t('desk.nothing')} /></div>}
    </>
  )
}
