/** Criteria: links with aria-current; each view has an address of its own. */
import { Link } from 'react-router'

export type Tab = { to: string; label: string; current: boolean; count?: number | null }

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.current ? 'page' : undefined}>{tab.label}{tab.count ? ` (${tab.count})` : ''}</Link>
      ))}
    </nav>
  )
}
