import { Link, Outlet, useLocation } from 'react-router'
import type { Route } from './+types/layout'
import { PageFrame } from '~/frame/PageFrame'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { useWords } from '~/lib/words'
import { GROUPS, isHere } from './places'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { tint: { slug: 'gov' }, open: GROUPS.flatMap(({ places }) => places.filter(({ needs }) => needs.some(mine.may)).map(({ to }) => to)) }
}

export default function FinanceLayout({ loaderData: { open } }: Route.ComponentProps) {
  const t = useWords()
  const { pathname } = useLocation()
  const groups = GROUPS.map(({ word, places }) => ({ word, places: places.filter(({ to }) => open.includes(to)) })).filter(({ places }) => places.length)
  return (
    <PageFrame home="/finance" name={t('fin.title')} tagline={t('portal.tagline')}>
      <div className="wide room">
        <nav className="room-nav grouped" aria-label={t('fin.title')}>
          {groups.map(({ word, places }) => (
            <div key={word}><h2>{t(word)}</h2><ul>{places.map((place) => <li key={place.to}><Link to={place.to} aria-current={isHere(place, pathname) ? 'page' : undefined}>{t(place.word)}</Link></li>)}</ul></div>
          ))}
        </nav>
        <div className="page"><Outlet /></div>
      </div>
    </PageFrame>
  )
}
