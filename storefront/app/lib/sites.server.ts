/** The five sites as the core describes them; they change rarely and are kept for a minute. */
import { SitesDocument, type SitesQuery } from '~/graphql/generated/graphql'
import { post } from './transport.server'
import type { Visitor } from './visitor.server'

export type Site = SitesQuery['sites'][number]
const KEPT_MS = 60_000
let kept: { at: number; sites: Site[] } | null = null

export async function sites(): Promise<Site[]> {
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.sites
  const answer = await post<SitesQuery>(SitesDocument.toString(), {}, {})
  const found = answer.data?.sites ?? kept?.sites ?? []
  if (found.length) kept = { at: Date.now(), sites: found }
  return found
}

/** The site of a path, or the page "not found". */
export async function siteOf(slug: string | undefined): Promise<Site> {
  const site = (await sites()).find((one) => one.slug === slug)
  if (!site) throw new Response('No such site.', { status: 404 })
  return site
}

/** The channel of the visit: the chosen currency where the site trades in it, else the site's first. */
export function channelOf(site: Site, visitor: Visitor) {
  const channel = site.channels.find((one) => one.currencyCode === visitor.currency) ?? site.channels[0]
  if (!channel) throw new Response('This site has no channel.', { status: 404 })
  return channel
}
