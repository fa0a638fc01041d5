import type { Route } from './+types/head'
import { AuditHeadNowDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  return { head: (await query(asking, AuditHeadNowDocument)).auditHead }
}

export default function Head({ loaderData: { head } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.head')} · ${t('desk.title')}`}</title>
      <div className="page-head"><div><h1>{t('desk.head')}</h1><p className="lede">{t('desk.needsNothing')}</p></div></div>
      <Panel>
        {head ? <dl className="pairs"><dt>{t('desk.size')}</dt><dd>{t.count(head.size)}</dd><dt>{t('desk.root')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{head.root}</dd><dt>{t('desk.time')}</dt><dd><time dateTime={head.time}>{t.moment(head.time)}</time> <span className="mono tiny muted">{head.time}</span></dd><dt>{t('desk.key')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{head.keyId}</dd><dt>Ed25519</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{head.signature}</dd></dl> : <Empty title={t('desk.noHead')} />}
      </Panel>
    </>
  )
}
