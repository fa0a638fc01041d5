import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import type { Route } from './+types/members'
import { ActingOrganizationDocument, InvitationRevokeDocument, JoinDecideDocument, MemberInviteDocument, MemberRemoveDocument, MembersDocument, RoleConfirmDocument, RoleEndDocument, RoleGrantDocument } from '~/graphql/generated/graphql'
import { mutate, query, requireSignIn, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, type Refusal } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { me } = await query(asking, ActingOrganizationDocument)
  if (!me?.organization) throw redirect('/organizations')
  const after = new URL(asking.request.url).searchParams.get('after')
  const found = await query(asking, MembersDocument, { first: 30, kind: me.organization.kind, ...(after ? { after } : {}) })
  return { ...found, organization: me.organization, mine: me.id, key: randomUUID() }
}

const dayEnd = (day: string) => (day ? { validUntil: `${day}T23:59:59+08:00` } : {})

async function run(asking: Asking, form: FormData): Promise<readonly Refusal[] | null | undefined> {
  const id = text(form, 'id')
  switch (text(form, 'act')) {
    case 'invite':
      return (await mutate(asking, MemberInviteDocument, { input: { email: text(form, 'email'), role: text(form, 'role'), idempotencyKey: text(form, 'key'), ...dayEnd(text(form, 'validUntil')) } })).organizationMemberInvite?.errors
    case 'revoke':
      return (await mutate(asking, InvitationRevokeDocument, { id })).invitationRevoke?.errors
    case 'admit':
    case 'refuse':
      return (await mutate(asking, JoinDecideDocument, { id, accept: text(form, 'act') === 'admit' })).organizationJoinDecide?.errors
    case 'confirm':
    case 'deny':
      return (await mutate(asking, RoleConfirmDocument, { id, accept: text(form, 'act') === 'confirm' })).organizationRoleConfirm?.errors
    case 'grant':
      return (await mutate(asking, RoleGrantDocument, { input: { userId: id, role: text(form, 'newRole') } })).organizationRoleGrant?.errors
    case 'end':
      return (await mutate(asking, RoleEndDocument, { input: { membershipId: text(form, 'membership') } })).organizationRoleEnd?.errors
    default:
      return (await mutate(asking, MemberRemoveDocument, { input: { userId: id, reason: text(form, 'reason') } })).organizationMemberRemove?.errors
  }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const problems = problemsFrom(await run(asking, form))
  return problems.length ? refused(problems, form) : redirect('/organizations/members')
}

export default function Members({ loaderData: { organization, organizationMembers, organizationInvitations, roleChoices, mine, key }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const roles = roleChoices.map((role) => <option key={role.code} value={role.code}>{t.locale === 'zh' ? role.name : role.nameEn}{role.levelTwo ? t('org.levelTwo') : ''}</option>)
  const open = (organizationInvitations?.edges ?? []).map(({ node }) => node)
  return (
    <>
      <title>{`${t('org.members')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('org.membersOf', { name: organization.name })}</h1><LinkButton to="/organizations" look="soft">{t('org.title')}</LinkButton></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <Panel title={`${t('org.members')}（${organizationMembers?.totalCount ?? 0}）`} flush>
          <ul>
            {organizationMembers?.edges.map(({ node }) => (
              <li key={node.userId} style={{ padding: '14px 16px', borderBottom: '1px solid var(--line)' }}>
                <div className="spread">
                  <div><strong>{node.name || node.email}</strong> <span className="small muted">{node.email}</span></div>
                  <Badge tone={node.hasSecondFactor ? 'good' : undefined}>{t('org.factor')} {t(node.hasSecondFactor ? 'org.on' : 'org.off')}</Badge>
                </div>
                <p className="row" style={{ gap: 6, margin: '8px 0' }}>{node.memberships.map((held) => <Badge key={held.id} tone="info">{held.role.name}{held.validUntil ? ` ${t('org.until', { day: t.day(held.validUntil) })}` : ''}</Badge>)}</p>
                <details className="fold">
                  <summary>{t('safe.change')}</summary>
                  <div className="stack" style={{ paddingTop: 8 }}>
                    <SafeForm className="row">
                      <input type="hidden" name="id" value={node.userId} />
                      <select className="input small" name="newRole" aria-label={t('org.addRole')}>{roles}</select>
                      <Button size="small" name="act" value="grant">{t('org.addRole')}</Button>
                    </SafeForm>
                    <SafeForm className="row">
                      <select className="input small" name="membership" aria-label={t('org.endRole')}>{node.memberships.map((held) => <option key={held.id} value={held.id}>{held.role.name}</option>)}</select>
                      <Button size="small" name="act" value="end">{t('org.endRole')}</Button>
                    </SafeForm>
                    {node.userId === mine ? null : (
                      <SafeForm className="row">
                        <input type="hidden" name="id" value={node.userId} />
                        <input className="input small" name="reason" required maxLength={300} aria-label={t('org.reason')} placeholder={t('org.reason')} />
                        <Button size="small" look="danger" name="act" value="remove">{t('org.remove')}</Button>
                      </SafeForm>
                    )}
                  </div>
                </details>
              </li>
            ))}
          </ul>
          <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={organizationMembers?.pageInfo.hasNextPage ? `?after=${organizationMembers.pageInfo.endCursor}` : null} />
        </Panel>
        <div className="stack">
          <Panel title={t('org.invite')}>
            <SafeForm className="stack">
              <input type="hidden" name="key" value={key} />
              <Field label={t('account.email')} name="email" type="email" required hint={t('org.inviteHint')} defaultValue={actionData?.values.email} fault={problemOf(actionData?.problems, 'email')} />
              <Select label={t('org.role')} name="role" defaultValue={actionData?.values.role} fault={problemOf(actionData?.problems, 'role')}>{roles}</Select>
              <Field label={t('org.end')} name="validUntil" type="date" defaultValue={actionData?.values.validUntil} fault={problemOf(actionData?.problems, 'validUntil')} />
              <div><Button look="primary" name="act" value="invite">{t('org.inviteSend')}</Button></div>
            </SafeForm>
          </Panel>
          {open.length ? (
            <Panel title={t('org.open')}>
              <ul className="stack">
                {open.map((each) => (
                  <li key={each.id}>
                    <p className="small"><strong>{each.email}</strong> · {each.role.name}{each.message ? ` · ${each.message}` : ''}{each.state === 'SECOND' ? ` · ${t('org.second')}` : ''}</p>
                    <SafeForm className="row" style={{ marginTop: 4 }}>
                      <input type="hidden" name="id" value={each.id} />
                      {each.state === 'SECOND' ? <><Button size="small" look="primary" name="act" value="confirm">{t('org.confirm')}</Button><Button size="small" name="act" value="deny">{t('org.refuse')}</Button></> : each.byApplicant ? <><Button size="small" look="primary" name="act" value="admit">{t('org.admit')}</Button><Button size="small" name="act" value="refuse">{t('org.refuse')}</Button></> : <Button size="small" name="act" value="revoke">{t('org.revoke')}</Button>}
                    </SafeForm>
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
        </div>
      </div>
    </>
  )
}
