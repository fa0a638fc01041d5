import { redirect } from 'react-router'
import { Link } from 'react-router'
import type { Route } from './+types/review'
import { ActingOrganizationDocument, ApprovalDecideDocument, ReviewDeskDocument } from '~/graphql/generated/graphql'
import { mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { STATE_TONES } from './Application'

const STATES = ['', 'SUBMITTED', 'APPROVED', 'CONTRACTED', 'ACTIVE', 'SUSPENDED', 'REJECTED', 'CLOSED']

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { me } = await query(asking, ActingOrganizationDocument)
  if (!me?.permissions.includes('merchant.review')) throw new Response('Forbidden', { status: 403, statusText: 'Forbidden' })
  const search = new URL(asking.request.url).searchParams
  const state = search.get('state') ?? ''
  const after = search.get('after')
  return { ...(await query(asking, ReviewDeskDocument, { first: 25, ...(state ? { state } : {}), ...(after ? { after } : {}) })), state }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { approvalDecide } = await mutate(asking, ApprovalDecideDocument, { input: { id: text(form, 'id'), approve: text(form, 'act') === 'approve', reason: text(form, 'reason') } })
  const problems = problemsFrom(approvalDecide?.errors)
  return problems.length ? refused(problems, form) : redirect('/review')
}

export default function Review({ loaderData: { merchantApplications, approvals, reviewTasks, state }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const rows = (merchantApplications?.edges ?? []).map(({ node }) => node)
  const waiting = (approvals?.edges ?? []).map(({ node }) => node)
  const tasks = (reviewTasks?.edges ?? []).map(({ node }) => node)
  return (
    <>
      <title>{`${t('review.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('review.title')}</h1><p className="muted small">{t('review.lede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <Panel title={`${t('review.applications')}（${merchantApplications?.totalCount ?? 0}）`} flush>
          <nav aria-label={t('org.state')} className="row" style={{ padding: '10px 16px', gap: 8, flexWrap: 'wrap' }}>
            {STATES.map((each) => <Link key={each} to={each ? `?state=${each}` : '/review'} aria-current={each === state ? 'page' : undefined} className={`button small ${each === state ? 'soft' : 'quiet'}`}>{each ? t.code('app', each) : t('common.all')}</Link>)}
          </nav>
          {rows.length ? (
            <Table caption={t('review.applications')} rows={rows} rowKey={(row) => row.id} columns={[
              { key: 'merchant', head: t('review.merchant'), cell: (row) => <><Link to={`/review/${encodeURIComponent(row.id)}`}>{row.organization.name}</Link><span className="tiny muted" style={{ display: 'block' }}>{row.organization.legalName} · {row.organization.kindLabel}</span></> },
              { key: 'submitted', head: t('review.submitted'), cell: (row) => (row.submittedAt ? t.moment(row.submittedAt) : '—') },
              { key: 'state', head: t('org.state'), cell: (row) => <Badge tone={STATE_TONES[row.state]}>{t.code('app', row.state)}</Badge> },
            ]} />
          ) : <Empty title={t('review.nothing')} />}
          <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={merchantApplications?.pageInfo.hasNextPage ? `?${new URLSearchParams({ ...(state ? { state } : {}), after: merchantApplications.pageInfo.endCursor ?? '' })}` : null} />
        </Panel>
        <div className="stack">
          <Panel title={`${t('review.approvals')}（${approvals?.totalCount ?? 0}）`}>
            {waiting.length ? (
              <ul className="stack">
                {waiting.map((each) => (
                  <li key={each.id}>
                    <p className="strong">{each.organization.legalName}</p>
                    <p className="small muted">{each.kindLabel} · {each.organization.kindLabel} · {each.organization.uscc}</p>
                    <p className="small">{t('review.register')}：{each.register ? t(each.register.found && each.register.nameMatches && each.register.inOperation ? 'review.registerGood' : 'review.registerBad') : t('review.registerNone')}</p>
                    <SafeForm className="stack" style={{ marginTop: 6 }}>
                      <input type="hidden" name="id" value={each.id} />
                      <input className="input small" name="reason" required maxLength={500} aria-label={t('review.decide')} placeholder={t('review.decide')} />
                      <div className="row"><Button size="small" look="primary" name="act" value="approve">{t('review.approve')}</Button><Button size="small" look="danger" name="act" value="reject">{t('review.reject')}</Button></div>
                    </SafeForm>
                  </li>
                ))}
              </ul>
            ) : <p className="small muted">{t('review.nothing')}</p>}
          </Panel>
          <Panel title={`${t('review.tasks')}（${reviewTasks?.totalCount ?? 0}）`}>
            {tasks.length ? <ul className="stack">{tasks.map((each) => <li key={each.id} className="small"><Link to={`/review/${encodeURIComponent(each.application.id)}`}>{each.application.organization.name}</Link> · {t.code('review.task', each.kind)}{each.item ? `：${each.item}` : ''} · {t('review.due')} {t.day(each.dueOn)}</li>)}</ul> : <p className="small muted">{t('review.nothing')}</p>}
          </Panel>
        </div>
      </div>
    </>
  )
}
