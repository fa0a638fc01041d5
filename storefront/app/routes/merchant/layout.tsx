import { Link, Outlet, useLocation } from 'react-router'
import { PageFrame } from '~/frame/PageFrame'
import { useWords } from '~/lib/words'

const PLACES = [['/merchant', 'work.dashboard'], ['/merchant/orders', 'work.orders'], ['/merchant/products', 'work.products'], ['/merchant/stock', 'work.stock'], ['/merchant/import', 'work.import'], ['/merchant/mall', 'work.mall'], ['/merchant/statements', 'work.statements'], ['/merchant/invoices', 'work.invoices'], ['/merchant/money', 'work.money'], ['/merchant/credit', 'work.credit']] as const

export default function MerchantLayout() {
  const t = useWords()
  const { pathname } = useLocation()
  return (
    <PageFrame home="/merchant" name={t('work.title')} tagline={t('portal.tagline')}>
      <div className="wide room">
        <nav className="room-nav" aria-label={t('work.nav')}><ul>{PLACES.map(([to, key]) => <li key={to}><Link to={to} aria-current={pathname === to || (to !== '/merchant' && pathname.startsWith(`${to}/`)) ? 'page' : undefined}>{t(key)}</Link></li>)}</ul></nav>
        <div className="page"><Outlet /></div>
      </div>
    </PageFrame>
  )
}
