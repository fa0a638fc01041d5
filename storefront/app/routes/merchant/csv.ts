/** A statement as a sheet that spreadsheets open: UTF-8 with a mark, no cell that could be taken for a formula. Pure. */
type Money = { amount: number | string; currency: string }
type Line = Record<'goods' | 'freight' | 'refund' | 'base' | 'commission' | 'vat' | 'fees' | 'net', Money> & { number: string; site: string; releasedAt?: string | null; rates: readonly number[] }
export type Sheet = Record<'opening' | 'payable' | 'paidOut' | 'closing' | 'reserve', Money> & { number: string; since: string; until: string; lines: readonly Line[] }

const HEADS = ['订单号 order', '站点 site', '放款时间 released', '货款 goods', '运费 freight', '退款 refund', '计佣基数 base', '费率 rate', '佣金 commission', '其中增值税 vat', '费用与扣款 fees', '净额 net']

export function cell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvOf(sheet: Sheet): string {
  const rows: (string | number)[][] = [
    ['结算单 statement', sheet.number], ['周期 period', sheet.since, sheet.until], [],
    HEADS,
    ...sheet.lines.map((line) => [line.number, line.site, line.releasedAt ?? '', line.goods.amount, line.freight.amount, line.refund.amount, line.base.amount, line.rates.map((rate) => `${rate / 100}%`).join(' / '), line.commission.amount, line.vat.amount, line.fees.amount, line.net.amount]),
    [],
    ['期初 opening', sheet.opening.amount], ['应付 payable', sheet.payable.amount], ['已付 paid out', sheet.paidOut.amount], ['期末 closing', sheet.closing.amount], ['保留金 reserve', sheet.reserve.amount],
  ]
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
