import type { MySecurityQuery } from '~/graphql/generated/graphql'
import { Confirm } from '~/frame/Confirm'
import { SECURITY_TONES } from '~/frame/security-tones'
import { problemOf, type Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Field } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'

type Props = { security: MySecurityQuery; currency: string; mayGive: boolean; keyOf: string; problems?: Problem[]; values?: Record<string, string> }

/** A shop's own guarantee against its open trades, and every security it was asked for. */
export function SecurityPanel({ security, currency, mayGive, keyOf, problems, values }: Props) {
  const t = useWords()
  const own = security.merchantGuarantee
  if (!own) return null
  const rows = security.guarantees?.edges.map(({ node }) => node) ?? []
  return (
    <Panel title={t('security.title')}>
      <dl className="sum-list">
        <dt>{t('security.held')}</dt><dd className="strong">{t.money(own.held)}</dd>
        <dt>{t('security.needed')}</dt><dd>{t.money(own.needed)}</dd>
        <dt>{t('security.open')}</dt><dd>{t.money(own.openTrades)}</dd>
      </dl>
      <p className="small muted" style={{ margin: '8px 0' }}>{t('security.text')}</p>
      {rows.map((row) => (
        <div key={row.id} style={{ marginTop: 10 }}>
          <div className="row" style={{ justifyContent: 'space-between' }}><span><strong>{t.code('security.purpose', row.purpose)}</strong> <Badge tone={SECURITY_TONES[row.state]}>{t.code('security.state', row.state)}</Badge></span><span className="nowrap">{t.money(row.amount)}</span></div>
          <p className="tiny muted">{[row.beneficiaryName, row.letterNumber, row.state === 'ASKED' ? t('security.dueAt', { at: t.moment(row.dueAt) }) : t.moment(row.askedAt)].filter(Boolean).join(' · ')}</p>
          {mayGive && row.state === 'ASKED' ? <SafeForm><input type="hidden" name="guarantee" value={row.id} /><input type="hidden" name="key" value={`pay-${keyOf}`} /><Button look="primary" name="act" value="paySecurity">{t('security.pay')}</Button></SafeForm> : null}
          {mayGive && row.state === 'ASKED' && row.purpose !== 'MERCHANT' ? <LetterForm guarantee={row.id} problems={problems} values={values} /> : null}
          {mayGive && row.state === 'HELD' ? <Confirm label={t('security.askBack')} text={t('security.askBackText')} act="askBack" look="soft"><input type="hidden" name="guarantee" value={row.id} /></Confirm> : null}
        </div>
      ))}
      {mayGive ? (
        <details className="fold" style={{ marginTop: 10 }} open={Boolean(problemOf(problems, 'amount'))}><summary>{t('security.putUp')}</summary>
          <SafeForm className="stack" style={{ paddingTop: 8 }}>
            <input type="hidden" name="currency" value={currency} /><input type="hidden" name="key" value={`put-${keyOf}`} />
            <Field label={t('security.amount', { currency })} name="amount" inputMode="decimal" required defaultValue={values?.amount} fault={problemOf(problems, 'amount')} />
            <Button look="primary" block name="act" value="putUp">{t('security.putUp')}</Button>
          </SafeForm>
        </details>
      ) : null}
    </Panel>
  )
}

/** A bank's electronic letter in place of cash; of its file only the digest is kept. */
function LetterForm({ guarantee, problems, values }: { guarantee: string; problems?: Problem[]; values?: Record<string, string> }) {
  const t = useWords()
  const own = values?.guarantee === guarantee ? values : undefined
  const fault = (field: string) => (own ? problemOf(problems, field) : undefined)
  return (
    <details className="fold" style={{ marginTop: 8 }} open={own?.act === 'letter'}><summary>{t('security.useLetter')}</summary>
      <SafeForm className="stack" encType="multipart/form-data" style={{ paddingTop: 8 }}>
        <input type="hidden" name="guarantee" value={guarantee} />
        <Field label={t('security.letterNumber')} id={`letterNumber-${guarantee}`} name="letterNumber" required defaultValue={own?.letterNumber} fault={fault('letterNumber')} />
        <Field label={t('security.issuer')} id={`issuer-${guarantee}`} name="issuer" required defaultValue={own?.issuer} fault={fault('issuer')} />
        <Field label={t('security.validTo')} id={`validUntil-${guarantee}`} name="validUntil" type="date" required defaultValue={own?.validUntil} fault={fault('validUntil')} />
        <Field label={t('security.file')} hint={t('security.fileHint')} id={`file-${guarantee}`} name="file" type="file" accept=".pdf,.ofd,.xml" required fault={fault('file')} />
        <div><Button look="soft" name="act" value="letter">{t('security.useLetter')}</Button></div>
      </SafeForm>
    </details>
  )
}
