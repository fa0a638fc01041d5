import type { CaseSecurityQuery, RequisitionPageQuery } from '~/graphql/generated/graphql'
import { Confirm } from '~/frame/Confirm'
import { SECURITY_TONES } from '~/frame/security-tones'
import { problemOf, type Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Field, TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'

type Requisition = NonNullable<RequisitionPageQuery['requisition']>
type Security = NonNullable<CaseSecurityQuery['guarantees']>['edges'][number]['node']
type Props = { requisition: Requisition; securities: Security[]; may: { askSecurity: boolean; decideSecurity: boolean }; problems?: Problem[]; values?: Record<string, string> }
const STANDING = new Set(['HELD', 'RETURN_ASKED'])

/** What secures the contract: asked by the department's finance, decided on by its approver. */
export function GuaranteePanel({ requisition, securities, may, problems, values }: Props) {
  const t = useWords()
  const open = securities.some(({ state }) => state === 'ASKED' || STANDING.has(state))
  const mayAsk = may.askSecurity && !open && Boolean(requisition.supplierOrganizationId)
  if (!securities.length && !mayAsk) return null
  return (
    <Panel title={t('security.purpose.PERFORMANCE')}>
      <div className="stack">
        {securities.map((row) => (
          <div key={row.id} className="stack" style={{ '--gap': '6px' } as React.CSSProperties}>
            <div className="spread"><span className="row"><span>{row.giverName}</span><Badge tone={SECURITY_TONES[row.state]}>{t.code('security.state', row.state)}</Badge></span><span className="price nowrap">{t.money(row.amount)}</span></div>
            <p className="tiny muted">{factsOf(row, t).join(' · ')}</p>
            {may.decideSecurity && STANDING.has(row.state) ? (
              <>
                <Confirm label={t('security.release')} text={t('security.releaseText')} act="releaseSecurity" look="primary"><input type="hidden" name="guarantee" value={row.id} /></Confirm>
                <Confirm label={t('security.claim')} text={t('security.claimText')} act="claimSecurity" open={Boolean(problemOf(problems, 'amount'))}>
                  <input type="hidden" name="guarantee" value={row.id} />
                  <Field label={t('security.amount', { currency: row.amount.currency })} id="securityAmount" name="amount" inputMode="decimal" required defaultValue={values?.amount ?? String(row.amount.amount)} fault={problemOf(problems, 'amount')} />
                  <TextArea label={t('gov.reason')} id="securityReason" name="reason" required maxLength={300} />
                </Confirm>
              </>
            ) : null}
          </div>
        ))}
        {mayAsk ? (
          <details className="fold" open={Boolean(problemOf(problems, 'amount'))}><summary>{t('security.ask')}</summary>
            <SafeForm className="stack" style={{ paddingTop: 8 }}>
              <input type="hidden" name="ocid" value={requisition.ocid} /><input type="hidden" name="supplier" value={requisition.supplierOrganizationId ?? ''} /><input type="hidden" name="base" value={String(requisition.total.amount)} />
              <Field label={t('security.amount', { currency: requisition.total.currency })} hint={t('security.askHint', { total: t.money(requisition.total) })} id="securityAmount" name="amount" inputMode="decimal" required defaultValue={values?.amount} fault={problemOf(problems, 'amount')} />
              <div><Button look="soft" name="act" value="askSecurity">{t('security.ask')}</Button></div>
            </SafeForm>
          </details>
        ) : null}
      </div>
    </Panel>
  )
}

function factsOf(row: Security, t: ReturnType<typeof useWords>): string[] {
  return [
    row.letterNumber ? t('security.letter', { number: row.letterNumber, issuer: row.issuer }) : '',
    row.validUntil ? t('security.validUntil', { day: t.day(row.validUntil) }) : '',
    row.state === 'ASKED' ? t('security.dueAt', { at: t.moment(row.dueAt) }) : t.moment(row.askedAt),
    row.returnBy && STANDING.has(row.state) ? t('security.returnBy', { day: t.day(row.returnBy) }) : '',
    row.claimed.amount ? t('security.claimedPart', { amount: t.money(row.claimed) }) : '',
    row.reason,
  ].filter(Boolean)
}
