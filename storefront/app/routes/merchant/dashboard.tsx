import { Link } from 'react-router'
import type { Route } from './+types/dashboard'
import { SoldSummaryDocument } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { ShopName, shopName, useWords } from '~/lib/words'
import { GradeBadge } from '~/ui/badge/Badge'
import { LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { SoldTable } from './SoldTable'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  const shop = await needShop(asking)
  return { shop, summary: await query(asking, SoldSummaryDocument) }
}

export default function Dashboard({ loaderData: { shop, summary } }: Route.ComponentProps) {
  const t = useWords()
  const number = (part: { totalCount?: number | null } | null | undefined, to: string) => <Link to={to}>{t.count(part?.totalCount ?? 0)}</Link>
  const next = summary.toDispatch?.edges.map(({ node }) => node) ?? []
  return (
    <>
      <title>{`${t('work.title')} · ${shopName(shop, t.locale)}`}</title>
      <div className="page-head"><div className="row"><h1><ShopName shop={shop} /></h1>{shop.grade ? <GradeBadge grade={shop.grade.grade} label={shop.grade.label} /> : null}</div><LinkButton to={`/${shop.site}/shop/${shop.slug}`} look="plain">{t('product.enterShop')}</LinkButton></div>
      <Stats stats={[
        { name: t('work.toDispatch'), value: number(summary.toDispatch, '/merchant/orders?state=AWAITING_DISPATCH') },
        { name: t('work.toPay'), value: number(summary.toPay, '/merchant/orders?state=AWAITING_PAYMENT') },
        { name: t('work.inspecting'), value: number(summary.inspecting, '/merchant/orders?state=INSPECTING') },
        { name: t('work.completed'), value: number(summary.completed, '/merchant/orders?state=COMPLETED') },
        { name: t('work.afterSale'), value: number(summary.afterSale, '/merchant/orders?afterSale=on') },
        { name: t('work.goods'), value: <Link to="/merchant/products">{t.count(shop.goods)}</Link> },
      ]} />
      <div style={{ marginTop: 16 }}><Panel title={t('work.nextDispatch')} flush>{next.length ? <SoldTable orders={next} caption={t('work.nextDispatch')} /> : <Empty title={t('work.nothingToDo')} />}</Panel></div>
    </>
  )
}
