import { Link, redirect } from 'react-router'
import type { Route } from './+types/cases'
import { Pages } from '~/frame/Pages'
import { CaseListDocument, CaseOpenDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, DESK_SECOND)
  return { cases: found((await query(asking, CaseListDocument, pageOf(new URL(asking.request.url).searchParams))).cases), mayOpen: mine.may('oversight.case') }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const subjects = text(form, 'subjects').split(/[\s,，；;]+/).filter(Boolean)
  const { caseOpen } = await mutate(asking, CaseOpenDocument, { title: text(form, 'title'), subjects })
  return caseOpen?.case ? redirect(`/oversight/cases/${encodeURIComponent(caseOpen.case.id)}`) : refused(problemsFrom(caseOpen?.errors), form)
}

export default function Cases({ loaderData: { cases, mayOpen }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.cases')} · ${t('desk.title')}`}</title>
      <div className="page-head"><h1>{t('desk.cases')}</h1></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className={mayOpen ? 'columns aside-end' : undefined}>
        <div>
          <Panel flush>
            {cases.edges.length ? <Table caption={t('desk.cases')} rows={cases.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'number', head: t('desk.caseNo'), cell: (row) => <Link className="mono nowrap" to={`/oversight/cases/${encodeURIComponent(row.id)}`}>{row.number}</Link> },
              { key: 'title', head: t('desk.caseTitle'), cell: (row) => row.title },
              { key: 'state', head: t('desk.state'), cell: (row) => <Badge tone={row.state === 'CLOSED' ? undefined : row.state === 'EXPLAINING' ? 'warn' : 'info'}>{t.code('case', row.state)}</Badge> },
              { key: 'at', head: t('desk.opened'), cell: (row) => <span className="nowrap">{t.moment(row.createdAt)}</span> },
            ]} /> : <Empty title={t('desk.noCases')} text={t('desk.noCasesText')} />}
          </Panel>
          <Pages info={cases.pageInfo} />
        </div>
        {mayOpen ? <aside><Panel title={t('desk.caseOpen')}><SafeForm className="stack"><Field label={t('desk.caseTitle')} name="title" required maxLength={200} defaultValue={actionData?.values.title} fault={problemOf(actionData?.problems, 'title')} /><TextArea label={t('desk.caseSubjects')} hint={t('desk.caseSubjectsHint')} name="subjects" defaultValue={actionData?.values.subjects} /><Button look="primary" block>{t('desk.caseOpen')}</Button></SafeForm></Panel></aside> : null}
      </div>
    </>
  )
}
