import type { RequisitionPageQuery } from '~/graphql/generated/graphql'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Field, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

type Requisition = NonNullable<RequisitionPageQuery['requisition']>
const FORWARD = new Set(['compare', 'submit', 'approve', 'confirm', 'accept'])
const WITH_REASON = new Set(['reject', 'cancel', 'decline', 'dispute', 'rate', 'accept_part', 'return_goods'])
const MAY_REASON = new Set(['compare', 'submit', 'accept'])
const KNOWN = new Set([...FORWARD, ...WITH_REASON, 'withdraw'])

/** What this person may do next, as the core says it. */
export function Acts({ requisition, actionKey }: { requisition: Requisition; actionKey: string }) {
  const t = useWords()
  const acts = requisition.actions.filter((one) => KNOWN.has(one))
  if (requisition.suspension) return null
  const editable = requisition.actions.includes('compare') || requisition.actions.includes('edit')
  if (!acts.length) return null
  return (
    <Panel title={t('gov.acts')}>
      <div className="stack">
        {editable ? <LinkButton to={`/gov/requisitions/${encodeURIComponent(requisition.id)}/edit`} look="plain" block>{t('gov.editTitle')}</LinkButton> : null}
        {acts.includes('accept') ? <Note>{t('gov.thirdPerson')}</Note> : null}
        {acts.filter((one) => FORWARD.has(one)).map((one) => (
          <SafeForm key={one} className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
            <input type="hidden" name="key" value={`${one}-${actionKey}`} />
            {MAY_REASON.has(one) ? <Field label={one === 'accept' ? t('gov.note') : t('gov.reason')} hint={one === 'compare' ? t('gov.reasonHint') : undefined} name="reason" /> : null}
            <Button look="primary" block name="act" value={one}>{t.code('act', one)}</Button>
          </SafeForm>
        ))}
        {acts.filter((one) => !FORWARD.has(one)).map((one) => (
          <details key={one} className="fold">
            <summary>{t.code('act', one)}</summary>
            <SafeForm className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
              <input type="hidden" name="key" value={`${one}-${actionKey}`} />
              {one === 'accept_part' ? requisition.orderedLines.map((line) => <Field key={line.id} label={`${line.title} · ${t('gov.acceptQty')}`} name={`part.${line.id}`} inputMode="numeric" defaultValue={line.quantityDelivered - line.quantityAccepted} />) : null}
              {one === 'rate' ? <Field label={t('gov.stars')} name="stars" type="number" min={1} max={5} defaultValue={5} required /> : null}
              {one === 'return_goods' || one === 'cancel' ? <p className="small muted">{t(one === 'cancel' ? 'gov.cancelText' : 'gov.returnText')}</p> : null}
              {WITH_REASON.has(one) ? <TextArea label={t('gov.reason')} name="reason" required /> : null}
              <Button look={one === 'rate' || one === 'accept_part' ? 'soft' : 'danger'} block name="act" value={one}>{t.code('act', one)}</Button>
            </SafeForm>
          </details>
        ))}
      </div>
    </Panel>
  )
}
