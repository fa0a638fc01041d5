/** What a review found, as pairs that people read; figures that say nothing are left out. Pure. */
import type { Word, Words } from '~/lib/words'

export type Found = { amount: { currency: string }; evidence: unknown; circle: readonly string[] }

const MONEY: readonly Word[] = ['ev.dayMinor', 'ev.reportMinor', 'ev.paid24hMinor', 'ev.back24hMinor']

export function evidenceOf({ amount, evidence, circle }: Found, t: Words): [Word, string][] {
  const given = (evidence ?? {}) as Record<string, unknown>
  const figure = (word: Word) => { const value = given[word.slice(3)]; return typeof value === 'number' ? value : null }
  const pairs: [Word, string][] = []
  for (const word of MONEY) {
    const value = figure(word)
    if (value) pairs.push([word, t.minor(value, amount.currency)])
  }
  const [count, days] = [figure('ev.hourCount'), figure('ev.accountDays')]
  if (count !== null) pairs.push(['ev.hourCount', t.count(count)])
  if (days !== null) pairs.push(['ev.accountDays', t('ev.days', { n: t.count(days) })])
  if (circle.length) pairs.push(['ev.circle', [...circle, circle[0]].join(' → ')])
  return pairs
}
