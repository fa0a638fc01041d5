import type { Route } from './+types/charts'
import { DayRecordsDocument, type DayRecordsQuery } from '~/graphql/generated/graphql'
import { query, requireSignIn } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Empty } from '~/ui/empty/Empty'
import { Chart } from './Chart'
import { byHour, byKind, bySite } from './tallies'

const PAGES_MAX = 5

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const records: NonNullable<DayRecordsQuery['transactionRecords']>['edges'][number]['node'][] = []
  let after: string | null | undefined
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { transactionRecords } = await query(asking, DayRecordsDocument, after ? { after } : {})
    records.push(...(transactionRecords?.edges.map(({ node }) => node) ?? []))
    if (!transactionRecords?.pageInfo.hasNextPage) break
    after = transactionRecords.pageInfo.endCursor
  }
  return { size: records.length, kinds: byKind(records), hours: byHour(records), sites: bySite(records) }
}

export default function Charts({ loaderData: { size, kinds, hours, sites } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.charts')} · ${t('desk.title')}`}</title>
      <div className="page-head"><div><h1>{t('desk.charts')}</h1><p className="lede">{t('desk.limit', { n: t.count(size) })}</p></div></div>
      {size ? (
        <div className="stack"><Chart title={t('desk.byHour')} kind="line" tallies={hours} measure="count" /><Chart title={t('desk.byKind')} kind="bar" tallies={kinds} measure="count" /><Chart title={t('desk.bySite')} kind="bar" tallies={sites} measure="sum" /></div>
      ) : <div className="panel"><Empty title={t('desk.nothing')} /></div>}
    </>
  )
}
