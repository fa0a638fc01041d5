import { Outlet } from 'react-router'
import { PageFrame } from '~/frame/PageFrame'
import { useWords } from '~/lib/words'

export default function AccountLayout() {
  const t = useWords()
  return (
    <PageFrame home="/" name={t('common.name')} tagline={t('portal.tagline')}>
      <div className="wide page"><Outlet /></div>
    </PageFrame>
  )
}
