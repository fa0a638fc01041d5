import type { Route } from './+types/statements'
import { useWords } from '~/lib/words'
import { Empty } from '~/ui/empty/Empty'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  return null
}

export default function Statements() {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.statements')} · ${t('work.title')}`}</title>
      <div className="page-head"><h1>{t('work.statements')}</h1></div>
      <div className="panel"><Empty title={t('work.noStatements')} text={t('work.noStatementsText')} /></div>
    </>
  )
}
