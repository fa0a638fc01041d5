import type { PayablePartsFragment } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'

/** Days left or late by law, with where the clock started. */
export function LegalClock({ payable }: { payable: PayablePartsFragment }) {
  const t = useWords()
  const clock = payable.clock
  if (payable.settledOn) return <p className="small" style={{ color: 'var(--good)' }}>{t('gov.clockDone', { day: t.day(payable.settledOn) })}</p>
  if (!clock) return null
  const used = Math.min(100, Math.max(0, Math.round(((clock.termDays - clock.daysLeft) / Math.max(1, clock.termDays)) * 100)))
  return (
    <div className="stack" style={{ '--gap': '4px' } as React.CSSProperties}>
      <div className="spread small"><strong style={{ color: clock.daysLate ? 'var(--bad)' : undefined }}>{clock.daysLate ? t('gov.clockLate', { n: clock.daysLate, interest: t.money(clock.interest) }) : t('gov.clockLeft', { n: clock.daysLeft })}</strong><span className="muted">{t('gov.dueOn')} {t.day(clock.dueOn)}</span></div>
      <div className="meter" role="img" aria-label={t('gov.clock')}><span style={{ width: `${clock.daysLate ? 100 : used}%`, background: clock.daysLate ? 'var(--bad)' : undefined }} /></div>
      <span className="tiny muted">{t('gov.clockBasis', { from: t.day(clock.startedOn), n: clock.termDays })}</span>
    </div>
  )
}
