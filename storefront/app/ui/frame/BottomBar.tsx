/** Criteria: a named navigation at the thumb's reach on phones only; targets of 48 px; never hides what has the focus. */
import { NavLink } from 'react-router'
import { Icon } from '../icon/Icon'

export type BarLink = { to: string; label: string; icon: string; count?: number }

export function BottomBar({ label, links }: { label: string; links: readonly BarLink[] }) {
  return (
    <nav className="bottombar no-print" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li key={link.to}><NavLink to={link.to} end><Icon name={link.icon} />{link.label}{link.count ? <b className="count">{link.count}</b> : null}</NavLink></li>
        ))}
      </ul>
    </nav>
  )
}
