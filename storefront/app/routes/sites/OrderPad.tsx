/** Tiers, the matrix or rows of variants, and the sum that is being ordered. The core prices; this estimates and hints. */
import { useState } from 'react'
import { isAllowed, neighbours, tierFor } from '~/lib/quantity'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { QuantityMatrix } from '~/ui/matrix/QuantityMatrix'
import { QuantityInput } from '~/ui/quantity/QuantityInput'
import { TierTable } from '~/ui/tiers/TierTable'
import { estimateOf, planOf, type PadProduct, type PadVariant } from './order-pad-plan'

const numeral = (text: string | undefined) => Number((text ?? '').normalize('NFKC').replace(/[,\s]/g, '')) || 0

export function OrderPad({ product }: { product: PadProduct }) {
  const t = useWords()
  const word = (thing: { name?: string | null; translation?: { name?: string | null } | null }) => (t.locale === 'en' ? thing.translation?.name || thing.name : thing.name) ?? ''
  const variants = product.variants ?? []
  const first = variants[0]
  const [values, setValues] = useState<Record<string, string>>(() => (variants.length === 1 && first ? { [`q.${first.id}`]: String(first.quantityRule?.min ?? 1) } : {}))
  const [factor, setFactor] = useState(1)
  if (!first) return null
  const unit = t.code('unit', first.baseUnit)
  const put = (name: string, value: string) => setValues((now) => ({ ...now, [name]: value }))
  const chosen = variants.map((variant) => ({ variant, quantity: numeral(values[`q.${variant.id}`]) * factor })).filter((one) => one.quantity > 0)
  const total = chosen.reduce((sum, one) => sum + one.quantity, 0)
  const plan = planOf(variants, word)
  const tiers = first.priceTiers
  const estimate = estimateOf(chosen, total)
  return (
    <SafeForm className="stack" preventScrollReset>
      <Tiers variant={first} total={total} unit={unit} />
      <p className="small muted">
        {first.quantityRule?.min && first.quantityRule.min > 1 ? `${t('product.moq', { min: t.count(first.quantityRule.min), unit })} ` : ''}
        {first.quantityRule?.step && first.quantityRule.step > 1 ? `· ${t('product.step', { step: t.count(first.quantityRule.step), unit })}` : ''}
        {first.tierMode === 'SLAB' ? ` · ${t('product.slab')}` : ''}
      </p>
      {first.saleUnits.length > 1 ? (
        <div className="row">
          <label className="field-label" htmlFor="u">{t('product.unit')}</label>
          <select className="input small" id="u" name="u" style={{ width: 'auto' }} value={factor} onChange={(event) => setFactor(Number(event.target.value))}>
            {first.saleUnits.map((one) => <option key={one.code} value={one.factor}>{one.factor === 1 ? one.name : t('product.unitFactor', { name: one.name, factor: one.factor, unit })}</option>)}
          </select>
        </div>
      ) : null}
      {plan.kind === 'matrix' ? (
        <QuantityMatrix caption={t('product.choose')} corner={plan.corner} columns={plan.columns} values={values} onChange={put}
          rows={plan.rows.map((row) => ({ ...row, cells: row.variants.map((variant) => (variant ? { name: `q.${variant.id}`, left: t('product.stockLeft', { n: t.short(variant.quantityAvailable ?? 0) }), disabled: variant.quantityAvailable === 0 } : null)) }))} />
      ) : (
        <ul className="variant-rows">
          {plan.variants.map((variant) => <VariantRow key={variant.id} variant={variant} only={variants.length === 1} value={values[`q.${variant.id}`] ?? ''} put={put} unit={unit} />)}
        </ul>
      )}
      {chosen.filter(({ variant, quantity }) => !isAllowed(quantity, variant.quantityRule ?? {})).slice(0, 3).map(({ variant, quantity }) => (
        <p key={variant.id} className="hint-line" role="status">{t('product.notAllowed', { name: variant.name, options: neighbours(quantity, variant.quantityRule ?? {}).map((n) => t.count(n)).join(' / ') })}</p>
      ))}
      <Hint tiers={tiers} slab={first.tierMode === 'SLAB'} total={total} unit={unit} />
      <div className="buybox">
        <span className="sum">{total ? t('product.chosen', { kinds: chosen.length, n: t.count(total), unit }) : t('product.choose')}{estimate ? <b className="price"> {t('product.estimate')} {t.money(estimate)}</b> : null}</span>
        <Button look="primary" size="large">{t('product.addToCart')}</Button>
      </div>
    </SafeForm>
  )
}

function Tiers({ variant, total, unit }: { variant: PadVariant; total: number; unit: string }) {
  const t = useWords()
  const tiers = variant.priceTiers.length ? variant.priceTiers : variant.pricing?.price ? [{ minQuantity: variant.quantityRule?.min ?? 1, unitPrice: variant.pricing.price.gross }] : []
  const shown = tiers.map((tier, at) => {
    const next = tiers[at + 1]
    return {
      minQuantity: tier.minQuantity, price: t.unitPrice(tier.unitPrice),
      from: next ? t('product.tierRange', { a: t.count(tier.minQuantity), b: t.count(next.minQuantity - 1), unit }) : t('product.tierFrom', { n: t.count(tier.minQuantity), unit }),
    }
  })
  return <TierTable label={t('product.tiers')} tiers={shown} reached={tierFor(tiers, total)?.minQuantity} />
}

/** The next tier in sight; where its whole total is no higher (all-units prices), it is said so. */
function Hint({ tiers, slab, total, unit }: { tiers: PadVariant['priceTiers']; slab: boolean; total: number; unit: string }) {
  const t = useWords()
  const next = tiers.find((tier) => tier.minQuantity > total)
  const now = tierFor(tiers, total)
  if (!next || !total) return null
  const price = t.unitPrice(next.unitPrice)
  const cheaper = !slab && now && next.minQuantity * Number(next.unitPrice.amount) <= total * Number(now.unitPrice.amount)
  return <p className="hint-line" role="status">{cheaper ? t('product.hint', { n: t.count(next.minQuantity - total), unit, price }) : t('product.next', { n: t.count(next.minQuantity), unit, price })}</p>
}

function VariantRow({ variant, only, value, put, unit }: { variant: PadVariant; only: boolean; value: string; put: (name: string, value: string) => void; unit: string }) {
  const t = useWords()
  const rule = variant.quantityRule
  return (
    <li>
      <span className="grow"><span className="strong">{only ? t('product.quantity') : variant.name}</span> <span className="tiny muted mono">{variant.sku}</span><br />
        <span className="tiny muted">{t('product.stockLeft', { n: `${t.count(variant.quantityAvailable ?? 0)} ${unit}` })}</span></span>
      {variant.pricing?.price && !only ? <span className="price">{t.unitPrice(variant.priceTiers[0]?.unitPrice ?? variant.pricing.price.gross)}</span> : null}
      <QuantityInput name={`q.${variant.id}`} label={`${variant.name} ${t('product.quantity')}`} value={numeral(value)} step={rule?.step || 1} min={rule?.min ?? 1} less={t('product.less')} more={t('product.more')} onChange={(next) => put(`q.${variant.id}`, String(next))} />
    </li>
  )
}
