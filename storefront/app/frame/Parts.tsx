import type { EscrowDepositsFragment } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { LinkButton } from '~/ui/button/Button'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Confirm } from './Confirm'

const TONES: Record<string, 'good' | 'warn' | 'info' | undefined> = { PAID: 'good', DUE: 'warn', KEPT: 'info' }

/** The parts of a price with how far they are paid. `payAt`: where the buyer pays the part that is next. */
export function PartsPanel({ escrow, payAt = null }: { escrow: EscrowDepositsFragment | null | undefined; payAt?: string | null }) {
  const t = useWords()
  if (!escrow?.schedule.length) return null
  return (
    <Panel title={t('parts.title')}>
      <Progress escrow={escrow} />
      <ol className="stack" style={{ listStyle: 'none', padding: 0, margin: 0, '--gap': '12px' } as React.CSSProperties}>
        {escrow.schedule.map((part) => (
          <li key={part.kind}>
            <div className="row" style={{ justifyContent: 'space-between' }}>
              <span><strong>{t.code('parts.kind', part.kind)}</strong> <Badge tone={TONES[part.state]}>{t.code('parts.state', part.state)}</Badge></span>
              <span className="strong nowrap">{t.money(part.amount)}</span>
            </div>
            <p className="tiny muted">{part.kind === 'RETENTION' ? t('parts.kept', { n: part.windowDays ?? 0 }) : part.dueAt ? t('parts.dueAt', { at: t.moment(part.dueAt) }) : t.code('parts.hint', part.kind)}</p>
            {payAt && part.state === 'DUE' ? <div style={{ marginTop: 6 }}><LinkButton look="primary" block to={payAt}>{t('parts.pay', { part: t.code('parts.kind', part.kind), amount: t.money(part.amount) })}</LinkButton></div> : null}
          </li>
        ))}
      </ol>
      {escrow.retentions.map((kept) => (
        <div key={kept.id} style={{ marginTop: 12 }}>
          <Note>{t('parts.retention', { amount: t.money(kept.held), state: kept.stateLabel, at: kept.endsAt ? t.moment(kept.endsAt) : '' })}</Note>
          {kept.mayAccept ? <Confirm label={t('parts.letGo')} text={t('parts.letGoText')} act="letGo" look="primary"><input type="hidden" name="retention" value={kept.id} /></Confirm> : null}
        </div>
      ))}
    </Panel>
  )
}

/** How much of all parts is paid, as a bar that is read out too. */
function Progress({ escrow }: { escrow: EscrowDepositsFragment }) {
  const t = useWords()
  const paid = escrow.schedule.reduce((sum, part) => sum + part.paid.amount, 0)
  const all = escrow.schedule.reduce((sum, part) => sum + part.amount.amount, 0)
  const currency = escrow.schedule[0]?.amount.currency ?? 'CNY'
  const share = all ? Math.round((paid / all) * 100) : 0
  return (
    <div style={{ marginBottom: 14 }}>
      <p className="spread small"><span className="muted">{t('parts.paidOf')}</span><span><strong>{t.money({ amount: paid, currency })}</strong> / {t.money({ amount: all, currency })}</span></p>
      <div className="meter" role="img" aria-label={t('parts.share', { n: share })}><span style={{ width: `${share}%`, background: 'var(--good)' }} /></div>
    </div>
  )
}

/** Notices of default on a trade paid in parts, and the act of giving one. */
export function NoticesPanel({ escrow, mayGive }: { escrow: EscrowDepositsFragment | null | undefined; mayGive: boolean }) {
  const t = useWords()
  if (!escrow?.schedule.length || !(mayGive || escrow.defaultNotices.length)) return null
  return (
    <Panel title={t('parts.defaults')}>
      <div className="stack">
        {escrow.defaultNotices.map((one) => (
          <div key={one.id}>
            <p><strong>{t.code('parts.side', one.side)}</strong> <Badge tone={one.state === 'OPEN' ? 'warn' : 'info'}>{t.code('parts.notice', one.state)}</Badge></p>
            <p className="small">{one.reason}</p>
            <p className="tiny muted">{t('parts.cureBy', { at: t.moment(one.cureBy) })}{one.ruling ? ` · ${one.ruling}` : ''}</p>
            {one.mayConsent ? <Confirm label={t('parts.consent')} text={t.code('parts.consentText', one.side)} act="consent"><input type="hidden" name="notice" value={one.id} /></Confirm> : null}
          </div>
        ))}
        {mayGive ? <Confirm label={t('parts.give')} text={t('parts.giveText')} act="notice"><Field label={t('parts.giveReason')} name="reason" required /></Confirm> : null}
      </div>
    </Panel>
  )
}
