/** The address of a list: what it filters and sorts by. One address per view, so that it can be shared. */
export type ListFilter = {
  search?: string
  categories?: string[]
  price?: { gte?: number; lte?: number }
  attributes?: { slug: string; values: string[] }[]
  stockAvailability?: 'IN_STOCK'
}

export const SORTS: Record<string, { field: string; direction: 'ASC' | 'DESC' }> = {
  new: { field: 'CREATED_AT', direction: 'DESC' },
  priceUp: { field: 'PRICE', direction: 'ASC' },
  priceDown: { field: 'PRICE', direction: 'DESC' },
}

export function filterOf(search: URLSearchParams, categoryId?: string): ListFilter {
  const filter: ListFilter = {}
  const q = search.get('q')?.trim()
  if (q) filter.search = q.slice(0, 120)
  if (categoryId) filter.categories = [categoryId]
  const gte = decimal(search.get('min'))
  const lte = decimal(search.get('max'))
  if (gte !== undefined || lte !== undefined) filter.price = { ...(gte === undefined ? {} : { gte }), ...(lte === undefined ? {} : { lte }) }
  const slugs = [...new Set([...search.keys()].filter((key) => key.startsWith('a.')))]
  if (slugs.length) filter.attributes = slugs.map((key) => ({ slug: key.slice(2), values: search.getAll(key) }))
  if (search.has('stock')) filter.stockAvailability = 'IN_STOCK'
  return filter
}

function decimal(text: string | null): number | undefined {
  const bare = (text ?? '').normalize('NFKC').trim()
  return /^\d{1,9}(\.\d{1,6})?$/.test(bare) ? Number(bare) : undefined
}

/** The same view with one value more or less; paging starts again. */
export function toggled(address: string, name: string, value: string): string {
  const search = new URLSearchParams(address)
  search.delete('after')
  search.delete('before')
  const had = search.getAll(name)
  search.delete(name)
  for (const one of had) if (one !== value) search.append(name, one)
  if (!had.includes(value)) search.append(name, value)
  return `?${search}`
}
