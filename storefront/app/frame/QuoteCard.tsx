/** Criteria: both amounts and the end of the price are readable without script; the countdown is an extra. */
import { useEffect, useState } from 'react'
import type { Abroad } from '~/lib/instruments'
import { useWords } from '~/lib/words'

/** A locked price abroad. `again`: the address that asks for a fresh one. */
export function QuoteCard({ quote, again }: { quote: Abroad; again: string }) {
  const t = useWords()
  const left = useSecondsLeft(quote.secondsLeft)
  const over = left === 0
  return (
    <section className={over ? 'note warn' : 'note'} aria-label={t('quote.title')}>
      <div className="grow stack" style={{ '--gap': '8px' } as React.CSSProperties}>
        <dl className="sum-list">
          <dt>{t('quote.due')}</dt><dd>{t.money(quote.due)}</dd>
          <dt>{t('quote.rate')}</dt><dd>1 {quote.amount.currency} = {quote.rate} {quote.due.currency}</dd>
          <dt className="total">{t('quote.pay')}</dt><dd className="total">{t.money(quote.amount)}</dd>
        </dl>
        <div className="spread">
          <span className="small" role="timer">{over ? <strong>{t('quote.over')}</strong> : <>{t('quote.until', { at: t.moment(quote.validUntil) })}{left === null ? null : <> · <strong className="mono">{clockOf(left)}</strong></>}</>}</span>
          <a className="button soft small" href={again}>{t('quote.again')}</a>
        </div>
        <p className="tiny muted">{t('quote.note')}</p>
      </div>
    </section>
  )
}

const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Counts down by the browser's clock from what the core said was left; null until the page is alive. */
function useSecondsLeft(given: number): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const end = performance.now() + given * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)))
    const timer = setInterval(tick, 1000)
    const first = setTimeout(tick, 0)
    return () => { clearInterval(timer); clearTimeout(first) }
  }, [given])
  return left
}
