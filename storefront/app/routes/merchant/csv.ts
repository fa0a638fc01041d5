/** A statement as a sheet. Pure. */
import { sheet } from '~/lib/csv'

type Money = { amount: number | string; currency: string }
type Line = Record<'goods' | 'freight' | 'refund' | 'base' | 'commission' | 'vat' | 'fees' | 'net', Money> & { number: string; site: string; releasedAt?: string | null; rates: readonly number[] }
export type Sheet = Record<'opening' | 'payable' | 'paidOut' | 'closing' | 'reserve', Money> & { number: string; since: string; until: string; lines: readonly Line[] }

const HEADS = ['订单号 order', '站点 site', '放款时间 released', '货款 goods', '运费 freight', '退款 refund', '计佣基数 base', '费率 rate', '佣金 commission', '其中增值税 vat', '费用与扣款 fees', '净额 net']

export function csvOf(of: Sheet): string {
  const rows: (string | number)[][] = [
    ['结算单 statement', of.number], ['周期 period', of.since, of.until], [],
    HEADS,
    ...of.lines.map((line) => [line.number, line.site, line.releasedAt ?? '', line.goods.amount, line.freight.amount, line.refund.amount, line.base.amount, line.rates.map((rate) => `${rate / 100}%`).join(' / '), line.commission.amount, line.vat.amount, line.fees.amount, line.net.amount]),
    [],
    ['期初 opening', of.opening.amount], ['应付 payable', of.payable.amount], ['已付 paid out', of.paidOut.amount], ['期末 closing', of.closing.amount], ['保留金 reserve', of.reserve.amount],
  ]
  return sheet(rows)
}
