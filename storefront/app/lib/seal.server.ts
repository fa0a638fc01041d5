/** Encrypts and authenticates what we hand to the browser to keep for us (AES-256-GCM). */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const secret = () => process.env.SHIJI_SECRET_KEY ?? process.env.SECRET_KEY ?? 'development only'
const key = () => createHash('sha256').update(`storefront session ${secret()}`).digest()

export const newSecret = (bytes: number) => randomBytes(bytes).toString('base64url')

export function seal(value: unknown): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** The sealed value, or null when it is not ours or was touched. */
export function open<T>(sealed: string): T | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as T
  } catch {
    return null
  }
}

/** The token a form of this session must carry. */
export const formToken = (sid: string) => createHmac('sha256', key()).update(`form ${sid}`).digest('base64url')

export function isFormToken(sid: string, given: string): boolean {
  const wanted = Buffer.from(formToken(sid))
  const had = Buffer.from(given)
  return wanted.length === had.length && timingSafeEqual(wanted, had)
}
