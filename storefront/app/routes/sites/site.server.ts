import type { Asking } from '~/lib/api.server'
import { channelOf, siteOf } from '~/lib/sites.server'
import { visitorOf } from '~/lib/visitor.server'

/** The site and channel that the page speaks for. */
export async function here(asking: Asking & { params: { site: string } }) {
  const site = await siteOf(asking.params.site)
  return { site: site.slug, channel: channelOf(site, visitorOf(asking.context)) }
}
