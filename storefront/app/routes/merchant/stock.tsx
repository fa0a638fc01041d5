import { Form, redirect } from 'react-router'
import type { Route } from './+types/stock'
import { MyGoodsDocument, MyProductDocument, StockSetDocument } from '~/graphql/generated/graphql'
import { mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'
import { countsOf } from './stock-form'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  const chosen = new URL(asking.request.url).searchParams.get('product')
  const { merchant } = await query(asking, MyGoodsDocument, { slug: shop.slug, channel: shop.channel })
  const goods = merchant?.products?.edges.map(({ node }) => ({ slug: node.slug, name: node.name })) ?? []
  const slug = chosen ?? goods[0]?.slug
  const product = slug ? (await query(asking, MyProductDocument, { slug, channel: shop.channel })).product : null
  return { goods, product }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const { stockUpdate } = await mutate(asking, StockSetDocument, { input: { counts: countsOf(form) } })
  const problems = problemsFrom(stockUpdate?.errors)
  return problems.length ? refused(problems, form) : redirect(new URL(asking.request.url).search || '?')
}

export default function Stock({ loaderData: { goods, product }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('work.stock')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.stock')}</h1><p className="lede">{t('work.stockNote')}</p></div>
        <Form className="row"><select className="input small" style={{ width: 280 }} name="product" aria-label={t('work.products')} defaultValue={product?.slug}>{goods.map((one) => <option key={one.slug} value={one.slug}>{one.name}</option>)}</select><Button size="small">{t('market.apply')}</Button></Form></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {product ? (
        <SafeForm key={product.id}>
          <Panel flush title={product.name} foot={<Button look="primary">{t('work.saveStock')}</Button>}>
            <Table compact caption={t('work.stock')} rows={product.variants ?? []} rowKey={(row) => row.id} columns={[
              { key: 'name', head: t('product.variant'), cell: (row) => row.name },
              { key: 'sku', head: t('work.sku'), cell: (row) => <span className="mono">{row.sku}</span> },
              { key: 'hand', head: t('work.onHand'), number: true, cell: (row) => t.count((row.stocks ?? []).reduce((sum, stock) => sum + stock.quantity, 0)) },
              { key: 'held', head: t('work.allocated'), number: true, cell: (row) => t.count((row.stocks ?? []).reduce((sum, stock) => sum + stock.quantityAllocated, 0)) },
              { key: 'left', head: t('work.inStock'), number: true, cell: (row) => t.count(row.quantityAvailable ?? 0) },
              { key: 'new', head: t('work.newCount'), number: true, cell: (row) => <input className="input small" style={{ width: 100, textAlign: 'end' }} name={`count.${row.id}`} inputMode="numeric" aria-label={`${row.name} ${t('work.newCount')}`} /> },
            ]} />
          </Panel>
        </SafeForm>
      ) : null}
    </>
  )
}
