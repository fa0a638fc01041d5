import { Link, redirect } from 'react-router'
import type { Route } from './+types/batches'
import { Confirm } from '~/frame/Confirm'
import { Pages } from '~/frame/Pages'
import { BatchListDocument, BatchMakeDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Select } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { ListFilter } from '~/frame/ListFilter'
import { CURRENCIES, addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { firstPlace } from './places'
import { BATCH_STATES, batchTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  const first = firstPlace(mine.may)
  if (!first) throw new Response('Not for this account.', { status: 403 })
  if (first !== '/finance') throw redirect(first)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, BATCH_STATES)
  const told = await query(asking, BatchListDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, batches: found(told.payoutBatches), totals: told.payoutTotals, mayMake: mine.may('payout.make') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const { payoutBatchMake } = await mutate(asking, BatchMakeDocument, { currency: text(form, 'currency') })
  if (!payoutBatchMake?.batch) return refused(problemsFrom(payoutBatchMake?.errors), form)
  const skipped = Object.keys((payoutBatchMake.skipped ?? {}) as unknown as object).length
  return redirect(`/finance/batches/${encodeURIComponent(payoutBatchMake.batch.id)}?skipped=${skipped}`)
}

export default function Batches({ loaderData: { asked, batches, totals, mayMake }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('fin.batches')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.batches')}</h1><p className="lede">{t('fin.batchesLede')}</p></div>{batches.edges.length ? <a className="button soft" href={`/finance/batches-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className={mayMake ? 'columns aside-end' : undefined}>
        <div className="stack">
          <ListFilter asked={asked} here="/finance" states={BATCH_STATES.map((value) => ({ value, label: t.code('payout', value) }))} />
          {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('gov.total')} ${one.currency}`, value: t.money(one.amount), hint: t('fin.batchCount', { n: t.count(one.count) }) }))} /> : null}
          <Panel flush>
            {batches.edges.length ? <Table caption={t('fin.batches')} rows={batches.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'number', head: t('gov.number'), cell: (row) => <Link className="mono nowrap" to={`/finance/batches/${encodeURIComponent(row.id)}`}>{row.number}</Link> },
              { key: 'total', head: t('gov.amount'), number: true, cell: (row) => t.money(row.total) },
              { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={batchTone(row.state)}>{t.code('payout', row.state)}</Badge> },
              { key: 'made', head: t('fin.madeAt'), cell: (row) => <span className="nowrap">{t.moment(row.madeAt)}</span> },
              { key: 'booked', head: t('fin.bookedAt'), cell: (row) => (row.bookedAt ? <span className="nowrap">{t.moment(row.bookedAt)}</span> : '—') },
            ]} /> : <Empty title={t('fin.noBatches')} text={t('fin.noBatchesText')} />}
          </Panel>
          <Pages info={batches.pageInfo} />
        </div>
        {mayMake ? <aside className="stack"><Panel title={t('fin.make')}><Confirm label={t('fin.make')} text={t('fin.makeText')} act="make" look="primary"><Select label={t('desk.currency')} name="currency">{CURRENCIES.map((one) => <option key={one}>{one}</option>)}</Select></Confirm></Panel><Note>{t('fin.twoPersons')}</Note></aside> : null}
      </div>
    </>
  )
}
