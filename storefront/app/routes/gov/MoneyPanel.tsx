import type { PayablePartsFragment } from '~/graphql/generated/graphql'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { LegalClock } from '~/frame/LegalClock'
import { PaymentPapers } from '~/frame/PaymentPapers'

/** Invoice, request, approval and treasury payment of one purchase, under the law's clock. */
export function MoneyPanel({ payable, actionKey, may }: { payable: PayablePartsFragment; actionKey: string; may: { request: boolean; approve: boolean; invoice: boolean } }) {
  const t = useWords()
  const key = (name: string) => <input type="hidden" name="key" value={`${name}-${actionKey}`} />
  return (
    <Panel title={t('gov.money')} actions={<span className="price">{t.money(payable.amount)}</span>}>
      <div className="stack">
        <LegalClock payable={payable} />
        {payable.invoices.map((invoice) => <p key={invoice.number} className="row small"><span>{t('gov.invoice')}</span><span className="mono">{invoice.number}</span><span>{t.money(invoice.amount)}</span><Badge tone="good">{invoice.stateLabel}</Badge></p>)}
        {payable.invoices.length ? null : <p className="small muted">{t('gov.waitInvoice')}</p>}
        {payable.requests.map((request) => (
          <div key={request.id} className="stack" style={{ '--gap': '4px' } as React.CSSProperties}><div className="spread small">
            <span className="row"><span>{t('gov.payRequest', { n: request.number })}</span><Badge tone="info">{request.stateLabel}</Badge>{request.voucherNo ? <span className="mono muted">{request.voucherNo}</span> : null}</span>
            {request.approvedAt || !may.approve ? null : <SafeForm><input type="hidden" name="request" value={request.id} /><Button size="small" look="soft" name="act" value="approvePay">{t('gov.approvePay')}</Button></SafeForm>}
          </div><PaymentPapers request={request} /></div>
        ))}
        {payable.settledOn || !may.invoice ? null : (
          <details className="fold">
            <summary>{t('gov.invoiceAdd')}</summary>
            <SafeForm className="stack">
              {key('invoice')}<input type="hidden" name="payable" value={payable.id} />
              <div className="form-grid">
                <Field label={t('gov.invoiceNo')} name="number" inputMode="numeric" required /><Field label={t('gov.invoiceDate')} name="issuedOn" type="date" required />
                <Field label={t('gov.invoiceAmount')} name="amount" inputMode="decimal" required defaultValue={String(payable.amount.amount)} /><Field label={t('gov.invoiceTax')} name="tax" inputMode="decimal" required defaultValue={String(payable.tax.amount)} />
              </div>
              <div><Button look="soft" name="act" value="invoice">{t('gov.invoiceAdd')}</Button></div>
            </SafeForm>
          </details>
        )}
        {may.request && payable.invoices.some((one) => one.state === 'VALID') && payable.requests.every((one) => one.state === 'returned' || one.state === 'settled') && !payable.settledOn ? (
          <SafeForm className="stack">
            {key(`request${payable.requests.length}`)}<input type="hidden" name="payable" value={payable.id} />
            <details className="fold"><summary>{t('trs.payAccount')}</summary>
              <div className="form-grid" style={{ paddingTop: 8 }}>
                <Field label={t('trs.account')} name="accountNumber" inputMode="numeric" /><Field label={t('trs.bank')} name="bankName" />
                <Field label={t('trs.part')} name="amount" inputMode="decimal" />
                <Select label={t('trs.mode')} name="mode"><option value="">{t('trs.modeRule')}</option><option value="DIRECT">{t('mode.DIRECT')}</option><option value="AUTHORISED">{t('mode.AUTHORISED')}</option></Select>
              </div>
            </details>
            <div><Button look="primary" name="act" value="requestPay">{t('gov.requestPay')}</Button></div>
          </SafeForm>
        ) : null}
      </div>
    </Panel>
  )
}
