/** Criteria: a description list, so figure and name belong together for readers. */
import type { ReactNode } from 'react'

export function Stats({ stats }: { stats: readonly { name: string; value: ReactNode; hint?: ReactNode }[] }) {
  return (
    <dl className="stats">
      {stats.map((stat) => (
        <div className="stat" key={stat.name}><dt>{stat.name}</dt><dd>{stat.value}{stat.hint ? <small>{stat.hint}</small> : null}</dd></div>
      ))}
    </dl>
  )
}
