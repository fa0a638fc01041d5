/** Criteria: header cells with scope, a caption for readers, sideways scrolling reachable by keyboard. */
import type { ReactNode } from 'react'

export type Column<T> = { key: string; head: ReactNode; cell: (row: T) => ReactNode; number?: boolean }

export function Table<T>({ caption, columns, rows, rowKey, foot, compact }: {
  caption: string; columns: readonly Column<T>[]; rows: readonly T[]; rowKey: (row: T) => string; foot?: ReactNode; compact?: boolean
}) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={caption}>
      <table className={compact ? 'table compact' : 'table'}>
        <caption className="visually-hidden">{caption}</caption>
        <thead><tr>{columns.map((column) => <th key={column.key} scope="col" className={column.number ? 'num' : undefined}>{column.head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map((column) => <td key={column.key} className={column.number ? 'num' : undefined}>{column.cell(row)}</td>)}</tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  )
}
