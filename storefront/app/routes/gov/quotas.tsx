import { Form } from 'react-router'
import type { Route } from './+types/quotas'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { QuotaListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, TREASURY_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { Own, useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, [...GOV_SECOND, ...TREASURY_SECOND])
  const search = new URL(asking.request.url).searchParams
  const year = /^20\d\d$/.test(search.get('year') ?? '') ? Number(search.get('year')) : null
  return { year, quotas: found((await query(asking, QuotaListDocument, { ...(year ? { year } : {}), ...pageOf(search, 24) })).treasuryQuotas) }
}

/** What a department may order from its zero-balance account, month by month. */
export default function Quotas({ loaderData: { year, quotas } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('trs.quotas')} · ${t('gov.name')}`}</title>
      <div className="page-head"><div><h1>{t('trs.quotas')}</h1><p className="lede">{t('trs.quotasLede')}</p></div><Form className="row"><label className="field-label" htmlFor="year">{t('gov.year')}</label><input className="input small" style={{ width: 90 }} id="year" name="year" inputMode="numeric" placeholder={t('fin.all')} defaultValue={year ?? ''} /><Button size="small">{t('market.apply')}</Button>{quotas.edges.length ? <a className="button soft small" href={`/gov/quotas-file?year=${year ?? ''}`} download>{t('fin.csv')}</a> : null}</Form></div>
      <Panel flush>
        {quotas.edges.length ? <Table caption={t('trs.quotas')} rows={quotas.edges.map(({ node }) => node)} rowKey={(row) => `${row.departmentName}${row.budgetItem}${row.month}`} columns={[
          { key: 'month', head: t('trs.month'), cell: (row) => <span className="nowrap">{String(row.month).slice(0, 7)}</span> },
          { key: 'department', head: t('trs.department'), cell: (row) => <Own text={row.departmentName} /> },
          { key: 'item', head: t('trs.budgetItem'), cell: (row) => <span className="mono">{row.budgetItem}</span> },
          { key: 'given', head: t('trs.given'), number: true, cell: (row) => t.money(row.given) },
          { key: 'used', head: t('trs.used'), number: true, cell: (row) => t.money(row.used) },
          { key: 'lapsed', head: t('trs.lapsed'), number: true, cell: (row) => t.money(row.lapsed) },
          { key: 'left', head: t('trs.left'), number: true, cell: (row) => <strong>{t.money(row.left)}</strong> },
        ]} foot={<SumRows before={3} columns={(['given', 'used', 'lapsed', 'left'] as const).map((name) => quotas.edges.map(({ node }) => node[name]))} />} /> : <Empty title={t('trs.noQuotas')} text={t('trs.noQuotasText')} />}
      </Panel>
      <Pages info={quotas.pageInfo} />
    </div>
  )
}
