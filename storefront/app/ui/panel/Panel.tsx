/** Criteria: a labelled region when it has a title; the heading level follows the page. */
import { useId, type ReactNode } from 'react'

export function Panel({ title, actions, foot, flush, level = 2, className, children }: {
  title?: ReactNode; actions?: ReactNode; foot?: ReactNode; flush?: boolean; level?: 2 | 3; className?: string; children?: ReactNode
}) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={['panel', className].filter(Boolean).join(' ')} aria-labelledby={title ? id : undefined}>
      {title ? <div className="panel-head"><Heading id={id}>{title}</Heading>{actions}</div> : null}
      {children === undefined ? null : <div className={flush ? 'panel-body flush' : 'panel-body'}>{children}</div>}
      {foot ? <div className="panel-foot">{foot}</div> : null}
    </section>
  )
}

export function Note({ tone, children }: { tone?: 'good' | 'warn' | 'bad'; children: ReactNode }) {
  return <div className={['note', tone].filter(Boolean).join(' ')} role={tone === 'bad' ? 'alert' : 'note'}><div className="grow">{children}</div></div>
}
