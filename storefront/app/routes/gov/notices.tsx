import { Form, Link } from 'react-router'
import type { Route } from './+types/notices'
import { Pages } from '~/frame/Pages'
import { GovNoticesDocument, PublicNoticeListDocument, type PublicNoticeKind } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { pageOf } from '~/lib/paging'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { NewsList } from './NewsList'

const KINDS = ['ORDER', 'RESULT', 'ACCEPTANCE', 'PAYMENT', 'CANCELLATION', 'FAILURE', 'TERMINATION'] as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

export async function loader(asking: Route.LoaderArgs) {
  const search = new URL(asking.request.url).searchParams
  const kind = KINDS.find((one) => one === search.get('kind')) as PublicNoticeKind | undefined
  const words = search.get('q')?.trim()
  const dates = Object.fromEntries(['since', 'until'].flatMap((name) => (DAY.test(search.get(name) ?? '') ? [[name, search.get(name)]] : [])))
  const [{ publicNotices }, { news }] = await Promise.all([
    query(asking, PublicNoticeListDocument, { ...(kind ? { kind } : {}), ...(words ? { search: words } : {}), ...dates, ...pageOf(search, 20) }),
    query(asking, GovNoticesDocument, {}),
  ])
  return { notices: found(publicNotices), news: news?.edges.slice(0, 6).map(({ node }) => node) ?? [], asked: Object.fromEntries(search) as Record<string, string> }
}

export default function Notices({ loaderData: { notices, news, asked } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('gov.notices')} · ${t('gov.name')}`}</title>
      <div className="page-head"><div><h1>{t('gov.notices')}</h1><p className="lede">{t('gov.noticesLede')}</p></div><span className="row small"><a href="/ocds/releases.jsonl">{t('gov.feed')}</a><Link to="/gov/lateness">{t('gov.lateness')}</Link></span></div>
      <div className="columns aside-end">
        <div className="stack">
          <Panel>
            <Form className="form-grid" role="search" style={{ alignItems: 'end' }}>
              <Field label={t('gov.noticeWords')} name="q" type="search" defaultValue={asked.q ?? ''} />
              <Select label={t('gov.noticeKind')} name="kind" defaultValue={asked.kind ?? ''}><option value="">{t('common.all')}</option>{KINDS.map((kind) => <option key={kind} value={kind}>{t.code('notice', kind)}</option>)}</Select>
              <Field label={t('gov.from')} name="since" type="date" defaultValue={asked.since ?? ''} /><Field label={t('gov.until')} name="until" type="date" defaultValue={asked.until ?? ''} />
              <div><Button look="primary">{t('common.search')}</Button></div>
            </Form>
          </Panel>
          <Panel title={t('gov.noticeFound', { n: t.count(notices.totalCount ?? 0) })}>
            {notices.edges.length ? (
              <ul className="news">
                {notices.edges.map(({ node }) => (
                  <li key={node.id}>
                    <Link to={`/gov/notices/${encodeURIComponent(node.id)}`} className="strong">{node.title}</Link>
                    <p className="small muted row" style={{ '--gap': '8px' } as React.CSSProperties}><Badge>{t.code('notice', node.kind)}</Badge><span>{node.buyerName}</span><span className="mono tiny">{node.ocid}</span></p>
                    <time className="tiny muted" dateTime={node.publishedAt}>{t.moment(node.publishedAt)}</time>
                  </li>
                ))}
              </ul>
            ) : <Empty title={t('gov.noNotices')} text={t('gov.noNoticesText')} />}
          </Panel>
          <Pages info={notices.pageInfo} />
        </div>
        <aside className="stack"><Panel title={t('gov.latest')}><NewsList news={news} /></Panel></aside>
      </div>
    </div>
  )
}
