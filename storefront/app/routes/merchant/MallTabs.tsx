import { useWords } from '~/lib/words'
import { Tabs } from '~/ui/tabs/Tabs'

/** The supplier's places on the e-mall. */
export function MallTabs({ at }: { at: 'orders' | 'offers' | 'receivables' }) {
  const t = useWords()
  return <Tabs label={t('work.mall')} tabs={[{ to: '/merchant/mall', label: t('work.mallOrders'), current: at === 'orders' }, { to: '/merchant/mall/offers', label: t('work.mallOffers'), current: at === 'offers' }, { to: '/merchant/mall/receivables', label: t('work.receivables'), current: at === 'receivables' }]} />
}
