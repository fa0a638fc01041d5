import { Link } from 'react-router'
import type { Route } from './+types/home'
import { GovNoticesDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { useShell } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { LinkButton } from '~/ui/button/Button'
import { Motif } from '~/ui/motif/Motif'
import { Panel } from '~/ui/panel/Panel'
import { NewsList } from './NewsList'
import { OfferCard } from './OfferCard'

export async function loader(asking: Route.LoaderArgs) {
  return query(asking, GovNoticesDocument, {})
}

export default function GovHome({ loaderData: { news, latenessList, mallOffers } }: Route.ComponentProps) {
  const t = useWords()
  const { user } = useShell()
  return (
    <div className="wide page">
      <title>{`${t('gov.name')} · ${t('common.name')}`}</title>
      <div className="columns aside-end">
        <section className="hero" style={{ minHeight: 320 }}>
          <Motif name="seal" />
          <h1>{t('gov.heroTitle')}</h1>
          <p>{t('gov.heroText')}</p>
          <div className="row"><LinkButton to="/gov/mall" size="large">{t('gov.toMall')}</LinkButton></div>
        </section>
        <Panel title={t('gov.latest')} actions={<Link to="/gov/notices" className="small">{t('market.seeAll')} ›</Link>}><NewsList news={news?.edges.slice(0, 6).map(({ node }) => node) ?? []} /></Panel>
      </div>
      <Panel title={t('gov.selfService')} className="work-doors">
        {user ? (
          <div className="row">
            <LinkButton to="/gov/requisitions?box=mine" look="soft">{t('gov.box.mine')}</LinkButton>
            <LinkButton to="/gov/requisitions?box=approval" look="soft">{t('gov.box.approval')}</LinkButton>
            <LinkButton to="/gov/requisitions?box=acceptance" look="soft">{t('gov.box.acceptance')}</LinkButton>
            <LinkButton to="/gov/payments" look="soft">{t('gov.payments')}</LinkButton>
          </div>
        ) : <div className="spread"><span className="muted">{t('gov.signInFirst')}</span><LinkButton to="/sign-in?to=/gov" look="primary">{t('common.signIn')}</LinkButton></div>}
      </Panel>
      <div className="section-head"><h2>{t('gov.featured')}<small>{t('gov.offers', { n: t.count(mallOffers?.totalCount ?? 0) })}</small></h2><Link to="/gov/mall" className="small">{t('market.seeAll')} ›</Link></div>
      <div className="cards">{mallOffers?.edges.map(({ node }) => <OfferCard key={node.id} offer={node} />)}</div>
      {latenessList?.edges.length ? <p className="small muted" style={{ marginTop: 16 }}><Link to="/gov/lateness">{t('gov.lateness')} ({latenessList.edges.length})</Link></p> : null}
    </div>
  )
}
