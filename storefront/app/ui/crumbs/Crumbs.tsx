/** Criteria: a named navigation with an ordered list; the last entry is the page itself. */
import { Link } from 'react-router'

export function Crumbs({ label, crumbs }: { label: string; crumbs: readonly { to?: string; label: string }[] }) {
  return (
    <nav aria-label={label}>
      <ol className="crumbs">
        {crumbs.map((crumb, at) => (
          <li key={`${crumb.label}-${at}`}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <span aria-current="page">{crumb.label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}
