/** The department's basket on the e-mall: kept sealed with the visitor, read afresh from the core. */
import { BasketOfferDocument, type BasketOfferQuery } from '~/graphql/generated/graphql'
import { perhaps, type Asking } from '~/lib/api.server'
import { remember, visitorOf, type Wanted } from '~/lib/visitor.server'
import { withOffer } from './basket-lines'

export type BasketLine = { offer: NonNullable<BasketOfferQuery['mallOffer']>; quantity: number }
export type SupplierLines = { supplier: string; name: string; lines: BasketLine[] }

export const wantedOf = (asking: Asking): Wanted[] => visitorOf(asking.context).session.mall ?? []

export function put(asking: Asking, offer: string, quantity: number): void {
  remember(visitorOf(asking.context), { mall: withOffer(wantedOf(asking), offer, quantity) })
}

export function forget(asking: Asking, offers: readonly string[]): void {
  remember(visitorOf(asking.context), { mall: wantedOf(asking).filter((one) => !offers.includes(one.offer)) })
}

/** The lines by supplier: one requisition has one supplier. Offers that left the mall are left out. */
export async function basket(asking: Asking): Promise<SupplierLines[]> {
  const wanted = wantedOf(asking)
  const read = await Promise.all(wanted.map(({ offer }) => perhaps(asking, BasketOfferDocument, { id: offer })))
  const groups = new Map<string, SupplierLines>()
  wanted.forEach(({ quantity }, at) => {
    const offer = read[at]?.mallOffer
    if (!offer) return
    const group = groups.get(offer.supplierId) ?? { supplier: offer.supplierId, name: offer.supplierName, lines: [] }
    group.lines.push({ offer, quantity })
    groups.set(offer.supplierId, group)
  })
  return [...groups.values()]
}
