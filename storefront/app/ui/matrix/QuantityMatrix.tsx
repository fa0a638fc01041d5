/** Criteria: a real table; each input is named by its row and column; works as a plain form without script. */
export type MatrixCell = { name: string; left: string; disabled?: boolean }
export type MatrixRow = { key: string; label: string; colour?: string | null; cells: (MatrixCell | null)[] }

export function QuantityMatrix({ caption, corner, columns, rows, values, onChange }: {
  caption: string; corner: string; columns: readonly string[]; rows: readonly MatrixRow[]
  values: Record<string, string>; onChange: (name: string, value: string) => void
}) {
  return (
    <div className="table-wrap" tabIndex={0} role="group" aria-label={caption}>
      <table className="matrix">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr><th scope="col">{corner}</th>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.colour ? <span className="swatch" style={{ background: row.colour }} /> : null}{row.label}</th>
              {row.cells.map((cell, at) => (
                <td key={columns[at]}>
                  {cell ? (
                    <>
                      <input className="input small" inputMode="numeric" name={cell.name} aria-label={`${row.label} ${columns[at]}`} placeholder="0"
                        value={values[cell.name] ?? ''} disabled={cell.disabled} onChange={(event) => onChange(cell.name, event.target.value)} />
                      <span className="left">{cell.left}</span>
                    </>
                  ) : <span className="muted" aria-hidden="true">–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
