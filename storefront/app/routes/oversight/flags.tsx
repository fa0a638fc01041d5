import { Link } from 'react-router'
import type { Route } from './+types/flags'
import { FlagsDocument } from '~/graphql/generated/graphql'
import { query, requireSignIn } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  return { flags: (await query(asking, FlagsDocument)).auditFlags }
}

export default function Flags({ loaderData: { flags } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.flags')} · ${t('desk.title')}`}</title>
      <div className="page-head"><h1>{t('desk.flags')}</h1></div>
      <Panel flush>
        {flags.length ? <Table caption={t('desk.flags')} rows={flags} rowKey={(row) => row.subject + row.rule} columns={[
          { key: 'subject', head: t('desk.subject'), cell: (row) => <Link className="mono" to={`/oversight/trace/${encodeURIComponent(row.subject)}`}>{row.subject}</Link> },
          { key: 'rule', head: t('desk.rule'), cell: (row) => row.rule },
          { key: 'state', head: t('desk.state'), cell: (row) => <Badge tone="warn">{row.state}</Badge> },
          { key: 'at', head: t('desk.at'), cell: (row) => t.moment(row.createdAt) },
        ]} /> : <Empty title={t('desk.noFlags')} />}
      </Panel>
    </>
  )
}
