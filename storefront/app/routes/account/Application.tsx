/** What an application is, for its merchant and for the review desk: checklist, contract, history. */
import type { ReactNode } from 'react'
import type { ApplicationPartsFragment } from '~/graphql/generated/graphql'
import { useLookAgain } from '~/lib/look-again'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge, type Tone } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Panel } from '~/ui/panel/Panel'

export const STATE_TONES: Record<string, Tone> = { ACTIVE: 'good', APPROVED: 'info', CONTRACTED: 'info', SUBMITTED: 'accent', CHANGES_REQUESTED: 'warn', SUSPENDED: 'bad', REJECTED: 'bad' }
type Entry = ApplicationPartsFragment['checklist'][number]

export function Checklist({ entries, act }: { entries: readonly Entry[]; act?: (entry: Entry) => ReactNode }) {
  const t = useWords()
  return (
    <Panel title={t('apply.checklist')} flush>
      <ul>
        {entries.map((entry) => (
          <li key={entry.code} className="spread" style={{ padding: '10px 16px', borderBottom: '1px solid var(--line)' }}>
            <div className="grow">
              <p>{t.locale === 'zh' ? entry.name : entry.nameEn}</p>
              <p className="tiny muted">{t.code('item', entry.kind)}{entry.expiresOn ? ` · ${t('org.until', { day: t.day(entry.expiresOn) })}` : ''}{entry.note ? ` · ${entry.note}` : ''}</p>
            </div>
            <div className="row">
              <Badge tone={entry.complete ? 'good' : entry.required ? 'warn' : undefined}>{t(entry.complete ? 'apply.done' : entry.required ? 'apply.open' : 'apply.optional')}</Badge>
              {act?.(entry)}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function Contract({ application }: { application: ApplicationPartsFragment }) {
  const t = useWords()
  const { contract } = application
  useLookAgain(!!contract && (contract.state === 'DRAFT' || contract.sides.some((side) => side.beingSigned)))
  if (!contract) return application.contractPaper ? <Panel title={t('apply.contract')}><p>{t('apply.contractPaper')}</p></Panel> : null
  const mine = contract.sides.find((side) => side.mine)
  const first = contract.sides.find((side) => !side.signedAt && !side.beingSigned)
  return (
    <Panel title={t('apply.contract')} actions={<Badge tone={contract.state === 'SIGNED' ? 'good' : 'warn'}>{contract.number}</Badge>}>
      <ul className="stack">
        {contract.sides.map((side) => <li key={side.label} className="spread"><span>{side.label} {side.name}</span><span className="small muted">{side.signedAt ? t('apply.signedAt', { moment: t.moment(side.signedAt) }) : t(side.beingSigned ? 'apply.beingSigned' : 'apply.unsigned')}</span></li>)}
      </ul>
      <div className="row" style={{ marginTop: 12 }}>
        {mine && !mine.signedAt && !mine.beingSigned ? (first === mine ? <SafeForm><input type="hidden" name="id" value={application.id} /><Button look="primary" name="act" value="sign">{t('apply.contractSign')}</Button></SafeForm> : <span className="small muted">{t('apply.contractWait')}</span>) : null}
        {contract.state === 'DRAFT' ? null : <a className="button plain" href={`/contracts/${application.id}`} download>{t('apply.contractFile')}</a>}
      </div>
    </Panel>
  )
}

export function History({ steps }: { steps: ApplicationPartsFragment['steps'] }) {
  const t = useWords()
  if (!steps.length) return null
  return (
    <Panel title={t('apply.history')}>
      <ol className="stack">
        {steps.map((step) => <li key={`${step.after}${step.at}`} className="small"><strong>{t.code('app', step.after)}</strong> <span className="muted">{t.moment(step.at)}</span>{step.reason ? <p>{step.reason}</p> : null}</li>)}
      </ol>
    </Panel>
  )
}
