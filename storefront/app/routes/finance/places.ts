/** The rooms of the finance desk in groups, each with the permissions of which one is enough. */
import type { Word } from '~/lib/words'

export type Place = { to: string; word: Word; needs: readonly string[]; under?: string }

export const GROUPS: readonly { word: Word; places: readonly Place[] }[] = [
  { word: 'fin.groupMoney', places: [
    { to: '/finance', word: 'fin.batches', needs: ['payout.make', 'payout.check', 'ledger.read'], under: '/finance/batches/' },
    { to: '/finance/wallets', word: 'fw.title', needs: ['payout.make', 'payout.check', 'ledger.read'] },
    { to: '/finance/purchases', word: 'fx.title', needs: ['payout.make', 'payout.check', 'ledger.read'] },
    { to: '/finance/receipts', word: 'rcp.title', needs: ['payout.make', 'payout.check', 'ledger.read'] },
    { to: '/finance/chargebacks', word: 'cb.title', needs: ['payout.make', 'payout.check', 'ledger.read'] },
    { to: '/finance/reviews', word: 'fin.reviews', needs: ['payment.review', 'ledger.read'] },
  ] },
  { word: 'fin.groupBooks', places: [
    { to: '/finance/books', word: 'fin.books', needs: ['ledger.read'] },
    { to: '/finance/journals', word: 'fin.journals', needs: ['ledger.read'] },
    { to: '/finance/reconciliation', word: 'rec.title', needs: ['ledger.read', 'reconciliation.read', 'reconciliation.work', 'reconciliation.approve'] },
    { to: '/finance/manual', word: 'fin.manual', needs: ['ledger.read', 'ledger.journal.make', 'ledger.journal.check'] },
  ] },
  { word: 'fin.groupRun', places: [{ to: '/finance/parked', word: 'fin.parked', needs: ['events.delivery.requeue'] }] },
]

/** Is the visitor in this room? The first room's address is the start of all the others. */
export const isHere = ({ to, under }: Place, pathname: string) => pathname === to || pathname.startsWith(under ?? `${to}/`)

/** Where a visitor of the desk begins: the first room that is open to him. */
export const firstPlace = (may: (permission: string) => boolean): string | undefined => GROUPS.flatMap(({ places }) => places).find(({ needs }) => needs.some(may))?.to
