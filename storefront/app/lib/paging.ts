/** Pages of a connection by address: ?after= and ?before= with everything else that was asked kept. */
export type PageInfo = { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null }
export type PageArguments = { first?: number; last?: number; after?: string; before?: string }

export function pageOf(search: URLSearchParams, size = 30): PageArguments {
  const before = search.get('before')
  const after = search.get('after')
  if (before) return { last: size, before }
  return after ? { first: size, after } : { first: size }
}

/** Addresses of the pages beside this one, null where there is none. */
export function beside(search: string, info: PageInfo): { back: string | null; onward: string | null } {
  const at = (name: 'after' | 'before', cursor: string | null | undefined) => {
    const kept = new URLSearchParams(search)
    kept.delete('after')
    kept.delete('before')
    if (cursor) kept.set(name, cursor)
    return `?${kept}`
  }
  const asked = new URLSearchParams(search)
  const back = info.hasPreviousPage || asked.has('after')
  const onward = info.hasNextPage || asked.has('before')
  return { back: back ? at('before', info.startCursor) : null, onward: onward ? at('after', info.endCursor) : null }
}
