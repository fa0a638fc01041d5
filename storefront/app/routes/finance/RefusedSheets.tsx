import type { ReconciliationPageQuery } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

type Row = NonNullable<ReconciliationPageQuery['reconciliationRefused']>['edges'][number]['node']

/** Sheets that could not be taken in, each with its reason and what to ask the other side for. */
export function RefusedSheets({ rows, total }: { rows: readonly Row[]; total: number }) {
  const t = useWords()
  if (!rows.length) return null
  return (
    <Panel title={`${t('rec.refused')} (${t.count(total)})`} flush>
      <Table compact caption={t('rec.refused')} rows={rows} rowKey={(row) => row.id} columns={[
        { key: 'sheet', head: t('rec.sheet'), cell: (row) => <><span className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{row.ident}</span><br /><span className="tiny muted">{row.account || row.source}</span></> },
        { key: 'day', head: t('rec.day'), cell: (row) => <span className="nowrap">{row.day ? t.day(row.day) : '—'}</span> },
        { key: 'reason', head: t('rec.reason'), cell: (row) => <>{row.reason}{row.field ? <><br /><span className="mono tiny muted">{row.field}</span></> : null}</> },
        { key: 'remedy', head: t('rec.remedy'), cell: (row) => (t.locale === 'zh' ? row.remedyZh : row.remedyEn) },
        { key: 'at', head: t('rec.refusedAt'), cell: (row) => <span className="nowrap">{t.moment(row.lastAt)}</span> },
        { key: 'times', head: t('rec.times'), number: true, cell: (row) => t.count(row.times) },
      ]} />
    </Panel>
  )
}
