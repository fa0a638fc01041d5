import { useWords } from '~/lib/words'
import { Note } from '~/ui/panel/Panel'
import type { Proof } from './proof.server'

/** What was checked, in words, with the figures for whoever wants to check again. */
export function ProofNote({ proof }: { proof: Proof | null }) {
  const t = useWords()
  if (!proof) return <Note tone="warn">{t('desk.noProof')}</Note>
  const sound = proof.textHolds !== false && proof.inTree && proof.signed
  const said = (holds: boolean | null, yes: string, no: string) => <li>{holds === false ? '✗' : holds === null ? '–' : '✓'} {holds === false ? no : yes}</li>
  return (
    <Note tone={sound ? 'good' : 'bad'}>
      <strong>{sound ? t('desk.proof', { seq: proof.seq }) : t('desk.proofBroken', { seq: proof.seq })}</strong>
      <ul className="small">
        {said(proof.textHolds, proof.textHolds === null ? t('desk.checkNoText') : t('desk.checkText'), t('desk.checkTextNo'))}
        {said(proof.inTree, t('desk.checkTree', { n: proof.steps, size: t.count(proof.size) }), t('desk.checkTreeNo'))}
        {said(proof.signed, t('desk.checkSigned', { key: proof.keyId, time: proof.time }), t('desk.checkSignedNo'))}
      </ul>
      <details className="fold"><summary className="small">{t('desk.figures')}</summary><p className="tiny mono" style={{ overflowWrap: 'anywhere' }}>{t('desk.root')} {proof.root}</p><ol className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{proof.path.map((hash) => <li key={hash}>{hash}</li>)}</ol></details>
    </Note>
  )
}
