/** The acts of a purchase, from the name on the button to the core's command. */
import { AcceptanceRecordDocument, CaseResumeDocument, CaseSuspendDocument, ContractSignDocument, GoodsBackDocument, InvoiceRegisterDocument, MallConfirmDocument, MallDeclineDocument, MallDisputeDocument, PaymentRequestApproveDocument, PaymentRequestCreateDocument, RequisitionApproveDocument, RequisitionCancelDocument, RequisitionCompareDocument, RequisitionRateDocument, RequisitionRejectDocument, RequisitionSubmitDocument, RequisitionWithdrawDocument, SecurityAskDocument, SecurityClaimDocument, SecurityReleaseDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from '~/lib/api.server'
import { text, whole, type Refusal } from '~/lib/forms.server'

type Errors = readonly Refusal[] | null | undefined
type Act = (asking: Asking, id: string, form: FormData) => Promise<Errors>

const reason = (form: FormData) => text(form, 'reason')
const key = (form: FormData) => text(form, 'key')
const money = (form: FormData) => text(form, 'amount').normalize('NFKC').replace(/[,\s]/g, '')

const ACTS: Record<string, Act> = {
  compare: async (asking, id, form) => (await mutate(asking, RequisitionCompareDocument, { id, reason: reason(form) })).requisitionCompare?.errors,
  submit: async (asking, id, form) => (await mutate(asking, RequisitionSubmitDocument, { id, key: key(form), reason: reason(form) })).requisitionSubmit?.errors,
  approve: async (asking, id, form) => (await mutate(asking, RequisitionApproveDocument, { id, key: key(form) })).requisitionApprove?.errors,
  reject: async (asking, id, form) => (await mutate(asking, RequisitionRejectDocument, { id, reason: reason(form) })).requisitionReject?.errors,
  withdraw: async (asking, id) => (await mutate(asking, RequisitionWithdrawDocument, { id })).requisitionWithdraw?.errors,
  cancel: async (asking, id, form) => (await mutate(asking, RequisitionCancelDocument, { id, reason: reason(form) })).requisitionCancel?.errors,
  confirm: async (asking, id) => (await mutate(asking, MallConfirmDocument, { id })).mallOrderConfirm?.errors,
  decline: async (asking, id, form) => (await mutate(asking, MallDeclineDocument, { id, reason: reason(form) })).mallOrderDecline?.errors,
  dispute: async (asking, id, form) => (await mutate(asking, MallDisputeDocument, { id, reason: reason(form) })).mallDisputeOpen?.errors,
  rate: async (asking, id, form) => (await mutate(asking, RequisitionRateDocument, { id, reason: reason(form), stars: whole(form, 'stars') ?? 0 })).requisitionRate?.errors,
  accept: async (asking, id, form) => (await mutate(asking, AcceptanceRecordDocument, { input: { requisitionId: id, idempotencyKey: key(form), note: reason(form) } })).acceptanceRecord?.errors,
  accept_part: async (asking, id, form) => (await mutate(asking, AcceptanceRecordDocument, { input: { requisitionId: id, idempotencyKey: key(form), note: reason(form), lines: partsOf(form) } })).acceptanceRecord?.errors,
  return_goods: async (asking, id, form) => (await mutate(asking, GoodsBackDocument, { id, reason: reason(form) })).mallGoodsReturn?.errors,
  suspend: async (asking, _id, form) => /^\d{4}-\d{2}-\d{2}$/.test(text(form, 'until'))
    ? (await mutate(asking, CaseSuspendDocument, { input: { ocid: text(form, 'ocid'), reason: reason(form), until: `${text(form, 'until')}T23:59:59+08:00` } })).procurementSuspend?.errors
    : [{ field: 'until', code: 'REQUIRED', message: '请填写恢复日期。Give the day it ends.' }],
  resume: async (asking, _id, form) => (await mutate(asking, CaseResumeDocument, { ocid: text(form, 'ocid') })).procurementResume?.errors,
  sign: async (asking, id) => (await mutate(asking, ContractSignDocument, { id })).mallContractSign?.errors,
  invoice: async (asking, _id, form) => (await mutate(asking, InvoiceRegisterDocument, { input: { payableId: text(form, 'payable'), idempotencyKey: key(form), number: text(form, 'number').normalize('NFKC'), issuedOn: text(form, 'issuedOn'), amount: text(form, 'amount'), tax: text(form, 'tax') } })).govInvoiceRegister?.errors,
  requestPay: async (asking, _id, form) => (await mutate(asking, PaymentRequestCreateDocument, { input: { payableId: text(form, 'payable'), idempotencyKey: key(form), ...howToPay(form) } })).paymentRequestCreate?.errors,
  askSecurity: async (asking, _id, form) => (await mutate(asking, SecurityAskDocument, { input: { subject: text(form, 'ocid'), purpose: 'PERFORMANCE', organizationId: text(form, 'supplier'), base: text(form, 'base'), amount: money(form) } })).guaranteeAsk?.errors,
  claimSecurity: async (asking, _id, form) => (await mutate(asking, SecurityClaimDocument, { id: text(form, 'guarantee'), amount: money(form), reason: reason(form) })).guaranteeClaim?.errors,
  releaseSecurity: async (asking, _id, form) => (await mutate(asking, SecurityReleaseDocument, { id: text(form, 'guarantee') })).guaranteeRelease?.errors,
  approvePay: async (asking, _id, form) => (await mutate(asking, PaymentRequestApproveDocument, { id: text(form, 'request') })).paymentRequestApprove?.errors,
}

/** Do the act the button names; the errors of the core, if any. */
export async function act(asking: Asking, id: string, form: FormData): Promise<Errors> {
  const chosen = ACTS[text(form, 'act')]
  if (!chosen) throw new Response('No such act.', { status: 400 })
  return chosen(asking, id, form)
}

const partsOf = (form: FormData) =>
  [...form.keys()].flatMap((name) => {
    const quantity = name.startsWith('part.') ? whole(form, name) : null
    return quantity === null ? [] : [{ orderLineId: name.slice(5), quantity }]
  })

/** Mode, part and account of a payment, where the form gives them. */
const howToPay = (form: FormData) => {
  const [mode, amount, number] = [text(form, 'mode'), money(form), text(form, 'accountNumber')]
  return { ...(mode ? { mode } : {}), ...(amount ? { amount } : {}), ...(number ? { payeeAccount: { number, bankName: text(form, 'bankName') } } : {}) }
}
