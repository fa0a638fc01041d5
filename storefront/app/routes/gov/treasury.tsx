import { Link } from 'react-router'
import type { Route } from './+types/treasury'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { TreasuryListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, TREASURY_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { Tabs } from '~/ui/tabs/Tabs'
import { stepTone } from './tones'

const STEPS = ['APPLIED', 'DRAFTED'] as const // what waits at the treasury's desk

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, [...GOV_SECOND, ...TREASURY_SECOND])
  const search = new URL(asking.request.url).searchParams
  const step = STEPS.find((one) => one === search.get('step')) ?? null
  return { step, orders: found((await query(asking, TreasuryListDocument, { ...(step ? { step } : {}), ...pageOf(search, 20) })).treasuryOrders) }
}

/** The treasury's desk; a department sees its own payments here. */
export default function Treasury({ loaderData: { step, orders } }: Route.ComponentProps) {
  const t = useWords()
  const filters = [[null, 'trs.all'], ['APPLIED', 'trs.toMake'], ['DRAFTED', 'trs.toCheck']] as const
  return (
    <div className="wide page">
      <title>{`${t('trs.desk')} · ${t('gov.name')}`}</title>
      <div className="page-head"><div><h1>{t('trs.desk')}</h1><p className="lede">{t('trs.deskLede')}</p></div><span className="row"><Link to="/gov/quotas">{t('trs.quotas')} ›</Link>{orders.edges.length ? <a className="button soft" href={`/gov/treasury-file?step=${step ?? ''}`} download>{t('fin.csv')}</a> : null}</span></div>
      <Tabs label={t('trs.step')} tabs={filters.map(([value, key]) => ({ to: value ? `?step=${value}` : '?', label: t(key), current: step === value, count: step === value ? orders.totalCount : null }))} />
      <Panel flush>
        {orders.edges.length ? <Table caption={t('trs.desk')} rows={orders.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
          { key: 'payer', head: t('trs.payer'), cell: (row) => <Link to={`/gov/treasury/${encodeURIComponent(row.id)}`}><Own text={row.payerName} /></Link> },
          { key: 'payee', head: t('trs.payee'), cell: (row) => <Own text={row.supplierName} /> },
          { key: 'mode', head: t('trs.mode'), cell: (row) => t.code('mode', row.mode) },
          { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
          { key: 'paid', head: t('trs.paid'), number: true, cell: (row) => t.money(row.paid) },
          { key: 'step', head: t('trs.step'), cell: (row) => <Badge tone={stepTone(row.step)}>{t.code('tstep', row.step)}</Badge> },
          { key: 'made', head: t('fin.madeAt'), cell: (row) => <span className="nowrap">{t.moment(row.madeAt)}</span> },
        ]} foot={<SumRows before={3} columns={[orders.edges.map(({ node }) => node.amount), orders.edges.map(({ node }) => node.paid)]} after={2} />} /> : <Empty title={t('trs.none')} text={t('trs.noneText')} />}
      </Panel>
      <Pages info={orders.pageInfo} />
    </div>
  )
}
