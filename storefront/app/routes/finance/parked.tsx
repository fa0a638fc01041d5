import { redirect } from 'react-router'
import type { Route } from './+types/parked'
import { Pages } from '~/frame/Pages'
import { DeadReplayDocument, ParkedDocument, ParkedRetryDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
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
  const { deliveryBacklog, parkedDeliveries, deadMessages } = await query(asking, ParkedDocument, pageOf(new URL(asking.request.url).searchParams, 20))
  return { backlog: deliveryBacklog, parked: found(parkedDeliveries), dead: found(deadMessages) }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = text(form, 'id')
  const errors = text(form, 'act') === 'replay' ? (await mutate(asking, DeadReplayDocument, { id })).deadMessageReplay?.errors : (await mutate(asking, ParkedRetryDocument, { id })).parkedDeliveryRetry?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/finance/parked')
}

export default function Parked({ loaderData: { backlog, parked, dead }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const again = (id: string, act: string) => <SafeForm><input type="hidden" name="id" value={id} /><Button size="small" look="soft" name="act" value={act}>{t('fin.again')}</Button></SafeForm>
  return (
    <>
      <title>{`${t('fin.parked')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.parked')}</h1><p className="lede">{t('fin.parkedLede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="stack">
        <Stats stats={[{ name: t('fin.pending'), value: t.count(backlog?.pending ?? 0) }, { name: t('fin.parkedCount'), value: t.count(backlog?.parked ?? 0) }, { name: t('fin.deadCount'), value: t.count(dead.totalCount ?? 0) }]} />
        <Panel title={t('fin.deliveries')} flush actions={parked.edges.length ? <a className="small" href="/finance/parked-file" download>{t('fin.csv')}</a> : undefined}>
          {parked.edges.length ? <Table compact caption={t('fin.deliveries')} rows={parked.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
            { key: 'what', head: t('fin.event'), cell: (row) => <><span className="mono small">{row.kind}</span><br /><span className="tiny muted mono">{row.subject}</span></> },
            { key: 'handler', head: t('fin.handler'), cell: (row) => <span className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{row.handler}</span> },
            { key: 'problem', head: t('fin.problem'), cell: (row) => <span className="small" style={{ overflowWrap: 'anywhere' }}>{row.problem}</span> },
            { key: 'tries', head: t('fin.tries'), number: true, cell: (row) => row.attempts }, { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.at)}</span> },
            { key: 'act', head: '', cell: (row) => again(row.id, 'retry') },
          ]} /> : <Empty title={t('fin.noParked')} text={t('fin.noParkedText')} />}
        </Panel>
        <Pages info={parked.pageInfo} />
        <Panel title={t('fin.messages')} flush actions={dead.edges.length ? <a className="small" href="/finance/parked-file?as=messages" download>{t('fin.csv')}</a> : undefined}>
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
