/** Checks a bundle as the offline verifier does: leaf text, path to the root, signature of the head (RFC 9162, Ed25519). */
import { createHash, createPublicKey, verify } from 'node:crypto'

export type Leaf = { seq: number; hash: string; path: string[]; text?: string; salt?: string }
export type Bundle = { head: { origin: string; size: number; root: string; time: string; key_id: string; signature: string }; public_key: string; leaves: Leaf[] }
export type Proof = { seq: number; steps: number; size: number; root: string; path: string[]; keyId: string; time: string; textHolds: boolean | null; inTree: boolean; signed: boolean }

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const node = (left: Buffer, right: Buffer) => sha256(Buffer.from([1]), left, right)
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** RFC 9162, 2.1.3.2. */
export function isIncluded(leaf: Buffer, index: number, size: number, path: readonly Buffer[], root: Buffer): boolean {
  if (index < 0 || index >= size) return false
  let [number, last, current] = [index, size - 1, leaf]
  for (const step of path) {
    if (last === 0) return false
    if (number % 2 === 1 || number === last) {
      current = node(step, current)
      while (number % 2 === 0 && number !== 0) [number, last] = [number >>> 1, last >>> 1]
    } else current = node(current, step)
    ;[number, last] = [number >>> 1, last >>> 1]
  }
  return last === 0 && current.equals(root)
}

export function isSigned({ head, public_key }: Bundle): boolean {
  const key = Buffer.from(public_key, 'base64')
  const text = `shiji-head-v1\n${head.origin}\n${head.size}\n${head.root}\n${head.time}\n`
  const known = createHash('sha256').update(key).digest('hex').slice(0, 16) === head.key_id
  return known && verify(null, Buffer.from(text), createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' }), Buffer.from(head.signature, 'base64'))
}

/** The proof of one entry, each check said apart; null when the head does not cover it yet. */
export function proofOf(bundle: Bundle | null | undefined, seq: number): Proof | null {
  const leaf = bundle?.leaves.find((one) => one.seq === seq)
  if (!bundle || !leaf) return null
  const hash = Buffer.from(leaf.hash, 'hex')
  const text = leaf.text === undefined ? null : sha256(Buffer.from([0]), Buffer.from(leaf.salt ?? '', 'hex'), Buffer.from(leaf.text, 'utf8')).equals(hash)
  const path = leaf.path.map((step) => Buffer.from(step, 'hex'))
  return {
    seq, steps: path.length, size: bundle.head.size, root: bundle.head.root, path: leaf.path, keyId: bundle.head.key_id, time: bundle.head.time,
    textHolds: text, inTree: isIncluded(hash, seq, bundle.head.size, path, Buffer.from(bundle.head.root, 'hex')), signed: isSigned(bundle),
  }
}
