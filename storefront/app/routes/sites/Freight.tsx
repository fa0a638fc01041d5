/** What carriage would cost: a form of its own address, so that it works without script and can be shared. */
import { Form } from 'react-router'
import type { FreightEstimateQuery } from '~/graphql/generated/graphql'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Field, Select } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

type Asked = { area: string; variant: string; quantity: number; fault: boolean; answer: FreightEstimateQuery['freightEstimate'] | null }
type Goods = { variants?: readonly { id: string; name: string; baseUnit: string; quantityRule?: { min?: number | null } | null }[] | null }

export function Freight({ product, provinces, asked }: { product: Goods; provinces: readonly { raw?: string | null; verbose?: string | null }[]; asked: Asked | null }) {
  const t = useWords()
  const variants = product.variants ?? []
  const first = variants.find((one) => one.id === asked?.variant) ?? variants[0]
  if (!first || !provinces.length) return null
  const unit = t.code('unit', first.baseUnit)
  return (
    <Panel title={t('freight.title')}>
      <Form className="stack" preventScrollReset style={{ '--gap': '10px' } as React.CSSProperties}>
        <Select label={t('freight.to')} name="to" required defaultValue={asked?.area ?? ''}>
          <option value="">{t('freight.choose')}</option>
          {provinces.map((one) => <option key={one.raw} value={one.raw ?? ''}>{one.verbose ?? one.raw}</option>)}
        </Select>
        {variants.length > 1 ? <Select label={t('freight.variant')} name="v" defaultValue={first.id}>{variants.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select> : null}
        <Field label={t('freight.quantity', { unit })} name="n" inputMode="numeric" defaultValue={asked && !asked.fault ? asked.quantity : (first.quantityRule?.min ?? 1)} fault={asked?.fault ? t('freight.fault') : undefined} />
        <div><Button look="soft">{t('freight.ask')}</Button></div>
      </Form>
      <div role="status" style={{ marginTop: 12 }}>
        {asked?.answer ? (
          <>
            <p className="small muted">{asked.area} · {t('freight.goods', { n: t.count(asked.quantity), unit, sum: t.money(asked.answer.goods) })}</p>
            {asked.answer.options.length ? (
              <ul className="freight-options">
                {asked.answer.options.map((one) => <li key={one.id}><span>{[one.carrier, one.name].filter(Boolean).join(' · ')}<span className="tiny muted">{one.minimumDeliveryDays ? t('trade.days', { a: one.minimumDeliveryDays, b: one.maximumDeliveryDays ?? one.minimumDeliveryDays }) : ''}</span></span><span className="price">{t.money(one.price)}</span></li>)}
              </ul>
            ) : null}
            {asked.answer.weightKnown ? (asked.answer.options.length ? null : <Note tone="warn">{t('freight.none')}</Note>) : <Note tone="warn">{t('freight.noWeight')}</Note>}
          </>
        ) : null}
        <p className="tiny muted" style={{ marginTop: 6 }}>{t('freight.lede')}</p>
      </div>
    </Panel>
  )
}
