import { Form, Link } from 'react-router'
import type { Route } from './+types/search'
import { RecordSearchDocument } from '~/graphql/generated/graphql'
import { found, query, requireSignIn } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Field } from '~/ui/field/Field'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

const KEYS = ['text', 'party', 'kind', 'site'] as const

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const asked = Object.fromEntries(KEYS.flatMap((key) => { const value = search.get(key)?.trim(); return value ? [[key, value]] : [] }))
  const since = dayStart(search.get('since'))
  const until = dayStart(search.get('until'), 1)
  const after = search.get('after')
  const { transactionRecords } = await query(asking, RecordSearchDocument, { ...asked, ...(since ? { since } : {}), ...(until ? { until } : {}), ...(after ? { after } : {}) })
  return { records: found(transactionRecords), query: Object.fromEntries([...search.entries()].filter(([key]) => key !== 'after')) as Record<string, string> }
}

/** Midnight in the city of a day written as 2026-11-24. */
function dayStart(day: string | null, plus = 0): string | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = new Date(`${day}T00:00:00+08:00`)
  return Number.isNaN(at.getTime()) ? null : new Date(at.getTime() + plus * 86_400_000).toISOString()
}

export default function RecordSearch({ loaderData: { records, query: asked } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.search')} · ${t('desk.title')}`}</title>
      <div className="page-head"><div><h1>{t('desk.search')}</h1><p className="lede">{t('desk.lede')}</p></div><span className="muted small">{t('desk.found', { n: t.count(records.totalCount ?? 0) })}</span></div>
      <Panel>
        <Form className="form-grid" role="search" style={{ alignItems: 'end' }}>
          {KEYS.map((key) => <Field key={key} label={t(`desk.${key}`)} name={key} defaultValue={asked[key] ?? ''} />)}
          <Field label={t('desk.since')} name="since" type="date" defaultValue={asked.since ?? ''} />
          <Field label={t('desk.until')} name="until" type="date" defaultValue={asked.until ?? ''} />
          <div><Button look="primary">{t('common.search')}</Button></div>
        </Form>
      </Panel>
      <div style={{ marginTop: 12 }}>
        <Panel flush>
          {records.edges.length ? (
            <Table compact caption={t('desk.search')} rows={records.edges.map(({ node }) => node)} rowKey={(row) => String(row.seq)} columns={[
              { key: 'seq', head: t('desk.seq'), number: true, cell: (row) => <span className="mono muted">{row.seq}</span> },
              { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.at)}</span> },
              { key: 'what', head: t('desk.what'), cell: (row) => <><Link to={`/oversight/trace/${encodeURIComponent(row.subject)}`}>{row.title || row.kind}</Link><br /><span className="tiny muted mono">{row.subject}</span></> },
              { key: 'site', head: t('desk.site'), cell: (row) => row.site },
              { key: 'amount', head: t('desk.amount'), number: true, cell: (row) => (row.amount ? t.money(row.amount) : '—') },
              { key: 'state', head: t('desk.state'), cell: (row) => <>{row.state ? <Badge>{row.state}</Badge> : null}{row.isLate ? <> <Badge tone="bad">{t('desk.late')}</Badge></> : null}</> },
            ]} />
          ) : <Empty title={t('desk.nothing')} text={t('desk.nothingText')} />}
        </Panel>
      </div>
      <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={records.pageInfo.hasNextPage ? `?${new URLSearchParams({ ...asked, after: records.pageInfo.endCursor ?? '' })}` : null} />
    </>
  )
}
