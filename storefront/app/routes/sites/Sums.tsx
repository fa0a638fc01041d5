import type { BasketFragment } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'

export function Sums({ basket }: { basket: BasketFragment }) {
  const t = useWords()
  const quoted = basket.deliveryGroups.some((group) => group.selected)
  return (
    <dl className="sum-list">
      <dt>{t('trade.goods')}</dt><dd>{t.money(basket.subtotalPrice.gross)}</dd>
      <dt>{t('trade.freight')}</dt><dd>{quoted ? t.money(basket.shippingPrice.gross) : <span className="muted small">{t('trade.freightLater')}</span>}</dd>
      <dt className="total">{t('trade.total')}</dt><dd className="total">{t.money(basket.totalPrice.gross)}</dd>
    </dl>
  )
}
