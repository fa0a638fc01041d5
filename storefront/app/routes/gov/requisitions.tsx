import { Form, Link } from 'react-router'
import type { Route } from './+types/requisitions'
import { RequisitionListDocument, type RequisitionBox } from '~/graphql/generated/graphql'
import { Pages } from '~/frame/Pages'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { Tabs } from '~/ui/tabs/Tabs'
import { toneOf } from '~/frame/mall-states'

const BOXES = ['mine', 'approval', 'acceptance', 'payment', 'all'] as const

const STATES = ['cart', 'compared', 'awaiting_approval', 'reserving', 'ordered', 'supplier_confirmed', 'shipped', 'delivered', 'disputed', 'accepted', 'partially_accepted', 'invoiced', 'paid', 'rated', 'returned', 'declined', 'expired', 'cancelled', 'withdrawn'] as const

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, GOV_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = search.get('box') as RequisitionBox | null
  const box = BOXES.find((one) => one === asked) ?? 'mine'
  const state = STATES.find((one) => one === search.get('state'))
  const { requisitions } = await query(asking, RequisitionListDocument, { box, ...(state ? { state } : {}), ...pageOf(search) })
  return { box, state, requisitions: found(requisitions) }
}

export default function Requisitions({ loaderData: { box, state, requisitions } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('gov.requisitions')} · ${t('gov.name')}`}</title>
      <div className="page-head"><h1>{t('gov.requisitions')}</h1><LinkButton to="/gov/mall" look="primary">{t('gov.toMall')}</LinkButton></div>
      <Tabs label={t('gov.requisitions')} tabs={BOXES.map((one) => ({ to: `?box=${one}`, label: t(`gov.box.${one}`), current: one === box, count: one === box ? requisitions.totalCount : null }))} />
      <Form className="row" style={{ marginTop: 12 }}><input type="hidden" name="box" value={box} /><select className="input small" style={{ width: 200 }} name="state" aria-label={t('gov.state')} defaultValue={state ?? ''}><option value="">{t('gov.anyState')}</option>{STATES.map((one) => <option key={one} value={one}>{t.code('case', one)}</option>)}</select><Button size="small">{t('market.apply')}</Button></Form>
      <div style={{ marginTop: 12 }}>
        <Panel flush>
          {requisitions.edges.length ? (
            <Table caption={t('gov.requisitions')} rows={requisitions.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'number', head: t('gov.number'), cell: (row) => <Link to={`/gov/requisitions/${encodeURIComponent(row.id)}`} className="mono">{row.number}</Link> },
              { key: 'purpose', head: t('gov.purpose'), cell: (row) => row.purpose },
              { key: 'buyer', head: t('gov.buyer'), cell: (row) => row.departmentName },
              { key: 'supplier', head: t('gov.supplier'), cell: (row) => row.supplierName },
              { key: 'total', head: t('gov.amount'), number: true, cell: (row) => t.money(row.total) },
              { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={toneOf(row.state)}>{t.code('case', row.state)}</Badge> },
              { key: 'since', head: t('gov.since'), cell: (row) => <span className="nowrap muted">{t.moment(row.stateSince)}</span> },
            ]} />
          ) : <Empty title={t('gov.noRequisitions')} text={t('gov.noRequisitionsText')} />}
        </Panel>
      </div>
      <Pages info={requisitions.pageInfo} />
    </div>
  )
}
