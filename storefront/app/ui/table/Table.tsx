/** Criteria: header cells with scope, a caption for readers, sideways scrolling reachable by keyboard; on a phone each
 * row stands as a card whose cells carry their head (roles are said, since layout may take them from table elements). */
import type { ReactNode } from 'react'

export type Column<T> = { key: string; head: ReactNode; cell: (row: T) => ReactNode; number?: boolean }

export function Table<T>({ caption, columns, rows, rowKey, foot, compact, rowClass }: {
  caption: string; columns: readonly Column<T>[]; rows: readonly T[]; rowKey: (row: T) => string; foot?: ReactNode; compact?: boolean; rowClass?: (row: T) => string | undefined
}) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={caption}>
      <table className={compact ? 'table cards-on-phones compact' : 'table cards-on-phones'} role="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.map((column) => <th key={column.key} scope="col" role="columnheader" className={column.number ? 'num' : undefined}>{column.head}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
              {columns.map((column) => {
                const shown = column.cell(row)
                const nothing = shown === '—' || shown === '' || shown === null
                return <td key={column.key} role="cell" className={[column.number && 'num', nothing && 'none'].filter(Boolean).join(' ') || undefined} data-head={typeof column.head === 'string' && column.head ? column.head : undefined}><div>{shown}</div></td>
              })}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot role="rowgroup">{foot}</tfoot> : null}
      </table>
    </div>
  )
}
