import { Form, redirect } from 'react-router'
import type { Route } from './+types/mall-offers'
import { Pages } from '~/frame/Pages'
import { OfferPutDocument, OfferTakeDocument, SellerOffersDocument, SellerVariantsDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { MallTabs } from './MallTabs'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  const search = new URL(asking.request.url).searchParams
  const words = search.get('q')?.trim()
  const [{ myMallOffers }, { merchant }] = await Promise.all([
    query(asking, SellerOffersDocument, pageOf(search, 20)),
    query(asking, SellerVariantsDocument, { slug: shop.slug, channel: 'gov', ...(words ? { search: words } : {}) }),
  ])
  const variants = merchant?.products?.edges.flatMap(({ node }) => (node.variants ?? []).map((variant) => ({ id: variant.id, label: `${node.name} · ${variant.name} · ${variant.sku ?? ''}` }))) ?? []
  return { offers: found(myMallOffers), variants, words }
}

export async function action(asking: Route.ActionArgs) {
  await needShop(asking)
  const form = await readForm(asking)
  const errors = text(form, 'act') === 'withdraw'
    ? (await mutate(asking, OfferTakeDocument, { id: text(form, 'offer') })).mallOfferWithdraw?.errors
    : (await mutate(asking, OfferPutDocument, { input: { variantId: text(form, 'variantId'), catalogueCode: text(form, 'catalogueCode').normalize('NFKC'), specLabel: text(form, 'specLabel') } })).mallOfferList?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/merchant/mall/offers')
}

export default function MallOffers({ loaderData: { offers, variants, words }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const put = (name: string) => ({ name, defaultValue: actionData?.values[name] ?? '', fault: problemOf(actionData?.problems, name) })
  return (
    <>
      <title>{`${t('work.mallOffers')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('work.mallOffers')}</h1><p className="lede">{t('work.mallOffersLede')}</p></div></div>
      <MallTabs at="offers" />
      <div style={{ marginTop: 12 }}><ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} /></div>
      <div className="columns aside-end">
        <div>
          <Panel flush>
            {offers.edges.length ? <Table caption={t('work.mallOffers')} rows={offers.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
              { key: 'item', head: t('gov.item'), cell: (row) => <>{row.title}<br /><span className="tiny muted">{row.specLabel} · <span className="mono">{row.catalogueCode}</span></span></> },
              { key: 'price', head: t('gov.price'), number: true, cell: (row) => (row.price ? t.unitPrice(row.price) : '—') },
              { key: 'stock', head: t('gov.stock'), number: true, cell: (row) => t.count(row.available) },
              { key: 'state', head: t('gov.state'), cell: (row) => <Badge tone={row.listed ? 'good' : undefined}>{t(row.listed ? 'work.listed' : 'work.withdrawn')}</Badge> },
              { key: 'act', head: '', cell: (row) => <SafeForm><input type="hidden" name="offer" value={row.id} />{row.listed ? <Button size="small" look="quiet" name="act" value="withdraw">{t('work.withdraw')}</Button> : <><input type="hidden" name="variantId" value={row.variantId} /><input type="hidden" name="catalogueCode" value={row.catalogueCode} /><input type="hidden" name="specLabel" value={row.specLabel} /><Button size="small" look="quiet" name="act" value="list">{t('work.relist')}</Button></>}</SafeForm> },
            ]} /> : <Empty title={t('work.noOffers')} text={t('work.noOffersText')} />}
          </Panel>
          <Pages info={offers.pageInfo} />
        </div>
        <aside className="stack">
          <Panel title={t('work.offerAdd')}>
            <div className="stack">
              <Form className="row" role="search" style={{ flexWrap: 'nowrap' }}><input className="input small" name="q" aria-label={t('shop.searchHere')} placeholder={t('shop.searchHere')} defaultValue={words} /><Button size="small">{t('common.search')}</Button></Form>
              {variants.length ? (
                <SafeForm className="stack">
                  <Select label={t('work.myArticle')} required {...put('variantId')}>{variants.map((one) => <option key={one.id} value={one.id}>{one.label}</option>)}</Select>
                  <Field label={t('gov.code')} hint="A02010104" required {...put('catalogueCode')} />
                  <Field label={t('gov.spec')} hint={t('work.specHint')} required {...put('specLabel')} />
                  <Button look="primary" block name="act" value="list">{t('work.offerAdd')}</Button>
                </SafeForm>
              ) : <p className="small muted">{t('work.noGovGoods')}</p>}
            </div>
          </Panel>
        </aside>
      </div>
    </>
  )
}
