/** Header and footer around a page, filled from the visit and the site. */
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { SafeForm, useShell } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { BottomBar } from '~/ui/frame/BottomBar'
import { Icon } from '~/ui/icon/Icon'
import { SiteFooter } from '~/ui/frame/SiteFooter'
import { SiteHeader, type HeaderLink } from '~/ui/frame/SiteHeader'

export const SITES = [
  { slug: 'gov', zh: '政府采购', en: 'Procurement' },
  { slug: 'textile', zh: '纺织服装', en: 'Textile' },
  { slug: 'electronics', zh: '电子', en: 'Electronics' },
  { slug: 'industrial', zh: '工业品', en: 'Industrial' },
  { slug: 'intl', zh: '国际小商品', en: 'Small goods' },
] as const

export function PageFrame({ site, home, name, tagline, search, cart, nav, children }: {
  site?: string; home: string; name: string; tagline: string; search?: ReactNode
  cart?: { to: string; count: number } | null; nav?: readonly HeaderLink[]; children: ReactNode
}) {
  const t = useWords()
  const { demo } = useShell()
  const links = [
    { to: '/', label: t('common.portal'), current: site === 'portal' },
    ...SITES.map(({ slug, zh, en }) => ({ to: `/${slug}`, label: t.locale === 'zh' ? zh : en, current: site === slug })),
  ]
  return (
    <>
      <SiteHeader sites={links} sitesLabel={t('common.sites')} tools={<Tools />} home={home} name={name} tagline={tagline} search={search}
        short={<Short />} cart={cart ? { ...cart, label: t('trade.cart') } : null} nav={nav} navLabel={t('common.mainNav')} />
      <main id="main" tabIndex={-1}>{children}</main>
      {cart ? <BottomBar label={t('common.quickNav')} links={[
        { to: home, label: t('market.home'), icon: 'store' }, { to: `${home}/list`, label: t('common.goods'), icon: 'grid' },
        { to: cart.to, label: t('trade.cart'), icon: 'cart', count: cart.count }, { to: '/orders', label: t('common.orders'), icon: 'paper' }, { to: '/account', label: t('common.mine'), icon: 'person' },
      ]} /> : null}
      <SiteFooter legal={demo ? `${t('common.legal')}${t.locale === 'zh' ? '' : ' '}${t('common.legalDemo')}` : t('common.legal')} groups={[
        { title: t('common.footTrade'), links: [{ to: '/#escrow', label: t('common.footEscrow') }, { to: '/#escrow', label: t('common.footInspect') }, { to: '/oversight/head', label: t('common.footAudit') }, { to: '/verify', label: t('verify.title') }] },
        { title: t('common.footBuy'), links: [{ to: '/orders', label: t('common.orders') }, { to: '/account', label: t('common.account') }, { to: '/organizations', label: t('org.title') }] },
        { title: t('common.footSell'), links: [{ to: '/merchant', label: t('common.merchantRoom') }, { to: '/apply', label: t('common.footApply') }] },
        { title: t('common.footGov'), links: [{ to: '/gov/notices', label: t('common.notices') }, { to: '/gov/mall', label: t('common.mall') }, { to: '/gov/lateness', label: t('common.footLate') }] },
      ]} />
    </>
  )
}

/** On a phone the top bar scrolls: what is reached for every day stands beside the cart. */
function Short() {
  const t = useWords()
  const { user } = useShell()
  if (!user) return <Link to="/sign-in" className="icon-link"><Icon name="person" /><span className="visually-hidden">{t('common.signIn')}</span></Link>
  return (
    <>
      <Link to="/notices" className="icon-link"><Icon name="bell" />{user.unread ? <span className="count">{user.unread > 99 ? '99+' : user.unread}</span> : null}<span className="visually-hidden">{t('common.inbox')}</span></Link>
      <Link to="/account" className="icon-link"><Icon name="person" /><span className="visually-hidden">{t('common.account')}</span></Link>
    </>
  )
}

function Tools() {
  const t = useWords()
  const { user, theme, rooms } = useShell()
  const { pathname, search } = useLocation()
  const back = encodeURIComponent(pathname + search)
  return (
    <>
      {user ? (
        <>
          <Link to="/account" className="clamp1" style={{ maxWidth: 180 }}>{user.name}</Link>
          <Link to="/notices" className="bell nowrap"><Icon name="bell" /><span>{t('common.inbox')}</span>{user.unread ? <span className="bell-count">{user.unread > 99 ? '99+' : user.unread}<span className="visually-hidden"> {t('common.unread')}</span></span> : null}</Link>
          <Link to="/orders">{t('common.orders')}</Link>
          {rooms.merchant ? <Link to="/merchant">{t('common.merchantRoom')}</Link> : null}
          {rooms.gov ? <Link to="/gov/requisitions">{t('common.govRoom')}</Link> : null}
          {rooms.finance ? <Link to="/finance">{t('common.financeRoom')}</Link> : null}
          {rooms.treasury ? <Link to="/gov/treasury">{t('trs.room')}</Link> : null}
          {rooms.review ? <Link to="/review">{t('common.reviewRoom')}</Link> : null}
          {rooms.venue ? <Link to="/leases">{t('common.venueRoom')}</Link> : null}
          {rooms.desk ? <Link to="/oversight">{t('common.deskRoom')}</Link> : null}
          <SafeForm action="/sign-out"><button>{t('common.signOut')}</button></SafeForm>
        </>
      ) : (
        <>
          <Link to={`/sign-in?to=${back}`}>{t('common.signIn')}</Link>
          <Link to="/register">{t('common.register')}</Link>
        </>
      )}
      <SafeForm action="/preferences" preventScrollReset>
        <input type="hidden" name="back" value={pathname + search} />
        <button name="lang" value={t.locale === 'zh' ? 'en' : 'zh'} lang={t.locale === 'zh' ? 'en' : 'zh-CN'}>{t('common.language')}</button>
      </SafeForm>
      <SafeForm action="/preferences" preventScrollReset>
        <input type="hidden" name="back" value={pathname + search} />
        <button name="theme" value={theme === 'dark' ? 'light' : 'dark'}>{theme === 'dark' ? t('common.light') : t('common.dark')}</button>
      </SafeForm>
    </>
  )
}
