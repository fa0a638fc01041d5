import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import type { Route } from './+types/home'
import { PageFrame } from '~/frame/PageFrame'
import { sites } from '~/lib/sites.server'
import { useWords } from '~/lib/words'
import { Motif } from '~/ui/motif/Motif'

export async function loader() {
  return { sites: await sites() }
}

const FLOW = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'] as const

export default function PortalHome({ loaderData }: Route.ComponentProps) {
  const t = useWords()
  const zh = t.locale === 'zh'
  const theme = (value: unknown) => (value ?? {}) as { accent?: string; motif?: string }
  return (
    <PageFrame site="portal" home="/" name={t('common.name')} tagline={t('portal.tagline')}>
      <title>{`${t('common.name')} · ${t('portal.tagline')}`}</title>
      <div className="portal-hero"><div className="wide"><h1>{t('portal.title').split('|').map((part) => <span key={part} style={{ display: 'inline-block' }}>{part}{' '}</span>)}</h1><p>{t('portal.lede')}</p></div></div>
      <div className="wide">
        <div className="doors">
          {loaderData.sites.map((site) => (
            <section key={site.slug} className={site.slug === 'gov' ? 'door lead site-tinted' : 'door site-tinted'} data-accent={site.slug} style={{ '--accent': theme(site.theme).accent } as CSSProperties}>
              <Motif name={theme(site.theme).motif ?? 'seal'} />
              <h2><Link to={`/${site.slug}`}>{zh ? site.name : site.nameEn}</Link></h2>
              <span>{zh ? site.tagline : site.taglineEn}</span>
            </section>
          ))}
        </div>
        <div className="section-head" id="escrow"><h2>{t('portal.how')}</h2></div>
        <ol className="flow">{FLOW.map((key) => <li key={key}><b>{t(`portal.${key}`)}</b><span>{t(`portal.${key}t`)}</span></li>)}</ol>
      </div>
    </PageFrame>
  )
}
