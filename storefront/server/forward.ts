/** Addresses of the API server that the public reaches through this one door (bodies are streamed). */
import { request as open, type IncomingMessage, type ServerResponse } from 'node:http'

const DOORS = ['/graphql/', '/admin/', '/webhooks/', '/healthz', '/readyz', '/static/', '/ocds/', '/media/', '/upload/', '/pictures/', '/thumbnail/', '/.well-known/']
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-authorization', 'te', 'trailer'])

export const isForwarded = (path: string) => DOORS.some((door) => path === door || path === door.replace(/\/$/, '') || (door.endsWith('/') && path.startsWith(door)))

export function forward(request: IncomingMessage, response: ServerResponse, apiUrl: string): void {
  const asked = new URL(request.url ?? '/', 'http://front')
  const target = new URL(`${asked.pathname}${asked.search}`, apiUrl)
  const kept = Object.entries(request.headers).filter(([name]) => !HOP.has(name) && !(name === 'cookie' && asked.pathname.startsWith('/graphql')))
  const headers = Object.fromEntries(kept)
  const upstream = open(
    target,
    { method: request.method, headers: { ...headers, 'x-forwarded-host': headers['x-forwarded-host'] ?? request.headers.host ?? '' } },
    (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !HOP.has(name))
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept))
      answer.pipe(response)
    },
  )
  upstream.on('error', () => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('The trading core does not answer at the moment.\n')
  })
  request.pipe(upstream)
}
