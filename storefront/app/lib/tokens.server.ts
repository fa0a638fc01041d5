/** The access and refresh tokens of the core, as the storefront keeps them. */
import { post } from './transport.server'

const EARLY_SECONDS = 30

export function accessExpired(token: string, now = Date.now()): boolean {
  try {
    const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: number }
    return !body.exp || body.exp * 1000 - EARLY_SECONDS * 1000 <= now
  } catch {
    return true
  }
}

const REFRESH = 'mutation tokenRefresh($token: String!) { tokenRefresh(refreshToken: $token) { token errors { code } } }'

export async function refreshAccess(refreshToken: string): Promise<string | null> {
  const answer = await post<{ tokenRefresh: { token: string | null } | null }>(REFRESH, { token: refreshToken }, {})
  return answer.data?.tokenRefresh?.token ?? null
}
