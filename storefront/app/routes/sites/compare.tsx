import { Fragment } from 'react'
import { Link, redirect } from 'react-router'
import type { Route } from './+types/compare'
import { CompareMoreDocument, ComparePageDocument, type ComparePageQuery } from '~/graphql/generated/graphql'
import { found, perhaps, query } from '~/lib/api.server'
import { remember, visitorOf } from '~/lib/visitor.server'
import { ShopName, named, useWords, type Words } from '~/lib/words'
import { Badge, GradeBadge } from '~/ui/badge/Badge'
import { LinkButton } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Empty } from '~/ui/empty/Empty'
import { Note, Panel } from '~/ui/panel/Panel'
import { Picture } from '~/ui/picture/Picture'
import { addressOf, COMPARED_MAX, comparedOf } from './compare-address'
import { here } from './site.server'

type Goods = NonNullable<ComparePageQuery['products']>['edges'][number]['node']
type Row = { name: string; cells: string[] }

export async function loader(asking: Route.LoaderArgs) {
  const { site, channel } = await here(asking)
  const visitor = visitorOf(asking.context)
  const search = new URL(asking.request.url).searchParams
  const kept = visitor.session.compared?.[site] ?? []
  const slugs = comparedOf(search, kept)
  if (search.has('add')) throw redirect(`/${site}/compare${addressOf(slugs)}`)
  if (!search.has('p') && !search.has('none') && kept.length) throw redirect(`/${site}/compare${addressOf(kept)}`)
  if (slugs.join() !== kept.join()) remember(visitor, { compared: { ...visitor.session.compared, [site]: slugs } })
  const answer = slugs.length ? found((await query(asking, ComparePageDocument, { channel: channel.slug, slugs, first: COMPARED_MAX })).products) : null
  const nodes = slugs.flatMap((slug) => answer?.edges.map(({ node }) => node).filter((node) => node.slug === slug) ?? [])
  const kind = nodes[0]?.productType.id
  const goods = nodes.filter((node) => node.productType.id === kind)
  const category = goods[0]?.category?.id
  const more = category && goods.length < COMPARED_MAX ? (await perhaps(asking, CompareMoreDocument, { channel: channel.slug, category }))?.products?.edges.map(({ node }) => node).filter((node) => !slugs.includes(node.slug)).slice(0, 6) : null
  return { site, slugs, goods, others: nodes.filter((node) => node.productType.id !== kind), missing: slugs.length - nodes.length, more: more ?? [] }
}

export default function Compare({ loaderData: { site, slugs, goods, others, missing, more } }: Route.ComponentProps) {
  const t = useWords()
  const without = (slug: string) => { const rest = slugs.filter((one) => one !== slug); return rest.length ? addressOf(rest) : '?none' }
  const groups = [{ title: t('compare.trade'), rows: termsOf(goods, t) }, { title: t('compare.specs'), rows: specsOf(goods, t) }].filter((group) => group.rows.length)
  return (
    <div className="wide page">
      <title>{`${t('compare.title')} · ${t('common.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: `/${site}`, label: t('market.home') }, { to: `/${site}/list${goods[0]?.category ? `?category=${goods[0].category.slug}` : ''}`, label: goods[0]?.category ? (t.locale === 'en' ? named(goods[0].category) : goods[0].category.name) : t('market.allGoods') }, { label: t('compare.title') }]} />
      <div className="page-head"><div><h1>{t('compare.title')}</h1><p className="lede">{t('compare.lede')}</p></div></div>
      {missing > 0 ? <div style={{ marginBottom: 12 }}><Note tone="warn">{t('compare.left', { n: missing })}</Note></div> : null}
      {goods.length ? (
        <div className="panel table-wrap" tabIndex={0} role="region" aria-label={t('compare.title')}>
          <table className="compare">
            <caption className="visually-hidden">{t('compare.title')}</caption>
            <thead>
              <tr>
                <td />
                {goods.map((one) => (
                  <th key={one.id} scope="col">
                    <Picture src={one.thumbnail?.url} alt="" seed={one.slug} />
                    <Link to={`/${site}/p/${one.slug}`} className="clamp2">{t.locale === 'en' ? named(one) : one.name}</Link>
                    <span className="row tiny" style={{ gap: 6 }}><span className="muted"><ShopName shop={one.merchant} /></span>{' '}{one.merchantGrade ? <GradeBadge grade={one.merchantGrade} label={null} /> : null}</span>
                    <Link to={without(one.slug)} className="small" preventScrollReset>{t('compare.remove')}<span className="visually-hidden"> {one.name}</span></Link>
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody key={group.title}>
                <tr className="group"><th scope="rowgroup" colSpan={goods.length + 1}>{group.title}</th></tr>
                {group.rows.map((row) => {
                  const differs = new Set(row.cells).size > 1
                  return <tr key={row.name} className={differs ? 'differs' : undefined}><th scope="row">{row.name}{differs ? <> <Badge tone="warn">{t('compare.differs')}</Badge></> : null}</th>{row.cells.map((cell, at) => <td key={goods[at]?.id}>{cell.split('\n').map((line, place) => <Fragment key={place}>{place ? <br /> : null}{line || '—'}</Fragment>)}</td>)}</tr>
                })}
              </tbody>
            ))}
          </table>
        </div>
      ) : <div className="panel"><Empty title={t('compare.none')} text={t('compare.noneText')} action={<LinkButton to={`/${site}/list`}>{t('market.allGoods')}</LinkButton>} /></div>}
      {others.length ? <div style={{ marginTop: 12 }}><Note tone="warn"><p>{t('compare.others')}</p><ul>{others.map((one) => <li key={one.id}><Link to={`/${site}/p/${one.slug}`}>{t.locale === 'en' ? named(one) : one.name}</Link> · <Link to={without(one.slug)}>{t('compare.remove')}</Link></li>)}</ul></Note></div> : null}
      {more.length ? (
        <div style={{ marginTop: 16 }}>
          <Panel title={t('compare.more')}>
            <ul className="recent">{more.map((one) => <li key={one.id}><Link to={addressOf([...slugs, one.slug].slice(-COMPARED_MAX))}><Picture src={one.thumbnail?.url} alt="" seed={one.slug} /><span className="clamp2">{t.locale === 'en' ? named(one) : one.name}</span><b className="price">{one.pricing?.priceRange?.start ? t.unitPrice(one.pricing.priceRange.start.gross) : ''}</b></Link></li>)}</ul>
          </Panel>
        </div>
      ) : null}
    </div>
  )
}

const row = (name: string, goods: readonly Goods[], cell: (one: Goods) => string): Row => ({ name, cells: goods.map(cell) })

function termsOf(goods: readonly Goods[], t: Words): Row[] {
  const unit = (one: Goods) => t.code('unit', one.unit)
  const first = (one: Goods) => one.variants?.[0]
  return [
    row(t('compare.price'), goods, (one) => { const { start, stop } = one.pricing?.priceRange ?? {}; return start ? `${t.unitPrice(start.gross)}${stop && Number(stop.gross.amount) > Number(start.gross.amount) ? ` – ${t.unitPrice(stop.gross)}` : ''} /${unit(one)}` : '' }),
    row(t('compare.tiers'), goods, (one) => (first(one)?.priceTiers ?? []).map((tier) => `≥ ${t.count(tier.minQuantity)}  ${t.unitPrice(tier.unitPrice)}`).join('\n')),
    row(t('compare.moq'), goods, (one) => `${t.count(first(one)?.quantityRule?.min ?? 1)} ${unit(one)}`),
    row(t('compare.stock'), goods, (one) => `${t.count((one.variants ?? []).reduce((sum, variant) => sum + (variant.quantityAvailable ?? 0), 0))} ${unit(one)}`),
    row(t('compare.kinds'), goods, (one) => t.count(one.variants?.length ?? 0)),
    row(t('compare.carton'), goods, (one) => { const pieces = (first(one)?.carton as { pcs_per_carton?: number } | null | undefined)?.pcs_per_carton; return pieces ? `${t.count(pieces)} ${unit(one)}` : '' }),
    row(t('product.booth'), goods, (one) => one.boothCodes.join('、')),
    row(t('compare.returnable'), goods, (one) => t(one.returnable ? 'compare.yes' : 'compare.no')),
  ].filter((one) => one.cells.some(Boolean))
}

function specsOf(goods: readonly Goods[], t: Words): Row[] {
  const word = (thing: { name?: string | null; translation?: { name?: string | null } | null }) => (t.locale === 'en' ? thing.translation?.name || thing.name : thing.name) ?? ''
  const all = new Map(goods.flatMap((one) => one.attributesCompared.map(({ attribute }) => [attribute.slug, attribute] as const)))
  return [...all.values()].map((attribute) => row(word(attribute), goods, (one) => {
    const values = one.attributesCompared.find((given) => given.attribute.slug === attribute.slug)?.values ?? []
    const text = values.map((value) => word(value) || value.value).filter(Boolean).join('、')
    return text && attribute.unit && !text.endsWith(attribute.unit) ? `${text} ${attribute.unit}` : text
  })).filter((one) => one.cells.some(Boolean))
}
