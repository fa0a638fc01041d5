import type { Route } from './+types/statement'
import { ShopName, useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'
import { statementOf } from './statement.server'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  return { shop, statement: await statementOf(asking, asking.params.number) }
}

export default function StatementPage({ loaderData: { shop, statement } }: Route.ComponentProps) {
  const t = useWords()
  const sum = (name: 'opening' | 'goods' | 'freight' | 'refund' | 'commission' | 'fees' | 'payable' | 'paidOut' | 'closing' | 'reserve') => <><dt>{t(`work.sum.${name}`)}</dt><dd className={name === 'closing' || name === 'payable' ? 'strong' : undefined}>{t.money(statement[name])}</dd></>
  return (
    <>
      <title>{`${statement.number} · ${t('work.title')}`}</title>
      <div className="no-print"><Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/merchant/statements', label: t('work.statements') }, { label: statement.number }]} /></div>
      <div className="page-head"><div><h1>{t('work.statement')} <span className="mono">{statement.number}</span></h1><p className="lede"><ShopName shop={shop} /> · {t.moment(statement.since)} – {t.moment(statement.until)}</p></div><span className="row no-print"><a className="button primary" href={`/merchant/statement-file/${encodeURIComponent(statement.number)}?as=pdf`} download>{t('work.pdf')}</a><a className="button soft" href={`/merchant/statement-file/${encodeURIComponent(statement.number)}?as=xlsx`} download>{t('work.xlsx')}</a><a className="button plain" href={`/merchant/statement-file/${encodeURIComponent(statement.number)}`} download>{t('work.csv')}</a><Button type="button" onClick={() => print()}>{t('gov.print')}</Button></span></div>
      <div className="stack">
        <Panel><dl className="sum-list">{sum('opening')}{sum('goods')}{sum('freight')}{sum('refund')}{sum('commission')}{sum('fees')}{sum('payable')}{sum('paidOut')}{sum('closing')}{sum('reserve')}</dl><p className="tiny muted" style={{ marginTop: 8 }}>{t('work.vatInside', { vat: t.money(statement.vat) })}{statement.accountMasked ? ` · ${statement.accountName} ${statement.accountMasked}` : ''}</p></Panel>
        <Panel title={t('work.statementLines')} flush>
          <Table compact caption={t('work.statementLines')} rows={statement.lines} rowKey={(row) => row.number + (row.releasedAt ?? '')} columns={[
            { key: 'number', head: t('work.number'), cell: (row) => <span className="mono nowrap">{row.number}</span> },
            { key: 'at', head: t('work.releasedAt'), cell: (row) => (row.releasedAt ? <span className="nowrap">{t.moment(row.releasedAt)}</span> : '—') },
            { key: 'goods', head: t('work.sum.goods'), number: true, cell: (row) => t.money(row.goods) },
            { key: 'freight', head: t('work.sum.freight'), number: true, cell: (row) => t.money(row.freight) },
            { key: 'refund', head: t('work.sum.refund'), number: true, cell: (row) => t.money(row.refund) },
            { key: 'rate', head: t('work.rate'), number: true, cell: (row) => row.rates.map((rate) => `${rate / 100}%`).join(' / ') },
            { key: 'commission', head: t('work.commission'), number: true, cell: (row) => t.money(row.commission) },
            { key: 'net', head: t('work.net'), number: true, cell: (row) => <strong>{t.money(row.net)}</strong> },
          ]} />
        </Panel>
      </div>
    </>
  )
}
