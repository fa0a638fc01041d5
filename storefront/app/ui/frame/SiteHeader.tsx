/** Criteria: banner with named navigations; works without script; search is a plain GET form, suggestions only help. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon, Seal } from '../icon/Icon'

export type HeaderLink = { to: string; label: string; current?: boolean }

export function SiteHeader({ sites, sitesLabel, tools, home, name, tagline, search, short, cart, nav, navLabel }: {
  sites: readonly HeaderLink[]; sitesLabel: string; tools: ReactNode; home: string; name: string; tagline: string
  search?: ReactNode; short?: ReactNode; cart?: { to: string; label: string; count: number } | null; nav?: readonly HeaderLink[]; navLabel: string
}) {
  return (
    <header className="site-header">
      <div className="topbar">
        <div className="wide">
          <nav aria-label={sitesLabel}>
            <ul>{sites.map((link) => <li key={link.to}><Link to={link.to} className="nowrap" aria-current={link.current ? 'true' : undefined}>{link.label}</Link></li>)}</ul>
          </nav>
          <div className="tools">{tools}</div>
        </div>
      </div>
      <div className="masthead">
        <div className="wide">
          <Link to={home} className="brand"><Seal /><div><b>{name}</b><span>{tagline}</span></div></Link>
          {search ?? <span className="no-search" />}
          <div className="head-actions">
            {short ? <span className="short">{short}</span> : null}
            {cart ? (
              <Link to={cart.to} className="cart-link"><Icon name="cart" /><span className="word">{cart.label}</span><span className="count">{cart.count}</span><span className="visually-hidden">{cart.label}</span></Link>
            ) : null}
          </div>
        </div>
      </div>
      {nav?.length ? (
        <nav className="mainnav" aria-label={navLabel}>
          <div className="wide"><ul>{nav.map((link) => <li key={link.to}><Link to={link.to} aria-current={link.current ? 'page' : undefined}>{link.label}</Link></li>)}</ul></div>
        </nav>
      ) : null}
    </header>
  )
}
