import { Link } from 'react-router'
import { useWords } from '~/lib/words'

type Item = { slug: string; title: string; summary: string; publishedAt: string }

export function NewsList({ news, long }: { news: readonly Item[]; long?: boolean }) {
  const t = useWords()
  if (!news.length) return <p className="muted small">{t('gov.noNotices')}</p>
  return (
    <ul className="news">
      {news.map((item) => (
        <li key={item.slug}>
          <Link to={`/gov/news/${item.slug}`} className={long ? 'strong' : 'clamp1'}>{item.title}</Link>
          {long ? <p className="small muted">{item.summary}</p> : null}
          <time className="tiny muted" dateTime={item.publishedAt}>{t.day(item.publishedAt)}</time>
        </li>
      ))}
    </ul>
  )
}
