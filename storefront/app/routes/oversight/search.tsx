import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/search'
import { Pages } from '~/frame/Pages'
import { RecordSearchDocument, SavedSearchesDocument, SearchSaveDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { SafeForm } from '~/lib/shell'
import { shopName, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { ASKED, askedOf, KINDS, SITES, toVariables } from './search-form'

const MORE = ASKED.filter((key) => key !== 'text')

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, DESK_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search)
  const [{ transactionRecords }, { savedQueries }] = await Promise.all([
    query(asking, RecordSearchDocument, { ...toVariables(asked), ...pageOf(search, 40) }),
    query(asking, SavedSearchesDocument),
  ])
  return { records: found(transactionRecords), asked, saved: savedQueries.map(({ name, query: kept }) => ({ name, to: `?${new URLSearchParams(kept as unknown as Record<string, string>)}` })) }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const kept = askedOf(new URLSearchParams(text(form, 'query')))
  const { querySave } = await mutate(asking, SearchSaveDocument, { name: text(form, 'name'), query: kept as unknown as string })
  const problems = problemsFrom(querySave?.errors)
  return problems.length ? refused(problems, form) : redirect(`/oversight?${new URLSearchParams(kept)}`)
}

export default function RecordSearch({ loaderData: { records, asked, saved }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.search')} · ${t('desk.title')}`}</title>
      <div className="page-head"><div><h1>{t('desk.search')}</h1><p className="lede">{t('desk.lede')}</p></div><span className="muted small">{t('desk.found', { n: t.count(records.totalCount ?? 0) })}</span></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <Panel>
        <Form className="stack" role="search">
          <div className="row" style={{ alignItems: 'end', flexWrap: 'nowrap' }}><div className="grow"><Field label={t('desk.text')} hint={t('desk.textHint')} name="text" defaultValue={asked.text ?? ''} /></div><Button look="primary">{t('common.search')}</Button></div>
          <details className="fold" open={MORE.some((key) => asked[key])}>
            <summary>{t('desk.moreFields')}</summary>
            <div className="form-grid" style={{ alignItems: 'end' }}>
              <Field label={t('desk.party')} hint={t('desk.partyHint')} name="party" defaultValue={asked.party ?? ''} />
              <Select label={t('desk.kind')} name="kind" defaultValue={asked.kind ?? ''}><option value="">{t('common.all')}</option>{asked.kind && !(KINDS as readonly string[]).includes(asked.kind) ? <option value={asked.kind}>{asked.kind}</option> : null}{KINDS.map((one) => <option key={one} value={one}>{t(`kind.${one}`)}</option>)}</Select>
              <Select label={t('desk.site')} name="site" defaultValue={asked.site ?? ''}><option value="">{t('common.all')}</option>{SITES.map((one) => <option key={one} value={one}>{t.code('site', one)}</option>)}</Select>
              <Field label={t('desk.min')} name="min" inputMode="decimal" defaultValue={asked.min ?? ''} /><Field label={t('desk.max')} name="max" inputMode="decimal" defaultValue={asked.max ?? ''} />
              <Field label={t('desk.since')} name="since" type="date" defaultValue={asked.since ?? ''} /><Field label={t('desk.until')} name="until" type="date" defaultValue={asked.until ?? ''} />
            </div>
          </details>
        </Form>
      </Panel>
      <div className="spread" style={{ marginBlock: 12 }}>
        <div className="row small">{saved.length ? <span className="muted">{t('desk.saved')}</span> : null}{saved.map((one) => <Link key={one.name} to={one.to} className="badge info">{one.name}</Link>)}</div>
        {ASKED.some((key) => asked[key]) ? <SafeForm className="row"><input type="hidden" name="query" value={String(new URLSearchParams(asked))} /><input className="input small" style={{ width: 160 }} name="name" aria-label={t('desk.saveName')} placeholder={t('desk.saveName')} required maxLength={80} /><Button size="small">{t('desk.save')}</Button></SafeForm> : null}
      </div>
      <Panel flush>
        {records.edges.length ? (
          <Table compact caption={t('desk.search')} rows={records.edges.map(({ node }) => node)} rowKey={(row) => String(row.seq)} columns={[
            { key: 'seq', head: t('desk.seq'), number: true, cell: (row) => <span className="mono muted">{row.seq}</span> },
            { key: 'at', head: t('desk.at'), cell: (row) => <span className="nowrap">{t.moment(row.at)}</span> },
            { key: 'what', head: t('desk.what'), cell: (row) => <><Link to={`/oversight/trace/${encodeURIComponent(row.subject)}`}>{row.title || row.kind}</Link><br /><span className="tiny muted">{row.organizations.map((one) => shopName(one, t.locale)).join(' → ')} <span className="mono">{row.subject}</span></span></> },
            { key: 'site', head: t('desk.site'), cell: (row) => t.code('site', row.site) || '—' },
            { key: 'amount', head: t('desk.amount'), number: true, cell: (row) => (row.amount ? t.money(row.amount) : '—') },
            { key: 'state', head: t('desk.state'), cell: (row) => <>{row.state ? <Badge>{t.code('rec', row.state)}</Badge> : null}{row.isLate ? <> <Badge tone="bad">{t('desk.late')}</Badge></> : null}</> },
          ]} />
        ) : <Empty title={t('desk.nothing')} text={t('desk.nothingText')} />}
      </Panel>
      <Pages info={records.pageInfo} />
    </>
  )
}
