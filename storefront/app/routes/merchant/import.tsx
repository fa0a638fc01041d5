import { gzipSync } from 'node:zlib'
import { data } from 'react-router'
import type { Route } from './+types/import'
import { SheetPricesDocument, SheetProductsDocument, SheetStockDocument, type SheetInput, type SheetPartsFragment } from '~/graphql/generated/graphql'
import { mutate, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, text, type Refusal } from '~/lib/forms.server'
import type { Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Choice, Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

const KINDS = ['products', 'prices', 'stock'] as const
type Kind = (typeof KINDS)[number]
const FILE_BYTES_MAX = 5 * 1024 * 1024
const SENT_BYTES_MAX = 70_000

type Answer = { kind: Kind; dryRun: boolean; fileName: string; content: string; report: SheetPartsFragment | null; problems: Problem[] }

export async function loader(asking: Route.LoaderArgs) {
  return { shop: await needShop(asking) }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const kind = KINDS.find((one) => one === text(form, 'kind')) ?? 'products'
  const dryRun = text(form, 'act') !== 'apply'
  const given = await sheetOf(form)
  if ('problem' in given) return answer({ kind, dryRun, fileName: '', content: '', report: null, problems: [{ field: 'file', code: 'INVALID', message: given.problem }] })
  const { report, errors } = await send(asking, kind, { ...given, dryRun })
  return answer({ kind, dryRun, ...given, report: report ?? null, problems: problemsFrom(errors) })
}

const answer = (value: Answer) => data(value, { status: value.problems.length ? 400 : 200 })

async function send(asking: Asking, kind: Kind, input: SheetInput): Promise<{ report?: SheetPartsFragment | null; errors?: readonly Refusal[] }> {
  if (kind === 'prices') return (await mutate(asking, SheetPricesDocument, { input })).pricesImport ?? {}
  if (kind === 'stock') return (await mutate(asking, SheetStockDocument, { input })).stockImport ?? {}
  return (await mutate(asking, SheetProductsDocument, { input })).productsImport ?? {}
}

/** The sheet that was sent now, or the one that was checked before and travels with the form. */
async function sheetOf(form: FormData): Promise<{ fileName: string; content: string } | { problem: string }> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) {
    const content = text(form, 'content')
    return content ? { fileName: text(form, 'fileName'), content } : { problem: '请选择 CSV 或 XLSX 文件。Choose a CSV or XLSX file.' }
  }
  if (file.size > FILE_BYTES_MAX) return { problem: '文件超过 5 MB，请分批导入。The file is over 5 MB: import in parts.' }
  const packed = gzipSync(Buffer.from(await file.arrayBuffer()))
  if (packed.length > SENT_BYTES_MAX) return { problem: '压缩后超过 70 kB（约 5000 行），请分批导入。Over 70 kB packed (about 5,000 lines): import in parts.' }
  return { fileName: file.name, content: packed.toString('base64') }
}

export default function Import({ actionData }: Route.ComponentProps) {
  const t = useWords()
  const kind = actionData?.kind ?? 'products'
  const report = actionData?.report
  return (
    <>
      <title>{`${t('work.import')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.import')}</h1><p className="lede">{t('work.importLede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          <Panel>
            <SafeForm className="stack" encType="multipart/form-data">
              <fieldset className="stack" style={{ '--gap': '8px' } as React.CSSProperties}><legend className="field-label">{t('work.importWhat')}</legend>{KINDS.map((one) => <Choice key={one} name="kind" value={one} defaultChecked={one === kind} label={t(`work.import.${one}`)} hint={t(`work.importHint.${one}`)} />)}</fieldset>
              <Field label={t('work.importFile')} hint={t('work.importFileHint')} name="file" type="file" accept=".csv,.xlsx" required />
              <div><Button look="primary" name="act" value="check">{t('work.importCheck')}</Button></div>
            </SafeForm>
          </Panel>
          {report ? (
            <Panel title={t(actionData?.dryRun ? 'work.importWould' : 'work.importDone')} actions={<span className="small muted">{actionData?.fileName}</span>}>
              <div className="stack">
                <Stats stats={[{ name: t('work.importLines'), value: t.count(report.lines) }, { name: t('work.importTaken'), value: t.count(report.taken) }, { name: t('work.importSame'), value: t.count(report.unchanged) }, { name: t('work.importFaults'), value: t.count(report.faultCount) }]} />
                {report.faults.length ? <Table compact caption={t('work.importFaults')} rows={report.faults} rowKey={(row) => `${row.line}${row.field}${row.message}`} columns={[{ key: 'line', head: t('work.importLine'), number: true, cell: (row) => row.line }, { key: 'field', head: t('work.importColumn'), cell: (row) => <span className="mono">{row.field}</span> }, { key: 'message', head: t('work.importProblem'), cell: (row) => row.message }]} /> : <Note tone="good">{t('work.importClean')}</Note>}
                {actionData?.dryRun && report.taken > 0 ? (
                  <SafeForm><input type="hidden" name="kind" value={kind} /><input type="hidden" name="fileName" value={actionData.fileName} /><input type="hidden" name="content" value={actionData.content} /><Button look="primary" name="act" value="apply">{t('work.importApply', { n: report.taken })}</Button>{report.faultCount ? <p className="small muted" style={{ marginTop: 6 }}>{t('work.importSkip')}</p> : null}</SafeForm>
                ) : null}
              </div>
            </Panel>
          ) : null}
        </div>
        <aside className="stack">
          <Panel title={t('work.importColumns')}>
            <dl className="stack small" style={{ '--gap': '8px' } as React.CSSProperties}>
              <div><dt className="strong">{t('work.import.products')}</dt><dd className="mono tiny">style, category, name, sku, price:CHANNEL, variant, unit, weight_g, …</dd></div>
              <div><dt className="strong">{t('work.import.prices')}</dt><dd className="mono tiny">sku, channel, price, min_quantity</dd></div>
              <div><dt className="strong">{t('work.import.stock')}</dt><dd className="mono tiny">sku, quantity</dd></div>
            </dl>
            <p className="tiny muted" style={{ marginTop: 8 }}>{t('work.importNames')}</p>
          </Panel>
        </aside>
      </div>
    </>
  )
}
