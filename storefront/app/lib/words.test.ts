import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'

it('has every word in one catalogue only, in both languages', async () => {
  const files = readdirSync('app/lib/messages')
  const catalogues = await Promise.all(files.map((file) => import(/* @vite-ignore */ `./messages/${file}`) as Promise<Record<string, Record<string, readonly string[]>>>))
  const entries = catalogues.flatMap((one) => Object.values(one).flatMap((words) => Object.entries(words)))
  const seen = new Map<string, string>()
  const twice = entries.filter(([key, words]) => { const told = words.join('|'); const other = seen.get(key) !== undefined && seen.get(key) !== told; seen.set(key, told); return other })
  expect(entries.length).toBeGreaterThan(1000)
  expect(twice.map(([key]) => key)).toEqual([])
  expect(entries.filter(([, words]) => words.length !== 2 || words.some((word) => !word)).map(([key]) => key)).toEqual([])
})
