import { redirect } from 'react-router'
import { BasketPageDocument, type BasketFragment } from '~/graphql/generated/graphql'
import { query, type Asking } from '~/lib/api.server'
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
