import type { Route } from './+types/suggest'
import { SuggestionsDocument } from '~/graphql/generated/graphql'
import { perhaps } from '~/lib/api.server'
import { visitorOf } from '~/lib/visitor.server'
import { say, type Word } from '~/lib/words'

const KINDS: Record<string, Word> = { CATEGORY: 'market.categories', MERCHANT: 'product.merchant' }

/** Suggestions while typing, as JSON. */
export async function loader(asking: Route.LoaderArgs) {
  const { site } = asking.params
  const text = (new URL(asking.request.url).searchParams.get('q') ?? '').trim().slice(0, 60)
  if (!text) return Response.json([])
  const answer = await perhaps(asking, SuggestionsDocument, { site, query: text })
  const { locale } = visitorOf(asking.context)
  const places: Record<string, (slug: string) => string> = {
    PRODUCT: (slug) => `/${site}/p/${slug}`,
    CATEGORY: (slug) => `/${site}/list?category=${slug}`,
    MERCHANT: (slug) => `/${site}/shop/${slug}`,
  }
  const list = (answer?.searchSuggestions ?? []).map((one) => ({
    text: one.text, kind: KINDS[one.kind] ? say(locale, KINDS[one.kind]!) : '',
    to: one.slug && places[one.kind] ? places[one.kind]!(one.slug) : `/${site}/list?q=${encodeURIComponent(one.text)}`,
  }))
  return Response.json(list.slice(0, 10))
}
