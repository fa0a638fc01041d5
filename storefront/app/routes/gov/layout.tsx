import { Form, Outlet, useLocation } from 'react-router'
import { PageFrame } from '~/frame/PageFrame'
import { useShell } from '~/lib/shell'
import { sites } from '~/lib/sites.server'
import { useWords } from '~/lib/words'

export async function loader() {
  const site = (await sites()).find((one) => one.slug === 'gov')
  const theme = (site?.theme ?? {}) as { accent?: string }
  return { tint: { slug: 'gov', accent: theme.accent } }
}

export default function GovLayout() {
  const t = useWords()
  const { user } = useShell()
  const { pathname, search } = useLocation()
  const places = [['/gov', 'gov.home'], ['/gov/notices', 'gov.notices'], ['/gov/mall', 'gov.mall'], ['/gov/lateness', 'gov.lateness'], ...(user ? [['/gov/basket', 'gov.basket'], ['/gov/requisitions', 'gov.requisitions'], ['/gov/budget', 'gov.budgetTitle'], ['/gov/payments', 'gov.payments']] : [])] as [string, 'gov.home'][]
  return (
    <PageFrame site="gov" home="/gov" name={t('gov.name')} tagline={t('gov.tagline')}
      nav={places.map(([to, key]) => ({ to, label: t(key), current: pathname === to || (to !== '/gov' && pathname.startsWith(`${to}/`)) }))}
      search={<Form className="search" role="search" action="/gov/mall"><input name="q" type="search" aria-label={t('gov.searchOffers')} placeholder={t('gov.searchOffers')} defaultValue={new URLSearchParams(search).get('q') ?? ''} key={search} /><button type="submit">{t('common.search')}</button></Form>}>
      <Outlet />
    </PageFrame>
  )
}
