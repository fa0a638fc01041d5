/** Criteria: contentinfo landmark; link groups with headings. */
import { Link } from 'react-router'

export function SiteFooter({ groups, legal }: { groups: readonly { title: string; links: readonly { to: string; label: string }[] }[]; legal: string }) {
  return (
    <footer className="site-footer">
      <div className="wide">
        {groups.map((group) => (
          <section key={group.title}><h2>{group.title}</h2><ul>{group.links.map((link) => <li key={link.to + link.label}><Link to={link.to}>{link.label}</Link></li>)}</ul></section>
        ))}
        <p className="legal">{legal}</p>
      </div>
    </footer>
  )
}
