import { redirect } from 'react-router'
import type { Route } from './+types/parked'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { DeadReplayDocument, ParkedDocument, ParkedRetryDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { addressOf, askedOf, stuckFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = { ...askedOf(search, []), currency: '' }
  const told = await query(asking, ParkedDocument, { filter: stuckFilterOf(asked), ...pageOf(search, 20) })
  return { asked, backlog: told.deliveryBacklog, parked: found(told.parkedDeliveries), dead: found(told.deadMessages), deadAll: told.deadAll?.totalCount ?? 0 }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = text(form, 'id')
  const errors = text(form, 'act') === 'replay' ? (await mutate(asking, DeadReplayDocument, { id })).deadMessageReplay?.errors : (await mutate(asking, ParkedRetryDocument, { id })).parkedDeliveryRetry?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/parked${new URL(asking.request.url).search}`)
}

export default function Parked({ loaderData: { asked, backlog, parked, dead, deadAll }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const wanted = addressOf(asked)
  const sum = (shown: number | null | undefined, all: number) => ({ value: t.count(shown ?? 0), ...(wanted ? { hint: t('fin.stuckOf', { n: t.count(all) }) } : {}) })
  const again = (id: string, act: string) => <SafeForm><input type="hidden" name="id" value={id} /><Button size="small" look="soft" name="act" value={act}>{t('fin.again')}</Button></SafeForm>
  return (
    <>
      <title>{`${t('fin.parked')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.parked')}</h1><p className="lede">{t('fin.parkedLede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="stack">
        <ListFilter asked={asked} here="/finance/parked" noCurrency words={{ label: t('fin.stuckWords'), hint: t('fin.stuckHint') }} />
        <Stats stats={[{ name: t('fin.pending'), value: t.count(backlog?.pending ?? 0) }, { name: t('fin.parkedCount'), ...sum(parked.totalCount, backlog?.parked ?? 0) }, { name: t('fin.deadCount'), ...sum(dead.totalCount, deadAll) }]} />
        <Panel title={t('fin.deliveries')} flush actions={parked.edges.length ? <a className="small" href={`/finance/parked-file?${wanted}`} download>{t('fin.csv')}</a> : undefined}>
          {parked.edges.length ? <Table compact caption={t('fin.deliveries')} rows={parked.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'what', head: t('fin.event'), cell: (row) => <><span className="mono small">{row.kind}</span><br /><span className="tiny muted mono">{row.subject}</span></> },
            { key: 'handler', head: t('fin.handler'), cell: (row) => <span className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{row.handler}</span> },
            { key: 'problem', head: t('fin.problem'), cell: (row) => <span className="small" style={{ overflowWrap: 'anywhere' }}>{row.problem}</span> },
            { key: 'tries', head: t('fin.tries'), number: true, cell: (row) => row.attempts }, { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.at)}</span> },
            { key: 'act', head: '', cell: (row) => again(row.id, 'retry') },
          ]} /> : <Empty title={t('fin.noParked')} text={t('fin.noParkedText')} />}
        </Panel>
        <Pages info={parked.pageInfo} />
        <Panel title={t('fin.messages')} flush actions={dead.edges.length ? <a className="small" href={`/finance/parked-file?as=messages&${wanted}`} download>{t('fin.csv')}</a> : undefined}>
          {dead.edges.length ? <Table compact caption={t('fin.messages')} rows={dead.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'what', head: t('fin.event'), cell: (row) => <><span className="mono small">{row.provider} {row.kind}</span><br /><span className="tiny muted mono">{row.objectRef}</span></> },
            { key: 'problem', head: t('fin.problem'), cell: (row) => row.problem }, { key: 'tries', head: t('fin.tries'), number: true, cell: (row) => row.attempts }, { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.receivedAt)}</span> },
            { key: 'act', head: '', cell: (row) => again(row.id, 'replay') },
          ]} /> : <Empty title={t('fin.noDead')} />}
        </Panel>
      </div>
    </>
  )
}
