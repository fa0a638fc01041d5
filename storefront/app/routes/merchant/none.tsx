import { useWords } from '~/lib/words'
import { LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'

export default function NoShop() {
  const t = useWords()
  return <div className="panel"><title>{`${t('work.title')} · ${t('common.name')}`}</title><h1 className="visually-hidden">{t('work.title')}</h1><Empty title={t('work.noShop')} text={t('work.noShopText')} action={<LinkButton to="/apply" look="primary">{t('apply.title')}</LinkButton>} /></div>
}
