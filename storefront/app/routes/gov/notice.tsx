import type { Route } from './+types/notice'
import { PublicNoticePageDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  return { notice: found((await query(asking, PublicNoticePageDocument, { id: asking.params.notice })).publicNotice) }
}

/** One notice: nobody signs in, nothing needs script. */
export default function Notice({ loaderData: { notice } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${notice.title} · ${t('gov.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov', label: t('gov.home') }, { to: '/gov/notices', label: t('gov.notices') }, { label: notice.title }]} />
      <div className="columns aside-end">
        <Panel>
          <article className="stack prose" style={{ maxWidth: 760 }}>
            <h1>{notice.title}</h1>
            <p className="row small muted"><Badge>{t.code('notice', notice.kind)}</Badge><time dateTime={notice.publishedAt}>{t.moment(notice.publishedAt)}</time></p>
            {notice.text.split('\n').filter(Boolean).map((line, at) => <p key={at}>{line}</p>)}
          </article>
        </Panel>
        <aside className="stack">
          <Panel title={t('gov.openData')}>
            <dl className="pairs">
              <dt>{t('gov.buyer')}</dt><dd>{notice.buyerName}</dd>
              <dt>OCID</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{notice.ocid}</dd>
              <dt>{t('gov.feedNumber')}</dt><dd className="mono">{notice.feedNumber}</dd>
              <dt>{t('gov.tags')}</dt><dd>{notice.tags.join(', ')}</dd>
              <dt>{t('gov.digest')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{notice.digest}</dd>
            </dl>
            <p style={{ marginTop: 12 }}><a className="button soft small" href={`/ocds/records/${encodeURIComponent(notice.ocid)}.json`}>{t('gov.record')}</a></p>
          </Panel>
        </aside>
      </div>
    </div>
  )
}
