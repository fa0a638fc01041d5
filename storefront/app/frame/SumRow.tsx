import { sums, type Amount } from '~/lib/money'
import { useWords } from '~/lib/words'

/** The foot of a money list: what its columns come to on this page, one row for each currency. */
export function SumRows({ columns, before, after = 0 }: { columns: readonly (readonly Amount[])[]; before: number; after?: number }) {
  const t = useWords()
  const totals = columns.map(sums)
  const currencies = [...new Set(totals.flatMap((one) => one.map(({ currency }) => currency)))]
  return currencies.map((currency) => (
    <tr key={currency} role="row">
      <td role="cell" colSpan={before}>{t('fin.pageTotal', { currency })}</td>
      {totals.map((one, at) => <td key={at} role="cell" className="num">{t.minor(one.find((sum) => sum.currency === currency)?.minor ?? 0, currency)}</td>)}
      {after ? <td role="cell" colSpan={after} className="none" /> : null}
    </tr>
  ))
}
