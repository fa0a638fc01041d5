/** Which goods an address compares: ?p= several times; ?add= one more. At most four, each once, the newest kept. Pure. */
export const COMPARED_MAX = 4

export function comparedOf(search: URLSearchParams, remembered: readonly string[]): string[] {
  const asked = search.getAll('p')
  const added = search.getAll('add')
  const slugs = [...(asked.length || !added.length ? asked : remembered), ...added].filter((slug) => /^[\w-]{1,120}$/.test(slug))
  const kept = [...new Set(slugs)]
  return added.length ? kept.slice(-COMPARED_MAX) : kept.slice(0, COMPARED_MAX)
}

export const addressOf = (slugs: readonly string[]): string => `?${new URLSearchParams(slugs.map((slug) => ['p', slug]))}`
