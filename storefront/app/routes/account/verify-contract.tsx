import { data } from 'react-router'
import type { Route } from './+types/verify-contract'
import { readForm } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { verifyFile } from '~/lib/verify.server'
import { useWords, type Word } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const file = form.get('file')
  if (!(file instanceof File) || !file.size) return data({ fault: 'verify.notPdf' as Word }, { status: 400 })
  if (file.size > 10 * 1024 * 1024) return data({ fault: 'verify.tooLarge' as Word }, { status: 400 })
  const result = await verifyFile(await file.arrayBuffer())
  return result ? { result, name: file.name } : data({ fault: 'verify.notPdf' as Word }, { status: 400 })
}

export default function VerifyContract({ actionData }: Route.ComponentProps) {
  const t = useWords()
  const fault = actionData && 'fault' in actionData ? t(actionData.fault) : undefined
  const answer = actionData && 'result' in actionData ? actionData : undefined
  const verdict = !answer ? null : answer.result.genuine ? 'verify.genuine' : answer.result.signatures.length ? 'verify.changed' : 'verify.unsigned'
  return (
    <div className="narrow" style={{ maxWidth: 760 }}>
      <title>{`${t('verify.title')} · ${t('common.name')}`}</title>
      <Panel>
        <SafeForm className="stack" encType="multipart/form-data">
          <div><h1>{t('verify.title')}</h1><p className="lede">{t('verify.lede')}</p></div>
          <ErrorSummary title={t('common.problemTitle')} entries={fault ? [{ field: 'file', message: fault }] : undefined} />
          <Field label={t('verify.file')} name="file" type="file" accept="application/pdf" required fault={fault} />
          <div><Button look="primary">{t('verify.check')}</Button></div>
        </SafeForm>
      </Panel>
      {answer && verdict ? (
        <Panel title={answer.name}>
          <div className="stack" role="status">
            <Note tone={answer.result.genuine ? 'good' : 'bad'}><strong>{t(verdict)}</strong></Note>
            {answer.result.number ? <p>{t('verify.number')}：<strong>{answer.result.number}</strong></p> : null}
            {answer.result.signatures.length ? (
              <Table caption={t('verify.signer')} rows={answer.result.signatures} rowKey={(row) => row.serial} columns={[
                { key: 'signer', head: t('verify.signer'), cell: (row) => row.signer },
                { key: 'when', head: t('verify.when'), cell: (row) => (row.signed_at ? t.moment(row.signed_at) : '—') },
                { key: 'holds', head: t('verify.holds'), cell: (row) => <><Badge tone={row.valid && !row.changed_after ? 'good' : 'bad'}>{t(row.valid && !row.changed_after ? 'verify.valid' : 'verify.invalid')}</Badge> <Badge tone={row.trusted ? 'good' : 'bad'}>{t(row.trusted ? 'verify.trusted' : 'verify.untrusted')}</Badge></> },
              ]} />
            ) : null}
          </div>
        </Panel>
      ) : null}
    </div>
  )
}
