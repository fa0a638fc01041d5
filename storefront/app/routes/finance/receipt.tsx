import { Link, redirect } from 'react-router'
import type { Route } from './+types/receipt'
import { Confirm } from '~/frame/Confirm'
import { ReceiptAgreeDocument, ReceiptPageDocument, ReceiptSuggestDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Choice, Field, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { receiptTone } from './tones'

const WAYS = ['PAYMENT', 'WALLET', 'RETURN'] as const
const OPEN = ['UNIDENTIFIED', 'PROPOSED']

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { row: found((await query(asking, ReceiptPageDocument, { id: asking.params.receipt })).receipt), mayMake: mine.may('payout.make'), mayCheck: mine.may('payout.check') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.receipt
  const errors = text(form, 'act') === 'agree'
    ? (await mutate(asking, ReceiptAgreeDocument, { id })).receiptConfirm?.errors
    : (await mutate(asking, ReceiptSuggestDocument, { id, how: text(form, 'how'), target: text(form, 'target').normalize('NFKC'), note: text(form, 'note') })).receiptPropose?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/receipts/${encodeURIComponent(id)}`)
}

export default function ReceiptPage({ loaderData: { row, mayMake, mayCheck }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const open = OPEN.includes(row.state)
  const fault = (field: string) => problemOf(actionData?.problems, field)
  const name = row.payerName || t('rcp.noName')
  return (
    <>
      <title>{`${name} · ${t('rcp.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/receipts', label: t('rcp.title') }, { label: name }]} />
      <div className="page-head"><div><h1><Own text={name} /></h1><p className="lede"><span className="price">{t.money(row.amount)}</span> · {t.moment(row.receivedAt)}</p></div><Badge tone={receiptTone(row.state)}>{t.code('rcpState', row.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          <Panel title={t('rcp.facts')}>
            <dl className="pairs">
              <dt>{t('rcp.account')}</dt><dd className="mono">{row.payerAccountMasked || '—'}</dd>
              <dt>{t('rcp.text')}</dt><dd style={{ overflowWrap: 'anywhere' }}>{row.text || '—'}</dd>
              <dt>{t('rcp.bankRef')}</dt><dd className="mono">{row.bankRef}</dd>
              <dt>{t('rcp.apart')}</dt><dd className="strong">{t.money(row.openAmount)}</dd>
              {row.why ? <><dt>{t('fin.why')}</dt><dd>{t.code('rcpWhy', row.why)}</dd></> : null}
              {row.paymentRef ? <><dt>{t('fin.payment')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{row.paymentRef}</dd></> : null}
              {open ? <><dt>{t('rcp.due')}</dt><dd>{t.day(row.dueAt)} · {t('rcp.days', { n: row.ageDays })}</dd></> : null}
            </dl>
            <p className="small" style={{ marginTop: 10 }}><Link to={`/finance/journals?subject=${encodeURIComponent(row.bankRef)}`}>{t('fin.seeJournal')}</Link></p>
          </Panel>
          {row.proofs.length ? <Panel title={t('rcp.proofs')}><ul className="stack">{row.proofs.map((one) => <li key={one.documentId} className="small">{one.note || one.documentId} <span className="muted">{t.moment(one.at)}</span></li>)}</ul></Panel> : null}
        </div>
        <aside className="stack">
          {row.how ? <Panel title={t(row.state === 'PROPOSED' ? 'fin.proposed' : 'fin.decision')}><dl className="pairs"><dt>{t('fin.decision')}</dt><dd className="strong">{t.code('rcpHow', row.how)}</dd>{row.target ? <><dt>{t('rcp.target')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{row.target}</dd></> : null}{row.note ? <><dt>{t('rec.note')}</dt><dd>{row.note}</dd></> : null}</dl></Panel> : null}
          {mayCheck && row.state === 'PROPOSED' ? row.proposedByMe ? <Note tone="warn">{t('fin.ownReview')}</Note> : <Panel title={t('gov.acts')}><Confirm label={t('fin.agree')} text={t('rcp.agreeText', { amount: t.money(row.openAmount), how: t.code('rcpHow', row.how) })} act="agree" look="primary" /></Panel> : null}
          {mayMake && row.state === 'PROPOSED' ? <Note>{t('rcp.waits')}</Note> : null}
          {mayMake && open ? (
            <Panel title={t(row.state === 'PROPOSED' ? 'rcp.proposeAgain' : 'fin.propose')}>
              <SafeForm className="stack">
                <fieldset className="stack" id="how" style={{ '--gap': '6px' } as React.CSSProperties}><legend className="strong">{t('rcp.how')}</legend>{fault('how') ? <span className="fault">{fault('how')}</span> : null}{WAYS.map((one) => <Choice key={one} name="how" value={one} label={t.code('rcpHow', one)} hint={t.code('rcpHowHint', one)} required defaultChecked={actionData?.values.how === one} />)}</fieldset>
                <Field label={t('rcp.target')} name="target" hint={t('rcp.targetHint')} maxLength={64} autoComplete="off" defaultValue={actionData?.values.target} fault={fault('target')} />
                <TextArea label={t('rec.note')} name="note" rows={2} maxLength={300} defaultValue={actionData?.values.note} fault={fault('note')} />
                <p className="small muted">{t('fin.proposeHint')}</p>
                <Button look="primary" name="act" value="propose">{t('fin.propose')}</Button>
              </SafeForm>
            </Panel>
          ) : null}
          {!mayMake && !mayCheck ? <Note>{t('fin.readOnly')}</Note> : null}
        </aside>
      </div>
    </>
  )
}
