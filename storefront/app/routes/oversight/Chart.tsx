import { useEffect, useRef } from 'react'
import { useWords } from '~/lib/words'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import type { Tally } from './tallies'

/** A chart and the same figures as a table; without script the table is all there is. */
export function Chart({ title, kind, tallies, measure }: { title: string; kind: 'bar' | 'line'; tallies: readonly Tally[]; measure: 'count' | 'sum' }) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let stop: (() => void) | undefined
    let gone = false
    void import('./drawing').then(({ draw }) => {
      if (gone || !box.current) return
      const colour = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim() || '#1d4f91'
      stop = draw(box.current, kind, tallies.map((one) => one.name), tallies.map((one) => (measure === 'count' ? one.count : one.sumMinor / 100)), colour)
    })
    return () => { gone = true; stop?.() }
  }, [kind, tallies, measure])
  if (!tallies.some((one) => one.count || one.sumMinor)) return <Panel title={title}><p className="small muted">{t('desk.noneYet')}</p></Panel>
  return (
    <Panel title={title}>
      <div ref={box} style={{ height: kind === 'bar' ? Math.max(160, tallies.length * 28) : 220 }} aria-hidden="true" />
      <details className="fold"><summary>{t('desk.asTable')}</summary>
        <Table compact caption={title} rows={tallies} rowKey={(row) => row.name} columns={[
          { key: 'name', head: title, cell: (row) => row.name }, { key: 'count', head: t('desk.count'), number: true, cell: (row) => t.count(row.count) }, { key: 'sum', head: t('desk.sum'), number: true, cell: (row) => t.minor(row.sumMinor, 'CNY') },
        ]} />
      </details>
    </Panel>
  )
}
