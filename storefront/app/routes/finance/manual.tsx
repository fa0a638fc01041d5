import { useState } from 'react'
import { Link, redirect } from 'react-router'
import type { Route } from './+types/manual'
import { ListFilter } from '~/frame/ListFilter'
import { Pages } from '~/frame/Pages'
import { ManualDraftDocument, ManualListDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { CURRENCIES, addressOf, askedOf, plainFilterOf } from '~/lib/list-filter'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { visitorOf } from '~/lib/visitor.server'
import { useWords, wordsFor } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select, TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { sumsOf } from './journal-filter'
import { ROWS, atRow, readLines, sidesOf } from './manual-form'
import { MANUAL_STATES, manualTone } from './tones'


export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  const search = new URL(asking.request.url).searchParams
  const asked = askedOf(search, MANUAL_STATES)
  const { manualJournals, manualJournalTotals, manualJournalAccounts } = await query(asking, ManualListDocument, { filter: plainFilterOf(asked), ...pageOf(search, 20) })
  return { asked, drafts: found(manualJournals), totals: manualJournalTotals, accounts: manualJournalAccounts, mayMake: mine.may('ledger.journal.make'), once: crypto.randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const currency = CURRENCIES.find((one) => one === text(form, 'currency')) ?? 'CNY'
  const { lines, rows, problems } = readLines((name) => text(form, name), currency, wordsFor(visitorOf(asking.context).locale))
  if (problems.length) return refused(problems, form)
  const { manualJournalDraft } = await mutate(asking, ManualDraftDocument, { input: { currency, lines, reason: text(form, 'reason'), idempotencyKey: text(form, 'once') } })
  if (!manualJournalDraft?.journal) return refused(problemsFrom(manualJournalDraft?.errors).map((problem) => atRow(problem, rows)), form)
  return redirect(`/finance/manual/${encodeURIComponent(manualJournalDraft.journal.id)}`)
}

export default function Manual({ loaderData: { asked, drafts, totals, accounts, mayMake, once }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('fin.manual')} · ${t('fin.title')}`}</title>
      <div className="page-head"><div><h1>{t('fin.manual')}</h1><p className="lede">{t('fin.manualLede')}</p></div>{drafts.edges.length ? <a className="button soft" href={`/finance/manual-file?${addressOf(asked)}`} download>{t('fin.csv')}</a> : null}</div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="stack">
        {mayMake ? <Panel><details className="fold" open={Boolean(actionData)}><summary>{t('fin.manualDraft')}</summary><DraftForm {...{ accounts, once }} refusal={actionData} /></details></Panel> : null}
        <ListFilter asked={asked} here="/finance/manual" states={MANUAL_STATES.map((value) => ({ value, label: t.code('manual', value) }))} />
        {totals.length ? <Stats stats={totals.map((one) => ({ name: `${t('gov.total')} ${one.currency}`, value: t.money(one.amount), hint: t('fin.manualCount', { n: t.count(one.count) }) }))} /> : null}
        <Panel flush>
            {drafts.edges.length ? <Table caption={t('fin.manual')} rows={drafts.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'reason', head: t('fin.manualReason'), cell: (row) => <Link to={`/finance/manual/${encodeURIComponent(row.id)}`}>{row.reason}</Link> },
              { key: 'codes', head: t('fin.code'), cell: (row) => <span className="mono small">{[...new Set(row.lines.map(({ code }) => code))].join(' · ')}</span> },
              { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => sumsOf(row.lines).map(({ currency, debit }) => t.minor(debit, currency)).join(' ') },
              { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={manualTone(row.state)}>{t.code('manual', row.state)}</Badge> },
              { key: 'made', head: t('fin.madeAt'), cell: (row) => <span className="nowrap">{t.moment(row.madeAt)}</span> },
            ]} /> : <Empty title={t('fin.noManual')} text={t('fin.noManualText')} />}
        </Panel>
      </div>
      <Pages info={drafts.pageInfo} />
    </>
  )
}

type Refusal = { problems: { field: string | null; code: string; message: string }[]; values: Record<string, string> }

function DraftForm({ accounts, once, refusal }: { accounts: readonly { code: string; name: string; owners: readonly string[] }[]; once: string; refusal?: Refusal }) {
  const t = useWords()
  const kept = (name: string) => refusal?.values[name] ?? ''
  const [sides, setSides] = useState(() => sidesOf(kept))
  const [currency, setCurrency] = useState(kept('currency') || 'CNY')
  const put = (name: string) => ({ name, defaultValue: kept(name), fault: problemOf(refusal?.problems, name) })
  const tally = (event: React.FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    setSides(sidesOf((name) => String(form.get(name) ?? '')))
    setCurrency(String(form.get('currency')))
  }
  return (
    <SafeForm className="stack" style={{ paddingTop: 8 }} onInput={tally}>
      <input type="hidden" name="once" value={once} />
      <datalist id="owners">{[...new Set(accounts.flatMap(({ owners }) => owners))].map((one) => <option key={one} value={one} />)}</datalist>
      <div className="form-grid"><Select label={t('desk.currency')} name="currency" defaultValue={kept('currency') || 'CNY'}>{CURRENCIES.map((one) => <option key={one}>{one}</option>)}</Select></div>
      {ROWS.map((row) => (
        <fieldset key={row} className="entry-row">
          <legend className="small muted">{t('fin.manualLine', { n: row + 1 })}</legend>
          <Select label={t('fin.code')} {...put(`account_${row}`)}><option value="">{t('fin.noCode')}</option>{accounts.map(({ code }) => <option key={code} value={code}>{code} {t.code('acct', code)}</option>)}</Select>
          <Field label={t('fin.owner')} list="owners" autoComplete="off" maxLength={80} {...put(`owner_${row}`)} />
          <Field label={t('fin.debit')} inputMode="decimal" autoComplete="off" {...put(`debit_${row}`)} /><Field label={t('fin.credit')} inputMode="decimal" autoComplete="off" {...put(`credit_${row}`)} />
        </fieldset>
      ))}
      <dl className="sum-list" aria-live="polite" style={{ maxWidth: 420, marginInlineStart: 'auto', width: '100%' }}><dt>{t('fin.debit')}</dt><dd>{t.minor(sides.debit, currency)}</dd><dt>{t('fin.credit')}</dt><dd>{t.minor(sides.credit, currency)}</dd><dt className="strong">{t('fin.sums')}</dt><dd className="strong">{sides.debit === sides.credit ? t('fin.balanced') : t('fin.unbalanced', { amount: t.minor(Math.abs(sides.debit - sides.credit), currency) })}</dd></dl>
      <TextArea label={t('fin.manualReason')} hint={t('fin.manualReasonHint')} rows={2} maxLength={300} required {...put('reason')} />
      <div><Button look="primary">{t('fin.submitDraft')}</Button></div>
    </SafeForm>
  )
}
