import { redirect } from 'react-router'
import { MyShopDocument, ShopChannelsDocument } from '~/graphql/generated/graphql'
import { query, requireSignIn, type Asking } from '~/lib/api.server'

const CHANNELS = ['textile', 'electronics', 'industrial', 'intl'] as const
const KEPT_MS = 60_000
const kept = new Map<string, { at: number; shop: Shop }>()

export type Shop = { slug: string; name: string; nameEn: string; grade: { grade: string; label: string } | null; channel: string; site: string; goods: number }

/** The shop the visitor acts for: its site is where it sells most. */
export async function needShop(asking: Asking): Promise<Shop> {
  requireSignIn(asking)
  const organization = (await query(asking, MyShopDocument)).me?.organization
  if (!organization?.isMerchant) throw redirect('/merchant/none')
  const known = kept.get(organization.slug)
  if (known && Date.now() - known.at < KEPT_MS) return known.shop
  const { merchant } = await query(asking, ShopChannelsDocument, { slug: organization.slug })
  const counts = CHANNELS.map((site) => ({ site, goods: merchant?.[site]?.totalCount ?? 0 }))
  const most = counts.reduce((best, one) => (one.goods > best.goods ? one : best))
  const shop: Shop = { slug: organization.slug, name: merchant?.name ?? organization.name, nameEn: merchant?.nameEn ?? '', grade: merchant?.grade ?? null, channel: `${most.site}-cny`, site: most.site, goods: counts.reduce((sum, one) => sum + one.goods, 0) }
  if (kept.size > 500) kept.clear()
  kept.set(organization.slug, { at: Date.now(), shop })
  return shop
}
