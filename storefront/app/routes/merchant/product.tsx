import { redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/product'
import { MyProductDocument, ProductShelveDocument, ProductTextUpdateDocument, ProductUnshelveDocument, RuleUpdateDocument, TiersUpdateDocument, VariantPackDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text, whole, type Refusal } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { cartonOf } from './draft-form'
import { needShop, type Shop } from './shop.server'
import { ROWS, tiersOf } from './tiers-form'

const CARTON = [['pcsPerCarton', 'pcs_per_carton'], ['lCm', 'l_cm'], ['wCm', 'w_cm'], ['hCm', 'h_cm'], ['grossG', 'gross_g']] as const

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  const { product } = await query(asking, MyProductDocument, { slug: asking.params.product, channel: shop.channel })
  return { shop, product: found(product) }
}

export async function action(asking: Route.ActionArgs) {
  const shop = await needShop(asking)
  const { product } = await query(asking, MyProductDocument, { slug: asking.params.product, channel: shop.channel })
  const form = await readForm(asking)
  const chosen = text(form, 'variant') || text(form, 'ruleVariant') || text(form, 'packVariant')
  const variants = (product?.variants ?? []).filter((variant) => chosen === 'all' || variant.id === chosen).map((variant) => variant.id)
  const problems = problemsFrom(await act(asking, shop, found(product).id, variants, form))
  return problems.length ? refused(problems, form) : redirect(`/merchant/products/${asking.params.product}?saved`)
}

async function act(asking: Asking, shop: Shop, id: string, variants: string[], form: FormData): Promise<readonly Refusal[]> {
  const name = text(form, 'act')
  if (name === 'publish') return (await mutate(asking, ProductShelveDocument, { id })).productPublish?.errors ?? []
  if (name === 'unpublish') return (await mutate(asking, ProductUnshelveDocument, { id })).productUnpublish?.errors ?? []
  if (name === 'texts') return (await mutate(asking, ProductTextUpdateDocument, { id, input: { name: text(form, 'name'), unit: text(form, 'unit'), ...(text(form, 'hsCode') ? { hsCode: text(form, 'hsCode').normalize('NFKC') } : {}) } })).productUpdate?.errors ?? []
  for (const variantId of variants) {
    const errors = name === 'carton' ? await pack(asking, variantId, form) : name === 'tiers'
      ? (await mutate(asking, TiersUpdateDocument, { channel: shop.channel, variantId, tiers: tiersOf(form) })).priceTiersUpdate?.errors
      : (await mutate(asking, RuleUpdateDocument, { variantId, minimum: whole(form, 'minimum'), step: whole(form, 'step') })).quantityRuleUpdate?.errors
    if (errors?.length) return errors
  }
  return []
}

async function pack(asking: Asking, id: string, form: FormData): Promise<readonly Refusal[] | undefined> {
  const carton = cartonOf(form, 'carton.')
  if (!carton) return [{ field: 'pcsPerCarton', code: 'REQUIRED', message: '请填写装箱数、长、宽、高与毛重。Fill in all five measures.' }]
  const weightG = whole(form, 'weightG')
  return (await mutate(asking, VariantPackDocument, { id, carton, ...(weightG === null ? {} : { weightG }) })).productVariantPack?.errors
}

export default function Product({ loaderData: { shop, product }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const variants = product.variants ?? []
  const first = variants[0]
  const carton = first?.carton as Record<string, number> | null | undefined
  const shown = product.status === 'PUBLISHED' || product.status === 'ACTIVE'
  const choice = (name: string) => <Select label={t('product.variant')} name={name}><option value="all">{t('work.applyAll')}</option>{variants.map((variant) => <option key={variant.id} value={variant.id}>{variant.name} · {variant.sku}</option>)}</Select>
  return (
    <>
      <title>{`${product.name} · ${t('work.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/merchant/products', label: t('work.products') }, { label: product.name }]} />
      <div className="page-head"><div className="row"><h1>{product.name}</h1><Badge tone={shown ? 'good' : undefined}>{t.code('status', product.status)}</Badge></div>
        <div className="row"><LinkButton to={`/${shop.site}/p/${product.slug}`} look="plain">{t('product.enterShop')}</LinkButton><SafeForm>{shown ? <Button look="danger" name="act" value="unpublish">{t('work.unpublish')}</Button> : <Button look="primary" name="act" value="publish">{t('work.publish')}</Button>}</SafeForm></div></div>
      {search.has('saved') ? <div style={{ marginBottom: 12 }}><Note tone="good">{t('work.saved')}</Note></div> : null}
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <Panel title={t('work.editTiers')}>
          <SafeForm className="stack">
            {choice('variant')}
            <p className="hint small muted">{t('work.tiersHint')}</p>
            <div className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
              {Array.from({ length: ROWS }, (_, at) => {
                const tier = first?.priceTiers[at]
                return (
                  <div className="row" key={at} style={{ flexWrap: 'nowrap' }}>
                    <Field className="grow" label={t('work.tierMin', { n: at + 1 })} name={`min.${at}`} inputMode="numeric" defaultValue={actionData?.values[`min.${at}`] ?? tier?.minQuantity ?? ''} />
                    <Field className="grow" label={t('work.tierPrice', { n: at + 1 })} name={`price.${at}`} inputMode="decimal" defaultValue={actionData?.values[`price.${at}`] ?? tier?.unitPrice.amount ?? ''} />
                  </div>
                )
              })}
            </div>
            <div><Button look="primary" name="act" value="tiers">{t('work.saveTiers')}</Button></div>
          </SafeForm>
        </Panel>
        <aside className="stack">
          <Panel title={t('work.rule')}>
            <SafeForm className="stack">
              {choice('ruleVariant')}
              <Field label={t('work.min')} name="minimum" inputMode="numeric" defaultValue={first?.quantityRule?.min ?? ''} />
              <Field label={t('work.step')} name="step" inputMode="numeric" defaultValue={first?.quantityRule?.step ?? ''} />
              <Button look="soft" name="act" value="rule">{t('common.save')}</Button>
            </SafeForm>
          </Panel>
          <Panel title={t('work.carton')}>
            <SafeForm className="stack">
              {carton ? null : <p className="small muted">{t('work.noCarton')}</p>}
              {choice('packVariant')}
              {CARTON.map(([name, key]) => <Field key={name} label={t(`carton.${name}`)} name={`carton.${name}`} inputMode="numeric" required defaultValue={actionData?.values[`carton.${name}`] ?? carton?.[key] ?? ''} />)}
              <Button look="soft" name="act" value="carton">{t('common.save')}</Button>
            </SafeForm>
          </Panel>
          <Panel title={t('work.basics')}>
            <SafeForm className="stack">
              <Field label={t('work.name')} name="name" required maxLength={200} defaultValue={actionData?.values.name ?? product.name} /><Field label={t('work.unit')} name="unit" defaultValue={actionData?.values.unit ?? product.unit ?? ''} /><Field label={t('work.hs')} name="hsCode" defaultValue={actionData?.values.hsCode ?? product.hsCode ?? ''} />
              <Button look="soft" name="act" value="texts">{t('common.save')}</Button>
            </SafeForm>
          </Panel>
        </aside>
      </div>
    </>
  )
}
