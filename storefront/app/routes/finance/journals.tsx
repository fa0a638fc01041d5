import { Form, Link } from 'react-router'
import type { Route } from './+types/journals'
import { Pages } from '~/frame/Pages'
import { JournalListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { CODES, KINDS } from './codes'
import { askedOf, filterOf, rowsOf, sumsOf } from './journal-filter'

const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'RUB', 'AED']

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search)
  const journals = found((await query(asking, JournalListDocument, { filter: filterOf(asked), ...pageOf(search, 20) })).ledgerJournals)
  return { asked, journals }
}

export default function Journals({ loaderData: { asked, journals } }: Route.ComponentProps) {
  const t = useWords()
  const rows = rowsOf(journals.edges.map(({ node }) => node))
  return (
    <>
      <title>{`${t('fin.journals')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.journals')}</h1><p className="lede">{t('fin.journalsLede')}</p></div>{rows.length ? <a className="button soft" href={`/finance/journals-file?${new URLSearchParams(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <div className="stack">
        <Panel>
          <Form className="form-grid dense" key={JSON.stringify(asked)}>
            <Select label={t('fin.code')} name="code" defaultValue={asked.code ?? ''}><option value="">{t('fin.all')}</option>{CODES.map((one) => <option key={one} value={one}>{one} {t.code('acct', one)}</option>)}</Select>
            <Field label={t('fin.owner')} name="owner" placeholder={t('fin.ownerHint')} defaultValue={asked.owner} />
            <Select label={t('fin.jkind')} name="kind" defaultValue={asked.kind ?? ''}><option value="">{t('fin.all')}</option>{KINDS.map((one) => <option key={one} value={one}>{t.code('jk', one)}</option>)}</Select>
            <Field label={t('fin.trade')} name="subject" placeholder={t('fin.tradeHint')} defaultValue={asked.subject} />
            <Select label={t('desk.currency')} name="currency" defaultValue={asked.currency ?? ''}><option value="">{t('fin.all')}</option>{CURRENCIES.map((one) => <option key={one}>{one}</option>)}</Select>
            <Field label={t('fin.since')} name="since" type="date" defaultValue={asked.since} />
            <Field label={t('fin.until')} name="until" type="date" defaultValue={asked.until} />
            <div className="row" style={{ alignSelf: 'end' }}><Button look="primary">{t('fin.filter')}</Button><LinkButton look="quiet" to="/finance/journals">{t('fin.clear')}</LinkButton></div>
          </Form>
        </Panel>
        <Panel flush>
          {rows.length ? <Table compact caption={t('fin.journals')} rows={rows} rowKey={(row) => `${row.journal.id}-${row.at}`} rowClass={(row) => (row.at ? 'same' : undefined)} columns={[
            { key: 'journal', head: t('fin.journal'), cell: (row) => (row.at ? '' : <><span className="strong">{t.code('jk', row.journal.kind)}</span> <span className="tiny muted nowrap">{t.moment(row.journal.postedAt)}</span>{row.journal.trade ? <><br /><Link className="tiny mono" to={`?subject=${encodeURIComponent(row.journal.trade)}`}>{row.journal.trade}</Link></> : null}{row.journal.reference ? <><br /><span className="tiny muted mono">{row.journal.reference}</span></> : null}</>) },
            { key: 'account', head: t('fin.account'), cell: (row) => <><Link className="mono" to={`?code=${row.code}`}>{row.code}</Link> {t.code('acct', row.code)}{row.owner ? <><br /><span className="tiny muted mono">{row.owner}</span></> : null}</> },
            { key: 'debit', head: t('fin.debit'), number: true, cell: (row) => (row.debit ? t.money(row.debit) : '') },
            { key: 'credit', head: t('fin.credit'), number: true, cell: (row) => (row.credit ? t.money(row.credit) : '') },
            { key: 'after', head: t('fin.after'), number: true, cell: (row) => (row.balanceAfter ? <span className="muted">{t.money(row.balanceAfter)}</span> : '') },
          ]} foot={sumsOf(rows).map((sum) => <tr key={sum.currency} role="row"><td role="cell" colSpan={2}>{t('fin.pageTotal', { currency: sum.currency })}</td><td role="cell" className="num strong">{t.minor(sum.debit, sum.currency)}</td><td role="cell" className="num strong">{t.minor(sum.credit, sum.currency)}</td><td role="cell" /></tr>)} /> : <Empty title={t('fin.noJournals')} text={t('fin.noJournalsText')} />}
        </Panel>
      </div>
      <Pages info={journals.pageInfo} />
    </>
  )
}
