/** Criteria: an ordered list; state is said in words; times are machine readable. */
import type { ReactNode } from 'react'

export type Happening = { key: string; at?: string | null; shownAt?: string; title: ReactNode; text?: ReactNode; state?: 'done' | 'now' | 'bad' | 'todo' }

export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <ol className="timeline">
      {happenings.map((one) => (
        <li key={one.key} className={one.state ?? 'done'} aria-current={one.state === 'now' ? 'step' : undefined}>
          <div className="strong">{one.title}</div>
          {one.text ? <div className="small muted">{one.text}</div> : null}
          {one.at ? <time dateTime={one.at}>{one.shownAt ?? one.at}</time> : null}
        </li>
      ))}
    </ol>
  )
}
