import type { Route } from './+types/notices'
import { GovNoticesDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { NewsList } from './NewsList'

export async function loader(asking: Route.LoaderArgs) {
  const after = new URL(asking.request.url).searchParams.get('after')
  return query(asking, GovNoticesDocument, after ? { after } : {})
}

export default function Notices({ loaderData: { news, latenessList } }: Route.ComponentProps) {
  const t = useWords()
  const late = latenessList?.edges.map(({ node }) => node) ?? []
  return (
    <div className="wide page">
      <title>{`${t('gov.notices')} · ${t('gov.name')}`}</title>
      <div className="page-head"><h1>{t('gov.notices')}</h1></div>
      <div className="stack">
        <Panel title={t('gov.latest')}><NewsList long news={news?.edges.map(({ node }) => node) ?? []} /></Panel>
        <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={news?.pageInfo.hasNextPage ? `?after=${news.pageInfo.endCursor}` : null} />
        <div id="late">
          <Panel title={t('gov.lateness')} flush={late.length > 0}>
            {late.length ? (
              <Table caption={t('gov.lateness')} rows={late} rowKey={(row) => row.contractNumber + row.dueOn} columns={[
                { key: 'buyer', head: t('gov.buyer'), cell: (row) => row.buyerName },
                { key: 'contract', head: t('gov.contract'), cell: (row) => <span className="mono">{row.contractNumber}</span> },
                { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
                { key: 'due', head: t('gov.dueOn'), cell: (row) => t.day(row.dueOn) },
                { key: 'paid', head: t('gov.settledOn'), cell: (row) => (row.settledOn ? t.day(row.settledOn) : '—') },
                { key: 'late', head: t('gov.daysLate'), number: true, cell: (row) => t.count(row.daysLate) },
                { key: 'interest', head: t('gov.interest'), number: true, cell: (row) => t.money(row.interest) },
              ]} />
            ) : <p className="muted small">{t('gov.noLate')}</p>}
          </Panel>
          <p className="small muted" style={{ marginTop: 8 }}>{t('gov.latenessLede')}</p>
        </div>
      </div>
    </div>
  )
}
