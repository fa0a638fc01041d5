import { Link, Outlet, useLocation } from 'react-router'
import type { Route } from './+types/layout'
import { PageFrame } from '~/frame/PageFrame'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { useWords } from '~/lib/words'

const READERS = ['ledger.read', 'reconciliation.read', 'reconciliation.work', 'reconciliation.approve']

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { tint: { slug: 'gov' }, payouts: mine.may('payout.make') || mine.may('payout.check') || mine.may('ledger.read'), books: mine.may('ledger.read'), reconciliation: READERS.some((one) => mine.may(one)), parked: mine.may('events.delivery.requeue') }
}

export default function FinanceLayout({ loaderData: { payouts, books, reconciliation, parked } }: Route.ComponentProps) {
  const t = useWords()
  const { pathname } = useLocation()
  const places = [...(payouts ? [['/finance', 'fin.batches']] : []), ...(books ? [['/finance/books', 'fin.books']] : []), ...(reconciliation ? [['/finance/reconciliation', 'rec.title']] : []), ...(parked ? [['/finance/parked', 'fin.parked']] : [])] as [string, 'fin.batches'][]
  return (
    <PageFrame home="/finance" name={t('fin.title')} tagline={t('portal.tagline')}>
      <div className="wide room">
        <nav className="room-nav" aria-label={t('fin.title')}><ul>{places.map(([to, key]) => <li key={to}><Link to={to} aria-current={pathname === to ? 'page' : undefined}>{t(key)}</Link></li>)}</ul></nav>
        <div className="page"><Outlet /></div>
      </div>
    </PageFrame>
  )
}
