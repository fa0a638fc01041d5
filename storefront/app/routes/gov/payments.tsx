import { Link } from 'react-router'
import type { Route } from './+types/payments'
import { PaymentListDocument } from '~/graphql/generated/graphql'
import { Pages } from '~/frame/Pages'
import { found, query } from '~/lib/api.server'
import { GOV_SECOND, atLevelTwo } from '~/lib/level.server'
import { sums } from '~/lib/money'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { LegalClock } from '~/frame/LegalClock'
import { PaymentPapers } from '~/frame/PaymentPapers'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, GOV_SECOND)
  const search = new URL(asking.request.url).searchParams
  const openOnly = search.has('open')
  const { paymentTracker } = await query(asking, PaymentListDocument, { openOnly, ...pageOf(search, 20) })
  return { openOnly, payables: found(paymentTracker) }
}

export default function Payments({ loaderData: { openOnly, payables } }: Route.ComponentProps) {
  const t = useWords()
  const [owed, paid] = [sums(payables.edges.map(({ node }) => node.amount)), sums(payables.edges.map(({ node }) => node.paid))]
  return (
    <div className="wide page">
      <title>{`${t('gov.payments')} · ${t('gov.name')}`}</title>
      <div className="page-head"><h1>{t('gov.payments')}</h1><span className="row"><Link to="/gov/quotas">{t('trs.quotas')}</Link><Link to={openOnly ? '?' : '?open=1'}>{openOnly ? t('common.all') : t('gov.onlyOpen')}</Link>{payables.edges.length ? <a className="button soft" href={`/gov/payments-file${openOnly ? '?open=1' : ''}`} download>{t('fin.csv')}</a> : null}</span></div>
      {owed.length ? <Stats stats={owed.map(({ currency, minor }) => ({ name: t('fin.pageTotal', { currency }), value: t.minor(minor, currency), hint: t('trs.paidHint', { paid: t.minor(paid.find((one) => one.currency === currency)?.minor ?? 0, currency) }) }))} /> : null}
      {payables.edges.length ? (
        <ul className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
          {payables.edges.map(({ node }) => (
            <li key={node.id}>
              <Panel>
                <div className="columns aside-end">
                  <div>
                    <p className="strong">{node.title}</p>
                    <p className="small muted">{node.buyerName} → {node.supplierName} · <span className="mono">{node.contractNumber}</span></p>
                    <p className="row small" style={{ marginTop: 6 }}>{node.invoices.map((one) => <Badge key={one.number} tone="good">{t('gov.invoice')} {one.stateLabel}</Badge>)}{node.requests.map((one) => <Badge key={one.id} tone="info">{t('gov.payRequest', { n: one.number })} {one.stateLabel}</Badge>)}</p>
                    {node.requests.map((one) => <PaymentPapers key={one.id} request={one} />)}
                  </div>
                  <div><p className="price" style={{ fontSize: 20 }}>{t.money(node.amount)}</p><LegalClock payable={node} /></div>
                </div>
              </Panel>
            </li>
          ))}
        </ul>
      ) : <div className="panel"><Empty title={t('gov.noPayments')} /></div>}
      <Pages info={payables.pageInfo} />
    </div>
  )
}
