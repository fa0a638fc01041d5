import type { Route } from './+types/lateness'
import { Pages } from '~/frame/Pages'
import { LatenessPageDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  return { late: found((await query(asking, LatenessPageDocument, pageOf(new URL(asking.request.url).searchParams))).latenessList) }
}

/** Who pays small suppliers late; public by law. */
export default function Lateness({ loaderData: { late } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('gov.lateness')} · ${t('gov.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov', label: t('gov.home') }, { to: '/gov/notices', label: t('gov.notices') }, { label: t('gov.lateness') }]} />
      <div className="page-head"><div><h1>{t('gov.lateness')}</h1><p className="lede">{t('gov.latenessLede')}</p></div><span className="small muted">{t('gov.lateCount', { n: t.count(late.totalCount ?? 0) })}</span></div>
      <Panel flush>
        {late.edges.length ? (
          <Table caption={t('gov.lateness')} rows={late.edges.map(({ node }) => node)} rowKey={(row) => row.contractNumber + row.dueOn} columns={[
            { key: 'buyer', head: t('gov.buyer'), cell: (row) => row.buyerName },
            { key: 'contract', head: t('gov.contract'), cell: (row) => <span className="mono">{row.contractNumber}</span> },
            { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
            { key: 'due', head: t('gov.dueOn'), cell: (row) => t.day(row.dueOn) },
            { key: 'paid', head: t('gov.settledOn'), cell: (row) => (row.settledOn ? t.day(row.settledOn) : t('gov.unpaid')) },
            { key: 'late', head: t('gov.daysLate'), number: true, cell: (row) => t.count(row.daysLate) },
            { key: 'interest', head: t('gov.interest'), number: true, cell: (row) => t.money(row.interest) },
          ]} />
        ) : <Empty title={t('gov.noLate')} text={t('gov.noLateText')} />}
      </Panel>
      <Pages info={late.pageInfo} />
    </div>
  )
}
