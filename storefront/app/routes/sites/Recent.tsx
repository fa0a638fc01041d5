/** Goods this browser looked at last; they stay in the browser and are nobody else's business. */
import { useEffect, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { useWords } from '~/lib/words'
import { Picture } from '~/ui/picture/Picture'

type Seen = { to: string; name: string; picture: string | null; price: string }
const KEY = 'shiji.recent'
const MOST = 7

export function Recent({ now }: { now: Seen }) {
  const t = useWords()
  const { to, name, picture, price } = now
  const kept = useSyncExternalStore(nobodyCalls, keptText, () => '')
  const seen = parsed(kept).filter((one) => one.to !== to).slice(0, MOST - 1)
  useEffect(() => {
    keep([{ to, name, picture, price }, ...parsed(keptText()).filter((one) => one.to !== to)].slice(0, MOST))
  }, [to, name, picture, price])
  if (!seen.length) return null
  return (
    <section>
      <div className="section-head"><h2>{t('market.recent')}</h2></div>
      <ul className="recent">{seen.map((one) => <li key={one.to}><Link to={one.to}><Picture src={one.picture} alt="" seed={one.to} /><span className="clamp1">{one.name}</span><b className="price">{one.price}</b></Link></li>)}</ul>
    </section>
  )
}

const nobodyCalls = () => () => undefined

function keptText(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return '' // A browser that keeps nothing shows no such row.
  }
}

function parsed(text: string): Seen[] {
  try {
    const kept: unknown = JSON.parse(text || '[]')
    return Array.isArray(kept) ? kept.filter((one): one is Seen => typeof one?.to === 'string' && one.to.startsWith('/') && typeof one.name === 'string') : []
  } catch {
    return []
  }
}

function keep(seen: Seen[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(seen))
  } catch {
    // as above
  }
}
