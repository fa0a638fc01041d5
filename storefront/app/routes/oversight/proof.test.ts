import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isIncluded, proofOf, type Bundle } from './proof.server'

const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafOf = (text: string) => sha(Buffer.from([0]), Buffer.from(text))
const node = (left: Buffer, right: Buffer) => sha(Buffer.from([1]), left, right)
const TEXTS = ['a', 'b', 'c', 'd', 'e']
const leaves = TEXTS.map(leafOf) as [Buffer, Buffer, Buffer, Buffer, Buffer]
const ab = node(leaves[0], leaves[1])
const cd = node(leaves[2], leaves[3])
const root = node(node(ab, cd), leaves[4])

function bundle(): Bundle {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(12)
  const head = { origin: 'test', size: 5, root: root.toString('hex'), time: '2026-11-25T00:00:00Z', key_id: createHash('sha256').update(raw).digest('hex').slice(0, 16), signature: '' }
  head.signature = sign(null, Buffer.from(`shiji-head-v1\n${head.origin}\n5\n${head.root}\n${head.time}\n`), privateKey).toString('base64')
  return { head, public_key: raw.toString('base64'), leaves: [{ seq: 2, hash: leaves[2].toString('hex'), text: 'c', path: [leaves[3], ab, leaves[4]].map((step) => step.toString('hex')) }] }
}

describe('proofs', () => {
  it('holds for a leaf inside and for the last one', () => {
    expect(isIncluded(leaves[2], 2, 5, [leaves[3], ab, leaves[4]], root)).toBe(true)
    expect(isIncluded(leaves[4], 4, 5, [node(ab, cd)], root)).toBe(true)
  })
  it('fails for another place, another leaf, or a longer path', () => {
    expect(isIncluded(leaves[2], 3, 5, [leaves[3], ab, leaves[4]], root)).toBe(false)
    expect(isIncluded(leaves[1], 2, 5, [leaves[3], ab, leaves[4]], root)).toBe(false)
    expect(isIncluded(leaves[4], 4, 5, [node(ab, cd), ab], root)).toBe(false)
  })
  it('says each check apart', () => {
    expect(proofOf(bundle(), 2)).toMatchObject({ textHolds: true, inTree: true, signed: true, steps: 3 })
    const changed = bundle()
    changed.leaves[0]!.text = 'x'
    expect(proofOf(changed, 2)).toMatchObject({ textHolds: false, inTree: true, signed: true })
    const forged = bundle()
    forged.head.size = 6
    expect(proofOf(forged, 2)).toMatchObject({ signed: false })
    expect(proofOf(bundle(), 1)).toBeNull()
  })
})
