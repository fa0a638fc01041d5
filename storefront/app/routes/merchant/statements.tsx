import { Link } from 'react-router'
import type { Route } from './+types/statements'
import { Pages } from '~/frame/Pages'
import { MyStatementsDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  return { statements: found((await query(asking, MyStatementsDocument, pageOf(new URL(asking.request.url).searchParams, 20))).merchantStatements) }
}

export default function Statements({ loaderData: { statements } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.statements')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.statements')}</h1><p className="lede">{t('work.statementsLede')}</p></div></div>
      <Panel flush>
        {statements.edges.length ? <Table caption={t('work.statements')} rows={statements.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
          { key: 'number', head: t('work.statementNo'), cell: (row) => <Link className="mono nowrap" to={`/merchant/statements/${encodeURIComponent(row.number)}`}>{row.number}</Link> },
          { key: 'period', head: t('work.period'), cell: (row) => <span className="nowrap">{t.moment(row.since)} – {t.moment(row.until)}</span> },
          { key: 'opening', head: t('work.opening'), number: true, cell: (row) => t.money(row.opening) },
          { key: 'payable', head: t('work.payable'), number: true, cell: (row) => t.money(row.payable) },
          { key: 'commission', head: t('work.commission'), number: true, cell: (row) => t.money(row.commission) },
          { key: 'paid', head: t('work.paidOut'), number: true, cell: (row) => t.money(row.paidOut) },
          { key: 'closing', head: t('work.closing'), number: true, cell: (row) => <strong>{t.money(row.closing)}</strong> },
          { key: 'file', head: '', cell: (row) => <span className="row small" style={{ gap: 10, flexWrap: 'nowrap' }}>{['pdf', 'xlsx'].map((one) => <a key={one} href={`/merchant/statement-file/${encodeURIComponent(row.number)}?as=${one}`} download aria-label={`${row.number} ${one.toUpperCase()}`}>{one.toUpperCase()}</a>)}</span> },
        ]} /> : <Empty title={t('work.noStatements')} text={t('work.noStatementsText')} />}
      </Panel>
      <Pages info={statements.pageInfo} />
    </>
  )
}
