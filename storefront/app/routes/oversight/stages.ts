/** Where on the line from budget or basket to the bank an entry stands, by its kind. Pure. */
const STAGES: readonly [RegExp, string][] = [
  [/^procurement\.(budget|plan)/, 'budget'],
  [/^procurement\.(mall|process|exchange)/, 'demand'],
  [/^procurement\.(payables|payment)/, 'pay'],
  [/^procurement\.(contracts|contract)/, 'contract'],
  [/^procurement\.publication/, 'notice'],
  [/^signing\./, 'contract'],
  [/^checkout\./, 'basket'],
  [/^orders\.(delivery|fulfil|waybill)/, 'delivery'],
  [/^shipping\./, 'delivery'],
  [/^orders\.(return|problem|refund)/, 'aftersale'],
  [/^orders\./, 'order'],
  [/^payments\.(gateway)/, 'charge'],
  [/^payments\.(escrow)/, 'escrow'],
  [/^payments\.(payouts|treasury|statements|ledger)/, 'bank'],
  [/^credit\./, 'credit'],
  [/^oversight\.|^audit\./, 'desk'],
]

export const stageOf = (kind: string): string => STAGES.find(([pattern]) => pattern.test(kind))?.[1] ?? 'other'

/** The settlement subjects a trace speaks of: what a freeze is laid on. */
export const settlementsOf = (records: readonly { subject: string; cause?: readonly string[] }[]): string[] =>
  [...new Set(records.flatMap((record) => [record.subject, ...(record.cause ?? [])]).filter((one) => one.startsWith('stl_')))]
