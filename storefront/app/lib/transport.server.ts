/** One POST to the core. Knows HTTP and JSON, no session and no page. */
export type GraphQLProblem = { message: string; extensions?: { code?: string; id?: string; exception?: { code?: string } } }
export type Answer<T> = { data?: T | null; errors?: GraphQLProblem[] }

export const apiUrl = () => (process.env.SHIJI_API_URL ?? process.env.API_URL ?? 'http://127.0.0.1:8000').replace(/\/+$/, '')
const PATIENCE_MS = 20_000

export async function post<T>(query: string, variables: unknown, headers: Record<string, string>): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(`${apiUrl()}/graphql/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    throw new Response('The trading core does not answer.', { status: 503, statusText: 'Core unreachable' })
  }
  const body = await response.text()
  try {
    return JSON.parse(body) as Answer<T>
  } catch {
    console.error(`core: status ${response.status}, no JSON: ${body.slice(0, 200)}`)
    throw new Response(`The core answered ${response.status}.`, { status: 502, statusText: 'Core answered strangely' })
  }
}
