import { Link, redirect } from 'react-router'
import type { Route } from './+types/account'
import { AccountPageDocument, AddressCreateDocument, AddressDeleteDocument, AddressRulesDocument, PasswordChangeDocument } from '~/graphql/generated/graphql'
import { AddressFields } from '~/frame/AddressFields'
import { addressOf } from '~/lib/addresses.server'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { remember, signOut } from '~/lib/visitor.server'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Choice, Field } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const [{ me }, { addressValidationRules }] = await Promise.all([query(asking, AccountPageDocument), query(asking, AddressRulesDocument, { country: 'CN' })])
  return { me: found(me), provinces: addressValidationRules?.countryAreaChoices ?? [] }
}

export async function action(asking: Route.ActionArgs) {
  const visitor = requireSignIn(asking)
  const form = await readForm(asking)
  const act = text(form, 'act')
  if (act === 'password') {
    const { passwordChange } = await mutate(asking, PasswordChangeDocument, { old: String(form.get('oldPassword') ?? ''), new: String(form.get('newPassword') ?? '') })
    const problems = problemsFrom(passwordChange?.errors)
    if (problems.length) return refused(problems, form)
    signOut(visitor)
    return redirect('/sign-in?changed')
  }
  if (act === 'organization') {
    remember(visitor, { organization: text(form, 'organization') })
    return redirect('/account')
  }
  const errors = act === 'forget'
    ? (await mutate(asking, AddressDeleteDocument, { id: text(form, 'id') })).accountAddressDelete?.errors
    : (await mutate(asking, AddressCreateDocument, { input: addressOf(form) })).accountAddressCreate?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/account')
}

export default function Account({ loaderData: { me, provinces }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const problems = actionData?.problems
  return (
    <>
      <title>{`${t('account.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('account.title')}</h1><div className="row" style={{ flexWrap: 'wrap' }}><LinkButton to="/organizations" look="soft">{t('org.title')}</LinkButton><LinkButton to="/security" look="soft">{t('safe.title')}</LinkButton><LinkButton to="/orders" look="soft">{t('common.orders')}</LinkButton></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={problems} />
      <div className="columns aside-end">
        <Panel title={t('account.addresses')} flush>
          <ul>
            {me.addresses.map((address) => (
              <li key={address.id} className="spread" style={{ padding: '12px 16px', borderBottom: '1px solid var(--line)' }}>
                <div>
                  <strong>{address.firstName}</strong> <span className="muted small">{address.phone}</span> {address.isDefaultShippingAddress ? <Badge tone="accent">{t('account.default')}</Badge> : null}
                  <p className="small">{[address.countryArea, address.city, address.cityArea, address.streetAddress1].filter(Boolean).join(' ')}</p>
                </div>
                <SafeForm><input type="hidden" name="id" value={address.id} /><Button look="quiet" size="small" name="act" value="forget">{t('common.delete')}</Button></SafeForm>
              </li>
            ))}
          </ul>
          <details className="fold" style={{ padding: '8px 16px 16px' }} open={!me.addresses.length || Boolean(problems?.length)}>
            <summary>{t('account.addAddress')}</summary>
            <SafeForm className="stack"><AddressFields provinces={provinces} countries={[]} country="CN" refused={actionData} /><div><Button look="primary" name="act" value="address">{t('common.save')}</Button></div></SafeForm>
          </details>
        </Panel>
        <div className="stack">
          {me.organizations.length ? (
            <Panel title={t('account.acting')}>
              <SafeForm className="stack">
                {me.organizations.map((one) => <Choice key={one.id} name="organization" value={one.id} defaultChecked={one.id === me.organization?.id} label={one.name} hint={one.kindLabel} />)}
                {me.organizations.length > 1 ? <div><Button look="soft" name="act" value="organization">{t('account.switch')}</Button></div> : null}
              </SafeForm>
              <p className="row tiny" style={{ marginTop: 12, gap: 4 }}>{me.roles.map((role) => <Badge key={role.code}>{role.name}</Badge>)}</p>
            </Panel>
          ) : null}
          <Panel title={t('account.profile')}>
            <p className="strong">{me.lastName}{me.firstName}</p><p>{me.email}</p><p className="small muted">{t('account.joined', { day: t.day(me.dateJoined) })}</p>
            <p className="small" style={{ marginTop: 8 }}><Link to="/wallet">{t('wallet.title')}</Link></p>
          </Panel>
          <Panel title={t('account.changePassword')}>
            <SafeForm className="stack">
              <Field label={t('account.oldPassword')} name="oldPassword" type="password" required autoComplete="current-password" fault={problemOf(problems, 'oldPassword')} />
              <Field label={t('account.newPassword')} name="newPassword" type="password" required autoComplete="new-password" hint={t('account.passwordHint')} fault={problemOf(problems, 'newPassword')} />
              <div><Button name="act" value="password">{t('account.changePassword')}</Button></div>
            </SafeForm>
          </Panel>
        </div>
      </div>
    </>
  )
}
