import { Link } from 'react-router'
import type { Route } from './+types/mall'
import { toneOf } from '~/frame/mall-states'
import { Pages } from '~/frame/Pages'
import { RequisitionListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { Tabs } from '~/ui/tabs/Tabs'
import { MallTabs } from './MallTabs'
import { needShop } from './shop.server'

const BOXES = ['supplier', 'all'] as const

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const box = BOXES.find((one) => one === search.get('box')) ?? 'supplier'
  return { box, rows: found((await query(asking, RequisitionListDocument, { box, ...pageOf(search, 20) })).requisitions) }
}

export default function MallOrders({ loaderData: { box, rows } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.mall')} · ${t('work.title')}`}</title>
      <div className="page-head"><h1>{t('work.mall')}</h1></div>
      <MallTabs at="orders" />
      <div style={{ marginBlock: 12 }}><Tabs label={t('work.mall')} tabs={BOXES.map((one) => ({ to: `?box=${one}`, label: t(`work.box.${one}`), current: one === box, count: one === box ? rows.totalCount : null }))} /></div>
      <Panel flush>
        {rows.edges.length ? <Table caption={t('work.mall')} rows={rows.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
          { key: 'number', head: t('gov.number'), cell: (row) => <Link className="mono nowrap" to={`/merchant/mall/${encodeURIComponent(row.id)}`}>{row.number}</Link> },
          { key: 'buyer', head: t('gov.buyer'), cell: (row) => row.departmentName },
          { key: 'purpose', head: t('gov.purpose'), cell: (row) => <span className="clamp2">{row.purpose}</span> },
          { key: 'total', head: t('gov.amount'), number: true, cell: (row) => t.money(row.total) },
          { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={toneOf(row.state)}>{t.code('case', row.state)}</Badge> },
          { key: 'since', head: t('gov.since'), cell: (row) => <span className="nowrap muted">{t.moment(row.stateSince)}</span> },
        ]} /> : <Empty title={t('work.noMall')} text={t('work.noMallText')} />}
      </Panel>
      <Pages info={rows.pageInfo} />
    </>
  )
}
