import { redirect } from 'react-router'
import { renderSVG } from 'uqr'
import type { Route } from './+types/security'
import { RecoveryCodesRenewDocument, SecurityDocument, SessionEndDocument, TotpConfirmDocument, TotpEnrolDocument, TotpRemoveDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { problemOf, type Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { deviceOf } from '~/lib/device'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const { me, mySessions } = await query(asking, SecurityDocument)
  return { me: found(me), sessions: (mySessions?.edges ?? []).map(({ node }) => node) }
}

const digits = (form: FormData) => text(form, 'code').normalize('NFKC').replace(/\s/g, '')

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const act = text(form, 'act')
  const both = { password: String(form.get('password') ?? ''), code: digits(form) }
  if (act === 'enrol') {
    const { totpEnrol } = await mutate(asking, TotpEnrolDocument, { password: both.password })
    const problems = problemsFrom(totpEnrol?.errors)
    return problems.length ? refused(problems, form) : { secret: totpEnrol?.secret ?? '', uri: totpEnrol?.otpauthUri ?? '' }
  }
  if (act === 'confirm') {
    const { totpConfirm } = await mutate(asking, TotpConfirmDocument, { code: both.code })
    const problems = problemsFrom(totpConfirm?.errors)
    // the secret was shown a moment ago and is asked for again from the page itself
    return problems.length ? { problems, secret: text(form, 'secret'), uri: text(form, 'uri') } : { codes: totpConfirm?.recoveryCodes ?? [] }
  }
  if (act === 'renew') {
    const { recoveryCodesRenew } = await mutate(asking, RecoveryCodesRenewDocument, { input: both })
    const problems = problemsFrom(recoveryCodesRenew?.errors)
    return problems.length ? refused(problems, form) : { codes: recoveryCodesRenew?.recoveryCodes ?? [] }
  }
  const id = text(form, 'id')
  const errors = act === 'remove'
    ? (await mutate(asking, TotpRemoveDocument, { input: both })).totpRemove?.errors
    : (await mutate(asking, SessionEndDocument, id ? { id } : {})).accountSessionEnd?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/security')
}

type Answer = { problems?: Problem[]; secret?: string; uri?: string; codes?: string[] }

function Factor({ on, answer }: { on: boolean; answer: Answer }) {
  const t = useWords()
  const code = <Field label={t('safe.code')} name="code" inputMode="numeric" autoComplete="one-time-code" required fault={problemOf(answer.problems, 'code')} />
  const password = <Field label={t('account.password')} name="password" type="password" required autoComplete="current-password" fault={problemOf(answer.problems, 'password')} />
  if (answer.secret) {
    return (
      <SafeForm className="stack">
        <Note tone="warn"><strong>{t('safe.secret')}</strong><p className="small">{t('safe.secretText')}</p></Note>
        {answer.uri ? <img src={`data:image/svg+xml,${encodeURIComponent(renderSVG(answer.uri))}`} alt={t('safe.scan')} width={180} height={180} style={{ borderRadius: 8 }} /> : null}
        <p style={{ fontFamily: 'var(--mono, monospace)', fontSize: 18, letterSpacing: 2, overflowWrap: 'anywhere' }}>{answer.secret.match(/.{1,4}/g)?.join(' ')}</p>
        <p><a href={answer.uri}>{t('safe.openApp')}</a></p>
        <input type="hidden" name="secret" value={answer.secret} /><input type="hidden" name="uri" value={answer.uri} />
        {code}
        <div><Button look="primary" name="act" value="confirm">{t('safe.confirm')}</Button></div>
      </SafeForm>
    )
  }
  if (!on) return <SafeForm className="stack"><p>{t('safe.factorOff')}</p>{password}<div><Button look="primary" name="act" value="enrol">{t('safe.begin')}</Button></div></SafeForm>
  return (
    <div className="stack">
      <p>{t('safe.factorOn')}</p>
      <details className="fold" open={Boolean(answer.problems?.length)}><summary>{t('safe.change')}</summary>
        <SafeForm className="stack" style={{ paddingTop: 8 }}>{password}{code}<div className="row"><Button name="act" value="renew">{t('safe.renew')}</Button><Button look="danger" name="act" value="remove">{t('safe.remove')}</Button></div></SafeForm>
      </details>
    </div>
  )
}

export default function Security({ loaderData: { me, sessions }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const answer: Answer = actionData ?? {}
  return (
    <>
      <title>{`${t('safe.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('safe.title')}</h1><LinkButton to="/account" look="soft">{t('account.title')}</LinkButton></div>
      <ErrorSummary title={t('common.problemTitle')} entries={answer.problems} />
      {answer.codes ? (
        <Panel title={t('safe.codes')}>
          <p className="small muted">{t('safe.codesText')}</p>
          <ul style={{ columns: '140px', fontFamily: 'var(--mono, monospace)', marginTop: 8 }}>{answer.codes.map((each) => <li key={each}>{each}</li>)}</ul>
        </Panel>
      ) : null}
      <div className="columns aside-end">
        <div className="stack">
          <Panel title={t('safe.factor')} actions={<Badge tone={me.hasSecondFactor ? 'good' : 'warn'}>{t(me.hasSecondFactor ? 'org.on' : 'org.off')}</Badge>}><Factor on={me.hasSecondFactor} answer={answer} /></Panel>
          <Panel title={t('safe.sessions')} flush>
            <ul>
              {sessions.map((each) => (
                <li key={each.id} className="spread" style={{ padding: '12px 16px', borderBottom: '1px solid var(--line)' }}>
                  <div className="grow"><p className="clamp1">{deviceOf(each.device) || t('safe.unknown')}</p><p className="tiny muted">{each.address} · {t('safe.lastSeen', { moment: t.moment(each.lastSeenAt) })}</p></div>
                  {each.current ? <Badge tone="accent">{t('safe.current')}</Badge> : <SafeForm><input type="hidden" name="id" value={each.id} /><Button size="small" name="act" value="end">{t('safe.endOne')}</Button></SafeForm>}
                </li>
              ))}
            </ul>
            {sessions.length > 1 ? <SafeForm style={{ padding: '12px 16px' }}><Button size="small" name="act" value="end">{t('safe.endOthers')}</Button></SafeForm> : null}
          </Panel>
        </div>
        <Panel title={t('safe.data')}>
          <p className="small">{t('safe.dataText')}</p>
          <SafeForm action="/security/data" reloadDocument style={{ marginTop: 12 }}><Button>{t('safe.export')}</Button></SafeForm>
        </Panel>
      </div>
    </>
  )
}
