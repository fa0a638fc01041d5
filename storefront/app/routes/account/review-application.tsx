import { redirect } from 'react-router'
import type { Route } from './+types/review-application'
import { ItemVerifyDocument, MerchantDecideDocument, PlatformContractSignDocument, ReviewApplicationDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Checklist, Contract, History, STATE_TONES } from './Application'

const ACTS: Record<string, readonly (readonly [string, 'review.approve' | 'review.changes' | 'review.reject' | 'review.suspend' | 'review.reinstate' | 'review.close' | 'review.reverify', 'primary' | 'plain' | 'danger'])[]> = {
  SUBMITTED: [['APPROVE', 'review.approve', 'primary'], ['REQUEST_CHANGES', 'review.changes', 'plain'], ['REJECT', 'review.reject', 'danger']],
  APPROVED: [['REVERIFY', 'review.reverify', 'plain']],
  CONTRACTED: [['REVERIFY', 'review.reverify', 'plain']],
  ACTIVE: [['REVERIFY', 'review.reverify', 'plain'], ['SUSPEND', 'review.suspend', 'danger'], ['CLOSE', 'review.close', 'danger']],
  SUSPENDED: [['REINSTATE', 'review.reinstate', 'primary'], ['CLOSE', 'review.close', 'danger']],
}

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { merchantApplication } = await query(asking, ReviewApplicationDocument, { id: asking.params.application })
  const application = found(merchantApplication)
  if (!application.reviewable) throw redirect('/step-up?to=' + encodeURIComponent(new URL(asking.request.url).pathname))
  return { application }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const id = asking.params.application
  const act = text(form, 'act')
  const errors = act === 'sign'
    ? (await mutate(asking, PlatformContractSignDocument, { id })).merchantContractSign?.errors
    : act === 'verify' || act === 'unverify'
      ? (await mutate(asking, ItemVerifyDocument, { input: { id, code: text(form, 'item'), verified: act === 'verify', ...(text(form, 'expiresOn') ? { expiresOn: text(form, 'expiresOn') } : {}) } })).merchantItemVerify?.errors
      : (await mutate(asking, MerchantDecideDocument, { input: { id, act, reason: text(form, 'reason') } })).merchantDecide?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/review/${encodeURIComponent(id)}`)
}

export default function ReviewApplication({ loaderData: { application }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const acts = ACTS[application.state] ?? []
  const facts: [string, string][] = [
    [t('org.uscc'), application.organization.uscc ?? '—'], [t('apply.sites'), application.sites.join('、')], [t('apply.categories'), application.tradeCategories.join('、') || '—'],
    [t('apply.contact'), `${application.contactName} ${application.contactPhone}`], [t('apply.person'), `${application.representative}（${application.representativeMatches ? t('apply.done') : t('apply.open')}）`],
    [t('apply.tax'), t.code('apply.tax', application.taxStatus)], [t('apply.returns'), application.returnAddress],
    [t('apply.accountName'), `${application.settlementName} · ${application.settlementBank} · ****${application.settlementTail}`],
  ]
  return (
    <>
      <title>{`${application.organization.name} · ${t('review.title')}`}</title>
      <div className="page-head"><div><h1>{application.organization.legalName}</h1><p className="muted small">{application.organization.kindLabel}</p></div><div className="row"><Badge tone={STATE_TONES[application.state]}>{t.code('app', application.state)}</Badge><LinkButton to="/review" look="soft">{t('review.back')}</LinkButton></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          <Panel title={t('apply.form')}><dl className="facts" style={{ display: 'grid', gridTemplateColumns: 'minmax(110px, max-content) 1fr', gap: '6px 16px' }}>{facts.map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt className="muted small">{name}</dt><dd>{value}</dd></div>)}</dl></Panel>
          <Checklist entries={application.checklist} act={(entry) => (entry.kind === 'VERIFIED' && application.state !== 'DRAFT' ? (
            <SafeForm className="row">
              <input type="hidden" name="item" value={entry.code} />
              {entry.complete ? <Button size="small" look="quiet" name="act" value="unverify">{t('review.unverify')}</Button> : <><input className="input small" type="date" name="expiresOn" aria-label={t('apply.licence')} style={{ width: 150 }} /><Button size="small" name="act" value="verify">{t('review.verify')}</Button></>}
            </SafeForm>
          ) : null)} />
          <Contract application={application} />
        </div>
        <div className="stack">
          {acts.length ? (
            <Panel title={t('review.decide')}>
              <SafeForm className="stack">
                <TextArea label={t('org.reason')} name="reason" rows={3} required maxLength={500} defaultValue={actionData?.values.reason} fault={problemOf(actionData?.problems, 'reason')} />
                <div className="row" style={{ flexWrap: 'wrap' }}>{acts.map(([act, word, look]) => <Button key={act} look={look} name="act" value={act}>{t(word)}</Button>)}</div>
              </SafeForm>
            </Panel>
          ) : null}
          <History steps={application.steps} />
        </div>
      </div>
    </>
  )
}
