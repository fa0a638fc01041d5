import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import type { Route } from './+types/register-organization'
import { OrganizationRegisterDocument } from '~/graphql/generated/graphql'
import { mutate, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'

const KINDS = ['COMPANY', 'SOLE_TRADER', 'COOPERATIVE', 'DEPARTMENT', 'CARRIER', 'AGENCY', 'BANK', 'MARKET_MANAGER', 'SUPERVISOR', 'TREASURY', 'REGULATOR', 'AUDITOR'] as const

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  return { key: randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { organizationRegister } = await mutate(asking, OrganizationRegisterDocument, {
    input: {
      kind: text(form, 'kind'),
      legalName: text(form, 'legalName'),
      displayName: text(form, 'displayName'),
      uscc: text(form, 'uscc').normalize('NFKC').toUpperCase(),
      addressLine: text(form, 'addressLine'),
      sells: form.has('sells'),
      govSupplier: form.has('govSupplier'),
      idempotencyKey: text(form, 'key'),
    },
  })
  const problems = problemsFrom(organizationRegister?.errors)
  return problems.length ? refused(problems, form) : redirect('/organizations')
}

export default function RegisterOrganization({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords()
  const fault = (field: string) => problemOf(actionData?.problems, field)
  const was = actionData?.values ?? {}
  return (
    <div className="narrow" style={{ maxWidth: 680 }}>
      <title>{`${t('org.new')} · ${t('common.name')}`}</title>
      <Panel>
        <SafeForm className="stack">
          <div><h1>{t('org.new')}</h1><p className="lede">{t('org.newLede')}</p></div>
          <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
          <input type="hidden" name="key" value={loaderData.key} />
          <Select label={t('org.kind')} name="kind" defaultValue={was.kind ?? 'COMPANY'} fault={fault('kind')}>{KINDS.map((kind) => <option key={kind} value={kind}>{t.code('org.kind', kind)}</option>)}</Select>
          <Field label={t('org.legalName')} name="legalName" required maxLength={200} hint={t('org.legalNameHint')} defaultValue={was.legalName} fault={fault('legalName')} />
          <Field label={t('org.uscc')} name="uscc" required maxLength={24} autoCapitalize="characters" hint={t('org.usccHint')} defaultValue={was.uscc} fault={fault('uscc')} />
          <div className="form-grid">
            <Field label={t('org.displayName')} name="displayName" maxLength={120} defaultValue={was.displayName} fault={fault('displayName')} />
            <Field label={t('org.address')} name="addressLine" maxLength={300} defaultValue={was.addressLine} fault={fault('addressLine')} />
          </div>
          <label className="choice"><input type="checkbox" id="sells" name="sells" defaultChecked={Boolean(was.sells)} /><span className="grow">{t('org.sells')}</span></label>
          <label className="choice"><input type="checkbox" id="govSupplier" name="govSupplier" defaultChecked={Boolean(was.govSupplier)} /><span className="grow">{t('org.gov')}</span></label>
          <Button look="primary" size="large" block>{t('org.submit')}</Button>
        </SafeForm>
      </Panel>
    </div>
  )
}
