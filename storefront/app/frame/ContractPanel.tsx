import type { RequisitionPageQuery } from '~/graphql/generated/graphql'
import { useLookAgain } from '~/lib/look-again'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Panel } from '~/ui/panel/Panel'
import { Confirm } from './Confirm'

type Contract = NonNullable<NonNullable<RequisitionPageQuery['requisition']>['contract']>

/** Terms, signatures of both sides, and the file to take away. */
export function ContractPanel({ contract, href }: { contract: Contract; href: string }) {
  const t = useWords()
  useLookAgain(contract.documentState === 'DRAFT' || contract.parties.some((party) => party.beingSigned))
  return (
    <Panel title={t('gov.contract')} actions={<Badge tone={contract.documentState === 'SIGNED' ? 'good' : 'info'}>{contract.documentState ? t.code('paper', contract.documentState) : contract.stateLabel}</Badge>}>
      <div className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
        <dl className="pairs">
          <dt>{t('gov.number')}</dt><dd className="mono">{contract.number}</dd>
          <dt>{t('gov.total')}</dt><dd className="price">{t.money(contract.total)}</dd>
          <dt>{t('gov.terms')}</dt><dd>{t('gov.termsText', { inspect: contract.inspectionWorkdays, pay: contract.paymentDays })}</dd>
          {contract.parties.map((party) => <div key={party.label} style={{ display: 'contents' }}><dt>{party.label}</dt><dd>{party.name} {party.signedAt ? <span className="tiny muted">{t('gov.signedAt', { at: t.moment(party.signedAt) })}</span> : <Badge tone={party.beingSigned ? 'info' : 'warn'}>{t(party.beingSigned ? 'gov.beingSigned' : 'gov.notSigned')}</Badge>}</dd></div>)}
          {contract.fileHash ? <><dt>SHA-256</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{contract.fileHash}</dd></> : null}
        </dl>
        {contract.fileHash ? <p><a className="button soft small" href={href} download>{t('gov.contractFile')}</a></p> : <p className="small muted">{t('gov.contractNone')}</p>}
        {contract.maySign ? <Confirm label={t('gov.sign')} text={t('gov.signText')} act="sign" look="primary" /> : null}
      </div>
    </Panel>
  )
}
