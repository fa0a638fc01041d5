/** Every address that no page has: the root's own page says so, with the frame and the safety headers of all others. */
export function loader(): never {
  throw new Response('There is no page at this address.', { status: 404, statusText: 'Not found' })
}

export const action = loader

export default function Nothing() {
  return null
}
