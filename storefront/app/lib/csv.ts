/** Sheets that spreadsheets open: UTF-8 with a mark, no cell that could be taken for a formula. Pure. */
export function cell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const sheet = (rows: readonly (readonly (string | number)[])[]): string => `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`

/** An answer that the browser keeps as a file. */
export const attachment = (body: string | Uint8Array<ArrayBuffer>, name: string, type = 'text/csv; charset=utf-8') =>
  new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`, 'x-content-type-options': 'nosniff' } })
