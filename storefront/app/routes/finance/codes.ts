/** Codes and kinds to filter by: those we have words for, in order. */
import { ledger } from '~/lib/messages/ledger'

const under = (prefix: string) => Object.keys(ledger).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
export const CODES = under('acct.').sort()
export const KINDS = under('jk.')
