import { redirect } from 'react-router'
import type { Route } from './+types/organizations'
import { InvitationAnswerDocument, JoinRequestDocument, MyOrganizationsDocument, OrganizationLeaveDocument } from '~/graphql/generated/graphql'
import { mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf, type Refused } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { remember } from '~/lib/visitor.server'
import { useWords } from '~/lib/words'
import { Badge, type Tone } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Pagination } from '~/ui/pagination/Pagination'
import { Note, Panel } from '~/ui/panel/Panel'

const TONES: Record<string, Tone> = { ACTIVE: 'good', PENDING: 'warn', SUSPENDED: 'bad', CLOSED: 'bad' }
const JOINABLE = [['buyer', '采购商 Buyer'], ['merchant_catalog', '商品员 Catalogue'], ['merchant_dispatch', '发货员 Dispatch'], ['merchant_finance', '商户财务 Finance'], ['gov_requester', '采购经办人 Requester'], ['gov_acceptor', '验收人 Acceptor']] as const

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const after = new URL(asking.request.url).searchParams.get('after')
  return query(asking, MyOrganizationsDocument, { first: 20, ...(after ? { after } : {}) })
}

export async function action(asking: Route.ActionArgs) {
  const visitor = requireSignIn(asking)
  const form = await readForm(asking)
  const act = text(form, 'act')
  const id = text(form, 'id')
  if (act === 'members') {
    remember(visitor, { organization: id })
    return redirect('/organizations/members')
  }
  if (act === 'join') {
    const { organizationJoinRequest } = await mutate(asking, JoinRequestDocument, { input: { uscc: text(form, 'uscc').normalize('NFKC').toUpperCase(), role: text(form, 'role') } })
    const problems = problemsFrom(organizationJoinRequest?.errors)
    return problems.length ? refused(problems, form) : { sent: true as const }
  }
  const errors = act === 'leave'
    ? (await mutate(asking, OrganizationLeaveDocument, { id })).organizationLeave?.errors
    : (await mutate(asking, InvitationAnswerDocument, { id, accept: act === 'accept' })).invitationAnswer?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/organizations')
}

export default function Organizations({ loaderData: { myOrganizations, myInvitations }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const back: Refused | undefined = actionData && 'problems' in actionData ? actionData : undefined
  const rows = myOrganizations?.edges ?? []
  const invited = (myInvitations?.edges ?? []).map(({ node }) => node)
  return (
    <>
      <title>{`${t('org.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('org.title')}</h1><p className="muted small">{t('org.lede')}</p></div><div className="row"><LinkButton to="/security" look="soft">{t('org.security')}</LinkButton><LinkButton to="/organizations/new" look="primary">{t('org.new')}</LinkButton></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={back?.problems} />
      {actionData && 'sent' in actionData ? <Note tone="good">{t('org.joinSent')}</Note> : null}
      <div className="columns aside-end">
        <div className="stack">
          {rows.length ? rows.map(({ node }) => (
            <Panel key={node.organization.id} title={node.organization.name} actions={<Badge tone={TONES[node.organization.status]}>{t.code('org.state', node.organization.status)}</Badge>}>
              <p className="small muted">{node.organization.legalName} · {node.organization.kindLabel}{node.organization.uscc ? ` · ${node.organization.uscc}` : ''}</p>
              <p className="row" style={{ gap: 6, marginTop: 8 }}>{node.memberships.map((held) => <Badge key={held.id}>{held.role.name}{held.validUntil ? ` ${t('org.until', { day: t.day(held.validUntil) })}` : ''}</Badge>)}</p>
              {node.approvals.map((each) => <p key={each.id} className="small" style={{ marginTop: 8 }}>{each.kindLabel}：<strong>{t.code('approval', each.state)}</strong>{each.reason ? ` — ${each.reason}` : ''}</p>)}
              <SafeForm className="row" style={{ marginTop: 12 }}>
                <input type="hidden" name="id" value={node.organization.id} />
                {node.manages ? <Button size="small" name="act" value="members">{t('org.manage')}</Button> : null}
                <details className="fold"><summary>{t('org.leave')}</summary><Button size="small" look="danger" name="act" value="leave">{t('org.leave')}</Button></details>
              </SafeForm>
            </Panel>
          )) : <div className="panel"><Empty title={t('org.none')} text={t('org.noneText')} action={<LinkButton to="/organizations/new" look="primary">{t('org.new')}</LinkButton>} /></div>}
          <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={myOrganizations?.pageInfo.hasNextPage ? `?after=${myOrganizations.pageInfo.endCursor}` : null} />
        </div>
        <div className="stack">
          {invited.length ? (
            <Panel title={t('org.invitations')}>
              <ul className="stack">
                {invited.map((each) => (
                  <li key={each.id}>
                    <p className="strong">{each.organization.name}</p>
                    <p className="small muted">{t('org.asRole', { role: each.role.name })}{each.message ? ` · ${each.message}` : ''}</p>
                    {each.byApplicant ? <p className="small">{t('org.waiting')}</p> : (
                      <SafeForm className="row" style={{ marginTop: 6 }}><input type="hidden" name="id" value={each.id} /><Button look="primary" size="small" name="act" value="accept">{t('org.accept')}</Button><Button size="small" name="act" value="decline">{t('org.decline')}</Button></SafeForm>
                    )}
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
          <Panel title={t('org.join')}>
            <SafeForm className="stack">
              <Field label={t('org.uscc')} name="uscc" required maxLength={24} hint={t('org.usccHint')} defaultValue={back?.values.uscc} fault={problemOf(back?.problems, 'uscc')} />
              <Select label={t('org.role')} name="role" defaultValue={back?.values.role}>{JOINABLE.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</Select>
              <div><Button name="act" value="join">{t('org.joinAsk')}</Button></div>
            </SafeForm>
          </Panel>
        </div>
      </div>
    </>
  )
}
