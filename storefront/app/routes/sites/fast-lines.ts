/** Lines that a buyer pastes: "code, quantity", separated by comma, semicolon, tab or blanks; full-width signs count too. */
import { isAllowed, neighbours } from '~/lib/quantity'

export const LINES_MAX = 100
export type Pasted = { row: number; code: string; quantity: number | null }
export type Rule = { min?: number | null; step?: number | null; max?: number | null }
export type Verdict = 'found' | 'none' | 'unread' | 'amount' | 'short'

export function pastedLines(text: string): Pasted[] {
  return text.normalize('NFKC').split(/\r?\n/)
    .map((line, at) => ({ line: line.trim(), row: at + 1 }))
    .filter(({ line }) => line)
    .slice(0, LINES_MAX)
    .map(({ line, row }) => {
      const [code = '', amount = ''] = line.split(/[,;、\t ]+/)
      return { row, code: code.toUpperCase(), quantity: /^[1-9]\d{0,8}$/.test(amount) ? Number(amount) : null }
    })
}

/** What becomes of a line, and the quantities that would do instead. */
export function verdictOn(line: Pasted, ware: { quantityAvailable?: number | null; quantityRule?: Rule | null } | undefined): { verdict: Verdict; instead: number[] } {
  if (line.quantity === null) return { verdict: 'unread', instead: [] }
  if (!ware) return { verdict: 'none', instead: [] }
  if (!isAllowed(line.quantity, ware.quantityRule ?? {})) return { verdict: 'amount', instead: neighbours(line.quantity, ware.quantityRule ?? {}) }
  return { verdict: (ware.quantityAvailable ?? 0) < line.quantity ? 'short' : 'found', instead: [] }
}
