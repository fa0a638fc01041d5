import { Form, redirect } from 'react-router'
import type { Route } from './+types/new-product'
import { GoodsCreateDocument, GoodsKindsDocument, GoodsSetDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused } from '~/lib/forms.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { AttributeField } from './AttributeField'
import { draftOf, VARIANTS } from './draft-form'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  const chosen = new URL(asking.request.url).searchParams.get('category')
  const { categories } = await query(asking, GoodsKindsDocument, { site: shop.site })
  const leaves = categories?.edges.map(({ node }) => node).filter((one) => one.productType).map(({ slug, name }) => ({ slug, name })) ?? []
  const category = chosen ? found((await query(asking, GoodsSetDocument, { slug: chosen })).category) : null
  return { shop, leaves, category }
}

export async function action(asking: Route.ActionArgs) {
  const shop = await needShop(asking)
  const form = await readForm(asking)
  const { productCreate } = await mutate(asking, GoodsCreateDocument, { input: draftOf(form, shop.channel) })
  if (productCreate?.product) return redirect(`/merchant/products/${encodeURIComponent(productCreate.product.slug)}?saved`)
  return refused(problemsFrom(productCreate?.errors), form)
}

export default function NewProduct({ loaderData: { shop, leaves, category }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const put = (name: string) => ({ name, defaultValue: actionData?.values[name] ?? '', fault: problemOf(actionData?.problems, name) })
  const uses = category?.productType?.attributeUses ?? []
  const rows = Array.from({ length: VARIANTS }, (_, at) => at)
  return (
    <>
      <title>{`${t('work.newProduct')} · ${t('work.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/merchant/products', label: t('work.products') }, { label: t('work.newProduct') }]} />
      <div className="page-head"><div><h1>{t('work.newProduct')}</h1><p className="lede">{t('work.newProductLede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <Panel title={t('work.category')}>
        <Form className="row" style={{ alignItems: 'end' }}><Select label={t('work.category')} name="category" defaultValue={category?.slug ?? ''} required><option value="">{t('work.choose')}</option>{leaves.map((one) => <option key={one.slug} value={one.slug}>{one.name}</option>)}</Select><Button>{t('work.nextFields')}</Button></Form>
      </Panel>
      {category ? (
        <SafeForm className="stack" style={{ marginTop: 16 }}>
          <input type="hidden" name="category" value={category.slug} />
          <Panel title={t('work.basics')}><div className="form-grid"><Field className="full" label={t('work.name')} required maxLength={200} {...put('name')} /><Field label={t('work.unit')} hint={t('work.unitHint')} {...put('unit')} /><Field label={t('work.hs')} {...put('hsCode')} /><Field label={t('work.styleNo')} {...put('externalReference')} /></div></Panel>
          <Panel title={`${t('work.facts')} · ${category.productType?.name ?? ''}`}><div className="form-grid">{uses.filter((use) => !use.isVariant).map((use) => <AttributeField key={use.attribute.slug} name={`fact.${use.attribute.slug}`} attribute={use.attribute} required={use.isRequired} value={actionData?.values[`fact.${use.attribute.slug}`]} fault={problemOf(actionData?.problems, use.attribute.slug)} />)}</div></Panel>
          {rows.map((at) => (
            <Panel key={at} title={t('work.variantNo', { n: at + 1 })}>
              <details className="fold" open={at === 0 || Boolean(actionData?.values[`v${at}.sku`])}><summary>{at === 0 ? t('work.variantFirst') : t('work.variantMore')}</summary>
                <div className="form-grid" style={{ paddingTop: 8 }}>
                  <Field label={t('work.sku')} required={at === 0} {...put(`v${at}.sku`)} /><Field label={t('work.variantName')} required={at === 0} {...put(`v${at}.name`)} />
                  <Field label={t('work.priceIn', { channel: shop.channel })} inputMode="decimal" required={at === 0} {...put(`v${at}.price`)} /><Field label={t('work.weight')} inputMode="numeric" {...put(`v${at}.weightG`)} />
                  {uses.filter((use) => use.isVariant).map((use) => <AttributeField key={use.attribute.slug} name={`v${at}.choice.${use.attribute.slug}`} attribute={use.attribute} required={use.isRequired && at === 0} value={actionData?.values[`v${at}.choice.${use.attribute.slug}`]} />)}
                  {(['pcsPerCarton', 'lCm', 'wCm', 'hCm', 'grossG'] as const).map((name) => <Field key={name} label={t(`carton.${name}`)} inputMode="numeric" {...put(`v${at}.carton.${name}`)} />)}
                </div>
              </details>
            </Panel>
          ))}
          <div><Button look="primary" size="large">{t('work.saveDraft')}</Button></div>
        </SafeForm>
      ) : null}
    </>
  )
}
