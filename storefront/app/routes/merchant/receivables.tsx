import type { Route } from './+types/receivables'
import { LegalClock } from '~/frame/LegalClock'
import { Pages } from '~/frame/Pages'
import { PaymentListDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Tabs } from '~/ui/tabs/Tabs'
import { MallTabs } from './MallTabs'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const openOnly = !search.has('all')
  return { openOnly, payables: found((await query(asking, PaymentListDocument, { openOnly, ...pageOf(search, 20) })).paymentTracker) }
}

/** What departments owe the supplier, each under the law's clock. */
export default function Receivables({ loaderData: { openOnly, payables } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.receivables')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.receivables')}</h1><p className="lede">{t('work.receivablesLede')}</p></div></div>
      <MallTabs at="receivables" />
      <div style={{ marginBlock: 12 }}><Tabs label={t('work.receivables')} tabs={[{ to: '?', label: t('gov.onlyOpen'), current: openOnly, count: openOnly ? payables.totalCount : null }, { to: '?all=1', label: t('common.all'), current: !openOnly, count: openOnly ? null : payables.totalCount }]} /></div>
      {payables.edges.length ? (
        <ul className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
          {payables.edges.map(({ node }) => (
            <li key={node.id}>
              <Panel>
                <div className="columns aside-end">
                  <div><p className="strong">{node.title}</p><p className="small muted">{node.buyerName} · <span className="mono">{node.contractNumber}</span></p><p className="row small" style={{ marginTop: 6 }}>{node.invoices.length ? node.invoices.map((one) => <Badge key={one.number} tone={one.state === 'VALID' ? 'good' : 'warn'}>{t('gov.invoice')} {one.stateLabel}</Badge>) : <Badge tone="warn">{t('work.noInvoice')}</Badge>}{node.requests.map((one) => <Badge key={one.id} tone="info">{t('gov.payRequest', { n: one.number })} {one.stateLabel}</Badge>)}</p></div>
                  <div><p className="price" style={{ fontSize: 20 }}>{t.money(node.amount)}</p><LegalClock payable={node} /></div>
                </div>
              </Panel>
            </li>
          ))}
        </ul>
      ) : <div className="panel"><Empty title={t('work.noReceivables')} /></div>}
      <Pages info={payables.pageInfo} />
    </>
  )
}
