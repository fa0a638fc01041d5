import { Link, redirect } from 'react-router'
import type { Route } from './+types/manual-check'
import { Confirm } from '~/frame/Confirm'
import { ManualCheckDocument, ManualPageDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { problemOf } from '~/lib/problems'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { sumsOf } from './journal-filter'
import { manualTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { draft: found((await query(asking, ManualPageDocument, { id: asking.params.journal })).manualJournal), mayCheck: mine.may('ledger.journal.check') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.journal
  const { manualJournalCheck } = await mutate(asking, ManualCheckDocument, { id, post: text(form, 'act') === 'post', answer: text(form, 'answer') })
  const problems = problemsFrom(manualJournalCheck?.errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/manual/${encodeURIComponent(id)}`)
}

export default function ManualCheck({ loaderData: { draft, mayCheck }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const open = draft.state === 'DRAFT'
  return (
    <>
      <title>{`${t('fin.manual')} · ${t('fin.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/manual', label: t('fin.manual') }, { label: draft.reason }]} />
      <div className="page-head"><h1>{draft.reason}</h1><Badge tone={manualTone(draft.state)}>{t.code('manual', draft.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <Panel flush>
          <Table compact caption={t('fin.manual')} rows={draft.lines.map((line, at) => ({ ...line, at }))} rowKey={(row) => String(row.at)} columns={[
            { key: 'account', head: t('fin.account'), cell: (row) => <><span className="mono">{row.code}</span> {t.code('acct', row.code)}{row.owner ? <><br /><span className="tiny muted mono">{row.owner}</span></> : null}</> },
            { key: 'debit', head: t('fin.debit'), number: true, cell: (row) => (row.debit ? t.money(row.debit) : '') },
            { key: 'credit', head: t('fin.credit'), number: true, cell: (row) => (row.credit ? t.money(row.credit) : '') },
          ]} foot={sumsOf(draft.lines).map((sum) => <tr key={sum.currency} role="row"><td role="cell">{t('fin.sums')}</td><td role="cell" className="num strong">{t.minor(sum.debit, sum.currency)}</td><td role="cell" className="num strong">{t.minor(sum.credit, sum.currency)}</td></tr>)} />
        </Panel>
        <aside className="stack">
          <Panel><dl className="pairs"><dt>{t('fin.madeAt')}</dt><dd>{t.moment(draft.madeAt)}</dd>{draft.checkedAt ? <><dt>{t('fin.checkedAt')}</dt><dd>{t.moment(draft.checkedAt)}</dd></> : null}{draft.answer ? <><dt>{t('fin.answer')}</dt><dd>{draft.answer}</dd></> : null}</dl>{draft.state === 'POSTED' ? <p className="small" style={{ marginTop: 8 }}><Link to="/finance/journals?kind=J-MANUAL">{t('fin.seeJournal')}</Link></p> : null}</Panel>
          {open && draft.madeByMe ? <Note tone="warn">{t('fin.ownManual')}</Note> : null}
          {open && mayCheck && !draft.madeByMe ? <Panel title={t('gov.acts')}><Confirm label={t('fin.post')} text={t('fin.postText')} act="post" look="primary" /><Confirm label={t('fin.sendBack')} text={t('fin.sendBackText')} act="refuse" look="soft"><TextArea label={t('fin.why')} name="answer" rows={2} maxLength={300} fault={problemOf(actionData?.problems, 'answer')} /></Confirm></Panel> : null}
        </aside>
      </div>
    </>
  )
}
