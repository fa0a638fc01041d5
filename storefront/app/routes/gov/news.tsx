import type { Route } from './+types/news'
import { GovNoticeDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { blocksOf } from '~/lib/richtext'
import { useWords } from '~/lib/words'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  return { item: found((await query(asking, GovNoticeDocument, { slug: asking.params.notice })).newsItem) }
}

export default function NewsItem({ loaderData: { item } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${item.title} · ${t('gov.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov', label: t('gov.home') }, { to: '/gov/notices', label: t('gov.notices') }, { label: item.title }]} />
      <Panel>
        <article className="stack prose" style={{ maxWidth: 760 }}>
          <h1>{item.title}</h1>
          <time className="small muted" dateTime={item.publishedAt}>{t.moment(item.publishedAt)}</time>
          {blocksOf(item.content).map((block, at) => (block.kind === 'heading' ? <h2 key={at}>{block.text}</h2> : <p key={at}>{block.kind === 'item' ? `· ${block.text}` : block.text}</p>))}
        </article>
      </Panel>
    </div>
  )
}
