import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import type { Route } from './+types/apply'
import { ApplicationEditDocument, ApplicationStartDocument, ApplicationSubmitDocument, ItemAttestDocument, MyApplicationDocument, PlatformContractSignDocument, RepresentativeCheckDocument, type ApplicationPartsFragment } from '~/graphql/generated/graphql'
import { mutate, query, requireSignIn, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, type Refusal } from '~/lib/forms.server'
import { problemOf, type Refused } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { Checklist, Contract, History, STATE_TONES } from './Application'

const SITES = [['textile', '新华纺织服装网'], ['electronics', '新华电子网'], ['industrial', '南三条工业品网'], ['intl', '正定国际小商品网']] as const
const AT: Record<string, number> = { DRAFT: 0, CHANGES_REQUESTED: 0, SUBMITTED: 1, APPROVED: 2, CONTRACTED: 3, ACTIVE: 4 }

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { me, myMerchantApplication } = await query(asking, MyApplicationDocument)
  return { organization: me?.organization ?? null, application: myMerchantApplication ?? null, key: randomUUID() }
}

const optional = (form: FormData, name: string) => (text(form, name) ? { [name]: text(form, name) } : {})

async function run(asking: Asking, form: FormData): Promise<readonly Refusal[] | null | undefined> {
  const id = text(form, 'id')
  switch (text(form, 'act')) {
    case 'start':
      return (await mutate(asking, ApplicationStartDocument, { key: text(form, 'key') })).merchantApplicationStart?.errors
    case 'person':
      return (await mutate(asking, RepresentativeCheckDocument, { input: { id, name: text(form, 'name'), idNumber: text(form, 'idNumber').normalize('NFKC').toUpperCase() } })).merchantRepresentativeCheck?.errors
    case 'attest':
      return (await mutate(asking, ItemAttestDocument, { id, code: text(form, 'item'), attested: true })).merchantItemAttest?.errors
    case 'submit':
      return (await mutate(asking, ApplicationSubmitDocument, { id })).merchantApplicationSubmit?.errors
    case 'sign':
      return (await mutate(asking, PlatformContractSignDocument, { id })).merchantContractSign?.errors
    default:
      return (await mutate(asking, ApplicationEditDocument, {
        input: {
          id, sites: form.getAll('sites').map(String), tradeCategories: text(form, 'tradeCategories').split(/[,，、]/).map((one) => one.trim()).filter(Boolean),
          contactName: text(form, 'contactName'), contactPhone: text(form, 'contactPhone'), taxStatus: text(form, 'taxStatus'), issuesInvoices: form.has('issuesInvoices'),
          returnAddress: text(form, 'returnAddress'), settlementName: text(form, 'settlementName'), settlementBank: text(form, 'settlementBank'),
          ...optional(form, 'settlementAccount'), ...optional(form, 'licenceExpiresOn'),
        },
      })).merchantApplicationEdit?.errors
  }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const problems = problemsFrom(await run(asking, form))
  if (problems.length) return refused(problems, form)
  return redirect('/apply')
}

function BusinessForm({ application: held, back }: { application: ApplicationPartsFragment; back: Refused | undefined }) {
  const t = useWords()
  const was = back?.values ?? {}
  const fault = (field: string) => problemOf(back?.problems, field)
  return (
    <Panel title={t('apply.form')}>
      <SafeForm className="stack">
        <input type="hidden" name="id" value={held.id} />
        <fieldset id="sites"><legend className="strong">{t('apply.sites')}</legend>
          {SITES.map(([slug, name]) => <label key={slug} className="choice"><input type="checkbox" name="sites" value={slug} defaultChecked={held.sites.includes(slug)} /><span className="grow">{name}</span></label>)}
        </fieldset>
        <Field label={t('apply.categories')} name="tradeCategories" defaultValue={was.tradeCategories ?? held.tradeCategories.join('、')} fault={fault('tradeCategories')} />
        <div className="form-grid">
          <Field label={t('apply.contact')} name="contactName" maxLength={60} defaultValue={was.contactName ?? held.contactName} fault={fault('contactName')} />
          <Field label={t('apply.phone')} name="contactPhone" inputMode="tel" defaultValue={was.contactPhone ?? held.contactPhone} fault={fault('contactPhone')} />
          <Select label={t('apply.tax')} name="taxStatus" defaultValue={was.taxStatus ?? (held.taxStatus || 'SMALL')} fault={fault('taxStatus')}><option value="GENERAL">{t('apply.tax.GENERAL')}</option><option value="SMALL">{t('apply.tax.SMALL')}</option></Select>
          <Field label={t('apply.licence')} name="licenceExpiresOn" type="date" defaultValue={was.licenceExpiresOn ?? held.licenceExpiresOn ?? ''} fault={fault('licenceExpiresOn')} />
        </div>
        <label className="choice"><input type="checkbox" name="issuesInvoices" defaultChecked={held.issuesInvoices} /><span className="grow">{t('apply.invoices')}</span></label>
        <Field label={t('apply.returns')} name="returnAddress" maxLength={300} defaultValue={was.returnAddress ?? held.returnAddress} fault={fault('returnAddress')} />
        <Field label={t('apply.accountName')} name="settlementName" hint={t('apply.accountNameHint')} defaultValue={was.settlementName ?? (held.settlementName || held.organization.legalName)} fault={fault('settlementName')} />
        <div className="form-grid">
          <Field label={t('apply.bank')} name="settlementBank" defaultValue={was.settlementBank ?? held.settlementBank} fault={fault('settlementBank')} />
          <Field label={t('apply.account')} name="settlementAccount" inputMode="numeric" autoComplete="off" hint={held.settlementTail ? t('apply.accountKept', { tail: held.settlementTail }) : undefined} fault={fault('settlementAccount')} />
        </div>
        <div><Button look="soft" name="act" value="edit">{t('apply.save')}</Button></div>
      </SafeForm>
    </Panel>
  )
}

function Person({ application: held, back }: { application: ApplicationPartsFragment; back: Refused | undefined }) {
  const t = useWords()
  return (
    <Panel title={t('apply.person')}>
      <SafeForm className="stack">
        <input type="hidden" name="id" value={held.id} />
        {held.representativeMatches === null || held.representativeMatches === undefined ? null : <Note tone={held.representativeMatches ? 'good' : 'bad'}>{held.representative} · {held.representativeMatches ? t('apply.personGood', { tail: held.representativeIdTail }) : t('apply.personBad')}</Note>}
        <Field label={t('apply.personName')} name="name" required maxLength={60} defaultValue={back?.values.name ?? held.representative} fault={problemOf(back?.problems, 'name') ?? problemOf(back?.problems, 'representative')} />
        <Field label={t('apply.personNumber')} name="idNumber" required maxLength={18} autoComplete="off" hint={t('apply.personHint')} fault={problemOf(back?.problems, 'idNumber')} />
        <div><Button name="act" value="person">{t('apply.personCheck')}</Button></div>
      </SafeForm>
    </Panel>
  )
}

export default function Apply({ loaderData: { organization, application, key }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const trader = organization && ['COMPANY', 'SOLE_TRADER', 'COOPERATIVE'].includes(organization.kind)
  const over = !application || ['REJECTED', 'CLOSED'].includes(application.state)
  const editable = application && ['DRAFT', 'CHANGES_REQUESTED'].includes(application.state)
  return (
    <>
      <title>{`${t('apply.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('apply.title')}</h1><p className="muted small">{organization ? organization.name : t('apply.lede')}</p></div>{application ? <Badge tone={STATE_TONES[application.state]}>{t.code('app', application.state)}</Badge> : null}</div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {over && !trader ? <div className="panel"><Empty title={t('apply.title')} text={t('apply.needOrg')} action={<LinkButton to="/organizations" look="primary">{t('org.title')}</LinkButton>} /></div> : null}
      {over && trader ? <Panel><div className="stack"><p className="lede">{t('apply.lede')}</p><SafeForm><input type="hidden" name="key" value={key} /><Button look="primary" size="large" name="act" value="start">{t('apply.start')}</Button></SafeForm></div></Panel> : null}
      {application ? (
        <div className="stack">
          <Steps label={t('apply.steps')} at={AT[application.state] ?? 0} steps={(['fill', 'review', 'sign', 'open'] as const).map((step) => ({ key: step, label: t(`apply.step.${step}`) }))} />
          {application.reason && ['CHANGES_REQUESTED', 'REJECTED', 'SUSPENDED'].includes(application.state) ? <Note tone="warn"><strong>{t.code('app', application.state)}</strong><p>{application.reason}</p></Note> : null}
          <div className="columns aside-end">
            <div className="stack">
              {editable ? <><BusinessForm application={application} back={actionData} /><Person application={application} back={actionData} /></> : null}
              <Contract application={application} />
              <Checklist entries={application.checklist} act={(entry) => (editable && entry.kind === 'ATTESTED' && !entry.complete ? <SafeForm><input type="hidden" name="id" value={application.id} /><input type="hidden" name="item" value={entry.code} /><Button size="small" name="act" value="attest">{t('apply.tick')}</Button></SafeForm> : null)} />
              {editable ? <SafeForm><input type="hidden" name="id" value={application.id} /><Button look="primary" size="large" name="act" value="submit">{t('apply.submit')}</Button></SafeForm> : null}
            </div>
            <History steps={application.steps} />
          </div>
        </div>
      ) : null}
    </>
  )
}
