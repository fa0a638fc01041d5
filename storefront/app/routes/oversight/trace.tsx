import { Form } from 'react-router'
import type { Route } from './+types/trace'
import { InclusionDocument, TracePageDocument } from '~/graphql/generated/graphql'
import { perhaps, query, requireSignIn } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { subject } = asking.params
  const { trace, auditHead } = await query(asking, TracePageDocument, { subject })
  const asked = Number(new URL(asking.request.url).searchParams.get('prove') ?? 'NaN')
  const proof = Number.isInteger(asked) && auditHead ? ((await perhaps(asking, InclusionDocument, { seq: asked, size: auditHead.size }))?.auditInclusion ?? null) : null
  return { subject, records: trace, head: auditHead, proof: Number.isInteger(asked) ? { seq: asked, path: proof } : null }
}

export default function Trace({ loaderData: { subject, records, head, proof } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.trace')} ${subject} · ${t('desk.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/oversight', label: t('desk.search') }, { label: subject }]} />
      <div className="page-head"><div><h1>{t('desk.trace')}</h1><p className="lede mono">{subject} · {t('desk.steps', { n: records.length })}</p></div><a className="button primary" href={`/oversight/bundle/${encodeURIComponent(subject)}`} download>{t('desk.bundle')}</a></div>
      {proof ? (
        <div style={{ marginBottom: 12 }} id="proof">
          {proof.path && head ? (
            <Note tone="good"><strong>{t('desk.proof', { seq: proof.seq })}</strong><p className="small">{t('desk.proofText', { n: proof.path.length, size: t.count(head.size) })}</p>
              <details className="fold"><summary>{t('desk.root')} <span className="mono">{head.root}</span></summary><ol className="mono tiny">{proof.path.map((hash) => <li key={hash}>{hash}</li>)}</ol></details></Note>
          ) : <Note tone="warn">{t('desk.noProof')}</Note>}
        </div>
      ) : null}
      <Panel>
        {records.length ? (
          <ol className="timeline">
            {records.map((record) => (
              <li key={record.seq} className={record.isLate ? 'bad' : 'done'}>
                <div className="spread">
                  <div className="grow">
                    <strong>{record.title || record.kind}</strong> {record.state ? <Badge>{record.state}</Badge> : null} {record.isLate ? <Badge tone="bad">{t('desk.late')}</Badge> : null}
                    <p className="small muted">{record.parties.join(' → ')}{record.actor ? ` · ${t('desk.actor')} ${record.actor}` : ''}</p>
                    <p className="tiny muted"><time dateTime={record.at}>{t.moment(record.at)}</time> · <span className="mono">#{record.seq} {record.kind} {record.subject}</span></p>
                  </div>
                  <div className="row">{record.amount ? <span className="price">{t.money(record.amount)}</span> : null}<Form preventScrollReset><Button size="small" look="soft" name="prove" value={record.seq}>{t('desk.prove')}</Button></Form></div>
                </div>
              </li>
            ))}
          </ol>
        ) : <Empty title={t('desk.nothing')} text={t('desk.nothingText')} />}
      </Panel>
    </>
  )
}
