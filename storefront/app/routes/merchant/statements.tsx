import { Link, redirect } from 'react-router'
import type { Route } from './+types/statements'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { SumRows } from '~/frame/SumRow'
import { CycleChooseDocument, MyStatementsDocument, type StatementCycle } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, [])
  const told = await query(asking, MyStatementsDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, totals: told.merchantStatementTotals, statements: found(told.merchantStatements), chosen: told.merchantStatementCycle, mayChoose: told.me?.permissions.includes('merchant.manage') ?? false }
}

const CYCLES: readonly StatementCycle[] = ['DAY', 'WEEK', 'MONTH']

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const cycle = CYCLES.find((one) => one === text(form, 'cycle')) ?? 'DAY'
  const problems = problemsFrom((await mutate(asking, CycleChooseDocument, { cycle })).merchantStatementCycleChoose?.errors)
  return problems.length ? refused(problems, form) : redirect('/merchant/statements')
}

export default function Statements({ loaderData: { asked, totals, statements, chosen, mayChoose }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const rows = statements.edges.map(({ node }) => node)
  return (
    <>
      <title>{`${t('work.statements')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.statements')}</h1><p className="lede">{t('work.statementsLede')}</p></div>{rows.length ? <a className="button soft" href={`/merchant/statements-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
      {chosen ? <Panel title={t('work.cycle')}>
        <p>{t('work.cycleNow', { cycle: t(`work.cycle.${chosen.cycle}`), until: chosen.until })} {chosen.nextFrom && chosen.nextCycle !== chosen.cycle ? t('work.cycleNext', { cycle: t(`work.cycle.${chosen.nextCycle}`), from: chosen.nextFrom }) : null}</p>
        {mayChoose ? <SafeForm className="row" style={{ gap: 12, alignItems: 'end' }}>
          <Select name="cycle" label={t('work.cycle')} defaultValue={chosen.nextCycle} fault={problemOf(actionData?.problems, 'cycle')}>{CYCLES.map((one) => <option key={one} value={one}>{t(`work.cycle.${one}`)}</option>)}</Select>
          <Button type="submit">{t('work.cycleChoose')}</Button>
        </SafeForm> : null}
      </Panel> : null}
      <ListFilter asked={asked} here="/merchant/statements" />
      {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('work.payable')} ${one.currency}`, value: t.money(one.amount), hint: t('work.statementCount', { n: t.count(one.count) }) }))} /> : null}
      <Panel flush>
        {rows.length ? <Table caption={t('work.statements')} rows={rows} rowKey={(row) => row.id} columns={[
          { key: 'number', head: t('work.statementNo'), cell: (row) => <Link className="mono nowrap" to={`/merchant/statements/${encodeURIComponent(row.number)}`}>{row.number}</Link> },
          { key: 'period', head: t('work.period'), cell: (row) => <span className="nowrap">{t.moment(row.since)} – {t.moment(row.until)}</span> },
          { key: 'opening', head: t('work.opening'), number: true, cell: (row) => t.money(row.opening) },
          { key: 'payable', head: t('work.payable'), number: true, cell: (row) => t.money(row.payable) },
          { key: 'commission', head: t('work.commission'), number: true, cell: (row) => t.money(row.commission) },
          { key: 'paid', head: t('work.paidOut'), number: true, cell: (row) => t.money(row.paidOut) },
          { key: 'closing', head: t('work.closing'), number: true, cell: (row) => <strong>{t.money(row.closing)}</strong> },
          { key: 'file', head: '', cell: (row) => <span className="row small" style={{ gap: 10, flexWrap: 'nowrap' }}>{['pdf', 'xlsx'].map((one) => <a key={one} href={`/merchant/statement-file/${encodeURIComponent(row.number)}?as=${one}`} download aria-label={`${row.number} ${one.toUpperCase()}`}>{one.toUpperCase()}</a>)}</span> },
        ]} foot={<SumRows before={3} columns={(['payable', 'commission', 'paidOut'] as const).map((name) => rows.map((row) => row[name]))} after={2} />} /> : <Empty title={t('work.noStatements')} text={t('work.noStatementsText')} />}
      </Panel>
      </div>
      <Pages info={statements.pageInfo} />
    </>
  )
}
