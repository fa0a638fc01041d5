/** A money list kept as a sheet: its heads, all its rows up to a limit, and a first line where that cut it. */
import { FILE_ROWS_MAX, allPages } from './all-pages.server'
import type { Asking } from './api.server'
import { attachment, sheet } from './csv'
import { visitorOf } from './visitor.server'
import { say } from './words'

type Read<T> = Parameters<typeof allPages<T>>[0]
type Line = readonly (string | number)[]

export async function moneyFile<T>(asking: Asking, name: string, heads: Line, read: Read<T>, lines: (row: T) => Line | readonly Line[]): Promise<Response> {
  const { rows, cut } = await allPages(read)
  const warning = cut ? [[say(visitorOf(asking.context).locale, 'fin.cut', { n: FILE_ROWS_MAX })]] : []
  const isMany = (told: Line | readonly Line[]): told is readonly Line[] => Array.isArray(told[0])
  const body = rows.flatMap((row) => { const told = lines(row); return isMany(told) ? [...told] : [told] })
  return attachment(sheet([...warning, heads, ...body]), name)
}
