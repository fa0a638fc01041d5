import { Link } from 'react-router'
import type { PayablePartsFragment } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'

type PaymentRequest = PayablePartsFragment['requests'][number]

/** How one request is paid: mode, account, what came back, and its signed papers with a link to check them. */
export function PaymentPapers({ request }: { request: PaymentRequest }) {
  const t = useWords()
  const papers = request.order?.papers ?? []
  const red = papers.some((paper) => paper.kind === 'redReceipt')
  return (
    <div className="stack small" style={{ '--gap': '4px' } as React.CSSProperties}>
      <p className="row muted"><span>{t.code('mode', request.mode)}</span>{request.payeeAccount ? <span className="mono">{request.payeeAccount} {request.payeeBank}</span> : null}{red ? <Badge tone="bad">{t('trs.redLetter')}</Badge> : null}</p>
      {request.returnReason ? <p style={{ color: 'var(--bad)' }}>{request.returnReason}</p> : null}
      {papers.length && request.order ? <p className="row">{papers.map((paper) => <Badge key={paper.sha256} tone={paper.holds ? 'good' : 'bad'}>{t.code('tpaper', paper.kind)}</Badge>)}<Link to={`/gov/treasury/${encodeURIComponent(request.order.id)}`}>{t('trs.verify')} ›</Link></p> : null}
    </div>
  )
}
