import { Form, Link } from 'react-router'
import type { Route } from './+types/books'
import { BooksDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { BOOKED, currencyOf } from '~/lib/list-filter'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const currency = currencyOf(new URL(asking.request.url).searchParams)
  return { currency, ...(await query(asking, BooksDocument, { currency })) }
}

/** Is other people's money all there, and what stands on every account code. */
export default function Books({ loaderData: { currency, safeguarding, ledgerTotals } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('fin.books')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.books')}</h1><p className="lede">{t('fin.booksLede')}</p></div><a className="button soft" href={`/finance/books-file?currency=${currency}`} download>{t('fin.csv')}</a></div>
      <div className="stack">
        <div className="form-grid">
          {safeguarding.map((one) => {
            const share = Number(one.assets.amount) ? Math.min(100, Math.round((Number(one.owed.amount) / Number(one.assets.amount)) * 100)) : Number(one.owed.amount) ? 100 : 0
            return (
              <Panel key={one.currency} title={`${t('fin.safeguarding')} ${one.currency}`} actions={<Badge tone={one.holds ? 'good' : 'bad'}>{t(one.holds ? 'fin.holds' : 'fin.short')}</Badge>}>
                <div className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
                  <dl className="sum-list"><dt>{t('fin.assets')}</dt><dd>{t.money(one.assets)}</dd><dt>{t('fin.owedOut')}</dt><dd>{t.money(one.owed)}</dd><dt>{t('fin.cover')}</dt><dd className="strong">{t.money(one.cover)}</dd></dl>
                  <div className="meter" role="img" aria-label={t('fin.share', { n: share })}><span style={{ width: `${share}%`, background: one.holds ? 'var(--good)' : 'var(--bad)' }} /></div>
                </div>
              </Panel>
            )
          })}
        </div>
        <Panel title={t('fin.ledger')} flush actions={<Form className="row"><select className="input small" name="currency" aria-label={t('desk.currency')} defaultValue={currency} style={{ width: 90 }}>{BOOKED.map((one) => <option key={one}>{one}</option>)}</select><Button size="small">{t('market.apply')}</Button></Form>}>
          {ledgerTotals.length ? <Table compact caption={t('fin.ledger')} rows={ledgerTotals} rowKey={(row) => row.code} columns={[
            { key: 'code', head: t('fin.code'), cell: (row) => <Link className="mono" to={`/finance/journals?code=${row.code}&currency=${currency}`}>{row.code}</Link> }, { key: 'name', head: t('fin.account'), cell: (row) => t.code('acct', row.code) }, { key: 'kind', head: t('fin.kind'), cell: (row) => t.code('ledger', row.kind) },
            { key: 'accounts', head: t('fin.accounts'), number: true, cell: (row) => t.count(row.accounts) }, { key: 'balance', head: t('fin.balance'), number: true, cell: (row) => t.money(row.balance) },
          ]} /> : <Empty title={t('fin.noLedger')} />}
        </Panel>
      </div>
    </>
  )
}
