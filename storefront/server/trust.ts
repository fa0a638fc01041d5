/** What the front door believes of a request: nothing about addresses and hosts unless a proxy of ours stands before it. */
import type { IncomingMessage } from 'node:http'

const CLAIMS = /^(x-forwarded-.*|forwarded|x-real-ip|x-original-url|x-rewrite-url)$/

/** A plain path; never an absolute address or `//host`, which would make the door a way to other servers. */
export const isOwnTarget = (url: string | undefined) => /^\/(?![/\\])/.test(url ?? '')

/** Takes away what a client claims about itself and says where the request really came from. */
export function ownHeaders(request: Pick<IncomingMessage, 'headers' | 'rawHeaders' | 'socket'>, proxied: boolean): void {
  const { headers } = request
  const told = String(headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim()
  const believed = proxied ? { proto: headers['x-forwarded-proto'], host: headers['x-forwarded-host'] } : {}
  for (const name of Object.keys(headers)) if (CLAIMS.test(name)) delete headers[name]
  headers['x-forwarded-for'] = (proxied && told) || (request.socket.remoteAddress ?? '')
  if (believed.proto) headers['x-forwarded-proto'] = String(believed.proto).split(',')[0]?.trim()
  if (believed.host) headers['x-forwarded-host'] = String(believed.host).split(',')[0]?.trim()
  request.rawHeaders = Object.entries(headers).flatMap(([name, value]) => (Array.isArray(value) ? value : [value ?? '']).flatMap((one) => [name, one]))
}
