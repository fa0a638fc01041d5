/** Built files: immutable where the name carries a hash. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { createGzip } from 'node:zlib'

const KINDS: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.ico': 'image/x-icon', '.webp': 'image/webp', '.woff2': 'font/woff2', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8',
}
const SQUEEZED = new Set(['.js', '.css', '.svg', '.json', '.txt'])

export async function serveFile(request: IncomingMessage, response: ServerResponse, folder: string): Promise<boolean> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const path = safePath(request.url ?? '/')
  const kind = path && KINDS[extname(path)]
  if (!path || !kind) return false
  const file = join(folder, path)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return false
  const squeezed = SQUEEZED.has(extname(path)) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  response.writeHead(200, {
    'content-type': kind,
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...(squeezed ? { 'content-encoding': 'gzip' } : { 'content-length': String(found.size) }),
  })
  if (request.method === 'HEAD') response.end()
  else if (squeezed) createReadStream(file).pipe(createGzip({ level: 6 })).pipe(response)
  else createReadStream(file).pipe(response)
  return true
}

export function safePath(url: string): string | null {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://front').pathname))
    return path.includes('..') || path.includes('\0') ? null : path
  } catch {
    return null
  }
}
