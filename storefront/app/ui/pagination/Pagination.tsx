/** Criteria: a named navigation; links, not buttons, so that it works without script. */
import { LinkButton } from '../button/Button'

export function Pagination({ label, back, onward, words, said }: { label: string; back: string | null; onward: string | null; words: { back: string; onward: string }; said?: string }) {
  if (!back && !onward) return null
  return (
    <nav className="pages" aria-label={label}>
      {back ? <LinkButton to={back} rel="prev">{words.back}</LinkButton> : null}
      {said ? <span className="muted small">{said}</span> : null}
      {onward ? <LinkButton to={onward} rel="next">{words.onward}</LinkButton> : null}
    </nav>
  )
}
