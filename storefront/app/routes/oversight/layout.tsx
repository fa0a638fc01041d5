import { Link, Outlet, useLocation } from 'react-router'
import { PageFrame } from '~/frame/PageFrame'
import { useWords } from '~/lib/words'

const PLACES = [['/oversight', 'desk.search'], ['/oversight/cases', 'desk.cases'], ['/oversight/freezes', 'desk.freezes'], ['/oversight/flags', 'desk.flags'], ['/oversight/charts', 'desk.charts'], ['/oversight/head', 'desk.head']] as const

export const loader = () => ({ tint: { slug: 'gov' } })

export default function DeskLayout() {
  const t = useWords()
  const { pathname } = useLocation()
  return (
    <PageFrame home="/oversight" name={t('desk.title')} tagline={t('gov.tagline')}>
      <div className="wide room">
        <nav className="room-nav" aria-label={t('desk.title')}><ul>{PLACES.map(([to, key]) => <li key={to}><Link to={to} aria-current={pathname === to || (to !== '/oversight' && pathname.startsWith(`${to}/`)) ? 'page' : undefined}>{t(key)}</Link></li>)}</ul></nav>
        <div className="page"><Outlet /></div>
      </div>
    </PageFrame>
  )
}
