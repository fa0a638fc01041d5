import { Form, Link, useLocation } from 'react-router'
import type { Route } from './+types/reconciliation'
import { CURRENCIES, STATES, TYPES, asked, filterOf, rangeOf } from './break-filter.server'
import { Pages } from '~/frame/Pages'
import { ReconciliationPageDocument, ReconciliationThreeWayDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { RefusedSheets } from './RefusedSheets'
import { breakTone, dayTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const given = asked(search)
  const told = await query(asking, ReconciliationPageDocument, { ...pageOf(search, 20), breaks: filterOf(given), days: rangeOf(given) })
  const days = found(told.reconciliationDays)
  const latest = days.edges.find(({ node }) => node.account.code === '1010')?.node.day
  const settled = latest ? (await query(asking, ReconciliationThreeWayDocument, { day: latest })).reconciliationSettlements : []
  return { given, days, breaks: found(told.reconciliationBreaks), refused: found(told.reconciliationRefused), totals: told.reconciliationTotals, settled, latest, choices: { TYPES, STATES, CURRENCIES } }
}

/** Days of every account with both sides, and the breaks a finance officer works through. */
export default function Reconciliation({ loaderData: { given, days, breaks, refused, totals, settled, latest, choices } }: Route.ComponentProps) {
  const t = useWords()
  const { search } = useLocation()
  const kept = new URLSearchParams(search)
  kept.delete('after'); kept.delete('before')
  const last = days.edges.at(-1)?.node.day
  const older = last && (days.totalCount ?? 0) > days.edges.length ? new URLSearchParams([...[...kept].filter(([name]) => name !== 'until'), ['until', last]]) : null
  const file = (as: string) => `/finance/reconciliation/file?${new URLSearchParams([...kept, ['as', as]])}`
  return (
    <>
      <title>{`${t('rec.title')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('rec.title')}</h1><p className="lede">{t('rec.lede')}</p></div></div>
      <div className="stack">
        <Form className="row wrap" aria-label={t('rec.filter')}>
          <select className="input small" name="type" aria-label={t('rec.type')} defaultValue={given.type} style={{ width: 'auto' }}><option value="">{t('rec.allTypes')}</option>{choices.TYPES.map((one) => <option key={one} value={one}>{t.code('recType', one)}</option>)}</select>
          <select className="input small" name="state" aria-label={t('rec.state')} defaultValue={given.state} style={{ width: 'auto' }}><option value="">{t('rec.live')}</option>{choices.STATES.map((one) => <option key={one} value={one}>{t.code('recState', one)}</option>)}<option value="all">{t('rec.allStates')}</option></select>
          <select className="input small" name="currency" aria-label={t('desk.currency')} defaultValue={given.currency} style={{ width: 'auto' }}><option value="">{t('desk.currency')}</option>{choices.CURRENCIES.map((one) => <option key={one}>{one}</option>)}</select>
          <input className="input small" type="date" name="since" aria-label={t('rec.since')} defaultValue={given.since} style={{ width: 150 }} />
          <input className="input small" type="date" name="until" aria-label={t('rec.until')} defaultValue={given.until} style={{ width: 150 }} />
          <Button size="small">{t('rec.filter')}</Button>
        </Form>
        {totals.length ? <Stats stats={totals.map((row) => ({ name: `${t.code('recType', row.type)} ${row.currency}`, value: t.count(row.count), hint: t.money(row.difference) }))} /> : null}
        <Panel title={`${t('rec.breaks')} (${t.count(breaks.totalCount ?? 0)})`} flush actions={<span className="row"><a className="small" href={file('csv')}>CSV</a><a className="small" href={file('xlsx')}>XLSX</a></span>}>
          {breaks.edges.length ? <Table compact caption={t('rec.breaks')} rows={breaks.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'type', head: t('rec.type'), cell: (row) => <Link to={`/finance/reconciliation/${encodeURIComponent(row.id)}`}>{t.code('recType', row.type)}</Link> },
            { key: 'day', head: t('rec.day'), cell: (row) => <span className="nowrap">{t.day(row.day)}</span> },
            { key: 'account', head: t('rec.account'), cell: (row) => <><span className="mono">{row.account.code}</span> <span className="tiny muted">{row.account.owner}</span></> },
            { key: 'ledger', head: t('rec.ledger'), number: true, cell: (row) => t.money(row.ledger) },
            { key: 'outside', head: t('rec.theirs'), number: true, cell: (row) => t.money(row.outside) },
            { key: 'difference', head: t('rec.difference'), number: true, cell: (row) => <span className="strong">{t.money(row.difference)}</span> },
            { key: 'state', head: t('rec.state'), cell: (row) => <Badge tone={breakTone(row.state)}>{t.code('recState', row.state)}</Badge> },
            { key: 'owner', head: t('rec.owner'), cell: (row) => row.owner || <span className="muted">{t('rec.nobody')}</span> },
            { key: 'age', head: t('rec.age'), number: true, cell: (row) => t.count(row.ageDays) },
          ]} /> : <Empty title={t('rec.noBreaks')} text={t('rec.noBreaksText')} />}
        </Panel>
        <Pages info={breaks.pageInfo} />
        <RefusedSheets rows={refused.edges.map(({ node }) => node)} total={refused.totalCount ?? 0} />
        <Panel title={t('rec.days')} flush foot={older ? <Link to={`?${older}`}>{t('rec.older')}</Link> : undefined}>
          {days.edges.length ? <Table compact caption={t('rec.days')} rows={days.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'day', head: t('rec.day'), cell: (row) => <span className="nowrap">{t.day(row.day)}</span> },
            { key: 'account', head: t('rec.account'), cell: (row) => <><span className="mono">{row.account.code} {row.account.currency}</span><br /><span className="tiny muted">{row.account.owner}</span></> },
            { key: 'state', head: t('rec.state'), cell: (row) => <Badge tone={dayTone(row.state)}>{t.code('recDay', row.state)}</Badge> },
            { key: 'lines', head: t('rec.lines'), number: true, cell: (row) => `${t.count(row.lines)} (${t.count(row.matched)})` },
            { key: 'moved', head: t('rec.moved'), number: true, cell: (row) => <>{t.money(row.ledgerMoved)}<br />{t.money(row.outsideMoved)}</> },
            { key: 'closing', head: t('rec.closing'), number: true, cell: (row) => <>{t.money(row.ledgerClosing)}<br />{t.money(row.outsideClosing)}</> },
            { key: 'difference', head: t('rec.difference'), number: true, cell: (row) => t.money(row.difference) },
            { key: 'unexplained', head: t('rec.unexplained'), number: true, cell: (row) => t.money(row.unexplained) },
            { key: 'open', head: t('rec.breaksOpen'), number: true, cell: (row) => `${row.breaksOpen} / ${row.breaks}` },
          ]} /> : <Empty title={t('rec.noDays')} text={t('rec.noDaysText')} />}
        </Panel>
        {settled.length && latest ? (
          <Panel title={`${t('rec.threeWay')} · ${t.day(latest)}`} flush>
            <Table compact caption={t('rec.threeWay')} rows={settled} rowKey={(row) => row.ref} columns={[
              { key: 'ref', head: t('rec.ref'), cell: (row) => <span className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{row.ref}</span> },
              { key: 'provider', head: t('rec.provider'), number: true, cell: (row) => (row.provider ? t.money(row.provider) : '—') },
              { key: 'ledger', head: t('rec.ledger'), number: true, cell: (row) => (row.ledger ? t.money(row.ledger) : '—') },
              { key: 'bank', head: t('rec.bank'), number: true, cell: (row) => (row.bank ? t.money(row.bank) : '—') },
              { key: 'equal', head: t('rec.state'), cell: (row) => <Badge tone={row.equal ? 'good' : 'warn'}>{t(row.equal ? 'rec.equal' : 'rec.differs')}</Badge> },
            ]} />
          </Panel>
        ) : null}
      </div>
    </>
  )
}
