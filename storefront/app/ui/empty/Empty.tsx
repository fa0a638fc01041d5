/** Criteria: says what is missing and what to do next; the picture is decoration. */
import type { ReactNode } from 'react'

export function Empty({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg viewBox="0 0 56 56" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
        <path d="M8 20 28 9l20 11v18L28 48 8 38zM8 20l20 11 20-11M28 31v17M18 14.500l20 11" strokeLinejoin="round" />
      </svg>
      <h2>{title}</h2>
      {text ? <p className="small muted">{text}</p> : null}
      {action}
    </div>
  )
}

export const Skeleton = ({ height = 16 }: { height?: number }) => <div className="skeleton" style={{ height }} aria-hidden="true" />
