import { redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/product'
import { MyProductDocument, ProductShelveDocument, ProductUnshelveDocument, RuleUpdateDocument, TiersUpdateDocument } from '~/graphql/generated/graphql'
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
import { needShop, type Shop } from './shop.server'
import { ROWS, tiersOf } from './tiers-form'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  const { product } = await query(asking, MyProductDocument, { slug: asking.params.product, channel: shop.channel })
  return { shop, product: found(product) }
}

export async function action(asking: Route.ActionArgs) {
  const shop = await needShop(asking)
  const { product } = await query(asking, MyProductDocument, { slug: asking.params.product, channel: shop.channel })
  const form = await readForm(asking)
  const chosen = text(form, 'variant') || text(form, 'ruleVariant')
  const variants = (product?.variants ?? []).filter((variant) => chosen === 'all' || variant.id === chosen).map((variant) => variant.id)
  const problems = problemsFrom(await act(asking, shop, found(product).id, variants, form))
  return problems.length ? refused(problems, form) : redirect(`/merchant/products/${asking.params.product}?saved`)
}

async function act(asking: Asking, shop: Shop, id: string, variants: string[], form: FormData): Promise<readonly Refusal[]> {
  const name = text(form, 'act')
  if (name === 'publish') return (await mutate(asking, ProductShelveDocument, { id })).productPublish?.errors ?? []
  if (name === 'unpublish') return (await mutate(asking, ProductUnshelveDocument, { id })).productUnpublish?.errors ?? []
  for (const variantId of variants) {
    const errors = name === 'tiers'
      ? (await mutate(asking, TiersUpdateDocument, { channel: shop.channel, variantId, tiers: tiersOf(form) })).priceTiersUpdate?.errors
      : (await mutate(asking, RuleUpdateDocument, { variantId, minimum: whole(form, 'minimum'), step: whole(form, 'step') })).quantityRuleUpdate?.errors
    if (errors?.length) return errors
  }
  return []
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
            {carton && Object.keys(carton).length ? <dl className="pairs">{Object.entries(carton).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt className="mono">{name}</dt><dd>{String(value)}</dd></div>)}</dl> : <p className="small muted">{t('work.noCarton')}</p>}
          </Panel>
        </aside>
      </div>
    </>
  )
}
