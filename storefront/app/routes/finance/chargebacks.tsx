import { Link } from 'react-router'
import type { Route } from './+types/chargebacks'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { ChargebackListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { ListFilter } from '~/frame/ListFilter'
import { addressOf, askedOf, filterOf } from '~/lib/list-filter'
import { CASE_STATES, caseTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, CASE_STATES)
  const told = await query(asking, ChargebackListDocument, { filter: filterOf(asked), ...pageOf(search, 20) })
  return { asked, cases: found(told.chargebacks), totals: told.chargebackTotals }
}

/** Cases of payers' banks that took money back, with what is still owed and until when evidence is taken. */
export default function Chargebacks({ loaderData: { asked, cases, totals } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('cb.title')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('cb.title')}</h1><p className="lede">{t('cb.lede')}</p></div>{cases.edges.length ? <a className="button soft" href={`/finance/chargebacks-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
        <ListFilter asked={asked} here="/finance/chargebacks" states={CASE_STATES.map((value) => ({ value, label: t.code('cbState', value) }))} words={{ label: t('cb.words'), hint: t('cb.wordsHint') }} />
        {totals.length ? <Stats stats={totals.flatMap((one) => [
          { name: `${t('cb.taken')} ${one.currency}`, value: t.money(one.amount), hint: t('cb.counts', { n: t.count(one.count), open: t.count(one.open) }) },
          { name: `${t('cb.owed')} ${one.currency}`, value: t.money(one.owed), hint: t('cb.owedHint') },
        ])} /> : null}
        <Panel flush>
          {cases.edges.length ? <Table caption={t('cb.title')} rows={cases.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'merchant', head: t('cb.merchant'), cell: (row) => <><Link to={`/finance/chargebacks/${encodeURIComponent(row.id)}`}><Own text={row.merchantName} /></Link><br /><span className="tiny muted mono">{row.settlementSubject}</span></> },
            { key: 'reason', head: t('cb.reason'), cell: (row) => <>{t.code('cbWhy', row.reason)}<br /><span className="tiny muted">{row.provider}</span></> },
            { key: 'amount', head: t('cb.taken'), number: true, cell: (row) => t.money(row.amount) },
            { key: 'owed', head: t('cb.owed'), number: true, cell: (row) => t.money(row.owed) },
            { key: 'due', head: t('cb.due'), cell: (row) => <Due row={row} /> },
            { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={caseTone(row.state)}>{t.code('cbState', row.state)}</Badge> },
            { key: 'opened', head: t('cb.opened'), cell: (row) => <span className="nowrap">{t.day(row.openedAt)}</span> },
          ]} foot={<SumRows before={2} columns={[cases.edges.map(({ node }) => node.amount), cases.edges.map(({ node }) => node.owed)]} after={3} />} /> : <Empty title={t('cb.none')} text={t('cb.noneText')} />}
        </Panel>
      </div>
      <Pages info={cases.pageInfo} />
    </>
  )
}

function Due({ row }: { row: { evidenceDue?: string | null; evidenceDaysLeft?: number | null; evidenceAt?: string | null } }) {
  const t = useWords()
  const days = row.evidenceDaysLeft
  if (row.evidenceAt) return <span className="small">{t('cb.contested')}</span>
  if (days === null || days === undefined || !row.evidenceDue) return <span className="muted">—</span>
  return <><span className="nowrap">{t.day(row.evidenceDue)}</span><br /><Badge tone={days <= 2 ? 'bad' : 'warn'}>{days >= 0 ? t('cb.daysLeft', { n: days }) : t('cb.dueOver')}</Badge></>
}
