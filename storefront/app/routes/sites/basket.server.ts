import { redirect } from 'react-router'
import { BasketAddDocument, BasketOpenDocument, BasketPageDocument, type BasketFragment } from '~/graphql/generated/graphql'
import { mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom } from '~/lib/forms.server'
import type { Problem } from '~/lib/problems'
import { remember, visitorOf } from '~/lib/visitor.server'
import { here } from './site.server'

type Here = Asking & { params: { site: string } }

/** The visitor's basket of this channel, or null. */
export async function basketOf(asking: Here): Promise<BasketFragment | null> {
  const { channel } = await here(asking)
  const id = visitorOf(asking.context).session.baskets[channel.slug]
  return id ? ((await query(asking, BasketPageDocument, { id })).checkout ?? null) : null
}

/** The basket, or back to the empty cart. */
export async function needBasket(asking: Here): Promise<BasketFragment> {
  const basket = await basketOf(asking)
  if (!basket?.lines.length) throw redirect(`/${asking.params.site}/cart`)
  return basket
}

export async function forgetBasket(asking: Here): Promise<void> {
  const { channel } = await here(asking)
  const visitor = visitorOf(asking.context)
  remember(visitor, { baskets: Object.fromEntries(Object.entries(visitor.session.baskets).filter(([slug]) => slug !== channel.slug)) })
}

/** Put lines into the visitor's basket, opening one where there is none or the old one is gone; what was refused. */
export async function addToBasket(asking: Here, lines: { variantId: string; quantity: number }[]): Promise<Problem[]> {
  const { channel } = await here(asking)
  const visitor = visitorOf(asking.context)
  const known = visitor.session.baskets[channel.slug]
  const added = known ? (await mutate(asking, BasketAddDocument, { id: known, lines })).checkoutLinesAdd : null
  if (added?.checkout) return problemsFrom(added.errors)
  if (added && !added.errors.some((error) => error.code === 'NOT_FOUND')) return problemsFrom(added.errors)
  const { checkoutCreate } = await mutate(asking, BasketOpenDocument, { input: { channel: channel.slug, lines } })
  if (!checkoutCreate?.checkout || checkoutCreate.errors.length) return problemsFrom(checkoutCreate?.errors)
  remember(visitor, { baskets: { ...visitor.session.baskets, [channel.slug]: checkoutCreate.checkout.id } })
  return []
}
