import { redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/batch'
import { Confirm } from '~/frame/Confirm'
import { BatchCheckDocument, BatchPageDocument, BatchSendDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { Table } from '~/ui/table/Table'
import { batchTone } from './tones'

const STEPS = ['DRAFT', 'CHECKED', 'SENT', 'BOOKED'] as const

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { batch: found((await query(asking, BatchPageDocument, { id: asking.params.batch })).payoutBatch), mayCheck: mine.may('payout.check') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.batch
  const errors = text(form, 'act') === 'send' ? (await mutate(asking, BatchSendDocument, { id })).payoutBatchSend?.errors : (await mutate(asking, BatchCheckDocument, { id })).payoutBatchCheck?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/batches/${encodeURIComponent(id)}`)
}

export default function Batch({ loaderData: { batch, mayCheck }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const skipped = Number(search.get('skipped') ?? '0') || 0
  const at = batch.state === 'PARTLY_REJECTED' ? 4 : STEPS.indexOf(batch.state as (typeof STEPS)[number]) + 1
  return (
    <>
      <title>{`${batch.number} · ${t('fin.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance', label: t('fin.batches') }, { label: batch.number }]} />
      <div className="page-head"><div><h1 className="mono">{batch.number}</h1><p className="lede">{t('fin.lines', { n: batch.lines.length })} · <span className="price">{t.money(batch.total)}</span></p></div><Badge tone={batchTone(batch.state)}>{t.code('payout', batch.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {skipped ? <div style={{ marginBottom: 12 }}><Note tone="warn">{t('fin.skipped', { n: skipped })}</Note></div> : null}
      <Panel><Steps label={t('fin.steps')} at={at} steps={STEPS.map((step) => ({ key: step, label: t(`payout.${step}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <Panel title={t('fin.linesTitle')} flush>
          <Table compact caption={t('fin.linesTitle')} rows={batch.lines} rowKey={(row) => row.endToEndId} columns={[
            { key: 'merchant', head: t('fin.payee'), cell: (row) => <><Own text={row.merchantName} /><br /><span className="tiny muted mono">{row.endToEndId}</span></> },
            { key: 'amount', head: t('gov.amount'), number: true, cell: (row) => t.money(row.amount) },
            { key: 'state', head: t('gov.state'), cell: (row) => <><Badge tone={batchTone(row.state)}>{t.code('payout', row.state)}</Badge>{row.reason ? <span className="tiny muted"> {row.reason}</span> : null}</> },
          ]} foot={<tr><td>{t('gov.total')}</td><td className="num price">{t.money(batch.total)}</td><td /></tr>} />
        </Panel>
        <aside className="stack">
          {mayCheck && batch.state === 'DRAFT' ? <Panel title={t('gov.acts')}><Confirm label={t('fin.check')} text={t('fin.checkText')} act="check" look="primary" /></Panel> : null}
          {mayCheck && batch.state === 'CHECKED' ? <Panel title={t('gov.acts')}><Confirm label={t('fin.send')} text={t('fin.sendText')} act="send" look="primary" /></Panel> : null}
          <Panel title={t('fin.file')}><dl className="pairs"><dt>{t('fin.madeAt')}</dt><dd>{t.moment(batch.madeAt)}</dd>{batch.sentAt ? <><dt>{t('fin.sentAt')}</dt><dd>{t.moment(batch.sentAt)}</dd></> : null}{batch.bookedAt ? <><dt>{t('fin.bookedAt')}</dt><dd>{t.moment(batch.bookedAt)}</dd></> : null}<dt>SHA-256</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{batch.fileHash || t('fin.noFile')}</dd></dl></Panel>
        </aside>
      </div>
    </>
  )
}
