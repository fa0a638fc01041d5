import { Link } from 'react-router'
import type { Route } from './+types/product'
import { AddressRulesDocument, FreightEstimateDocument, ProductPageDocument } from '~/graphql/generated/graphql'
import { found, perhaps, query } from '~/lib/api.server'
import { readForm, refused } from '~/lib/forms.server'
import { blocksOf } from '~/lib/richtext'
import { named, ShopName, useWords } from '~/lib/words'
import { GradeBadge } from '~/ui/badge/Badge'
import { LinkButton } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Icon } from '~/ui/icon/Icon'
import { Note, Panel } from '~/ui/panel/Panel'
import { signOf } from '~/frame/MerchantCard'
import { addToBasket } from './basket.server'
import { Freight } from './Freight'
import { Gallery } from './Gallery'
import { OrderPad } from './OrderPad'
import { quantitiesOf } from './order-pad-form'
import { Recent } from './Recent'
import { here } from './site.server'

export async function loader(asking: Route.LoaderArgs) {
  const { site, channel } = await here(asking)
  const { product } = await query(asking, ProductPageDocument, { slug: asking.params.product, channel: channel.slug })
  const one = found(product)
  const [rules, freight] = await Promise.all([query(asking, AddressRulesDocument, { country: 'CN' }), estimateFor(asking, channel.slug, one)])
  return { site, product: one, provinces: rules.addressValidationRules?.countryAreaChoices ?? [], freight }
}

/** What the address asks: ?to=PROVINCE&v=VARIANT&n=QUANTITY; null when it asks nothing. */
async function estimateFor(asking: Route.LoaderArgs, channel: string, product: { variants?: readonly { id: string; quantityRule?: { min?: number | null } | null }[] | null }) {
  const asked = new URL(asking.request.url).searchParams
  const area = asked.get('to')?.slice(0, 40) ?? ''
  const variants = product.variants ?? []
  const variant = variants.find((one) => one.id === asked.get('v')) ?? variants[0]
  if (!area || !variant) return null
  const written = (asked.get('n') ?? '').normalize('NFKC').replace(/[,\s]/g, '')
  const quantity = written ? (/^\d{1,8}$/.test(written) ? Number(written) : 0) : (variant.quantityRule?.min ?? 1)
  const fault = quantity < 1 || quantity > 10_000_000
  const answer = fault ? null : (await perhaps(asking, FreightEstimateDocument, { channel, variant: variant.id, quantity, area }))?.freightEstimate ?? null
  return { area, variant: variant.id, quantity, fault, answer }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const wanted = quantitiesOf(form)
  if ('problems' in wanted) return refused(wanted.problems, form)
  const problems = await addToBasket(asking, wanted.lines)
  return problems.length ? refused(problems, form) : { added: true as const }
}

export default function ProductPage({ loaderData: { site, product, provinces, freight }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const name = (thing: Parameters<typeof named>[0]) => (t.locale === 'en' ? named(thing) : thing.name)
  const word = (thing: { name?: string | null; translation?: { name?: string | null } | null }) => (t.locale === 'en' ? thing.translation?.name || thing.name : thing.name) ?? ''
  const carton = product.variants?.[0]?.carton as { pcs_per_carton?: number; l_cm?: number; w_cm?: number; h_cm?: number; gross_g?: number } | null | undefined
  const specs = product.attributes.map(({ attribute, values }) => ({ name: word(attribute), value: values.map((value) => word(value) || value.value).filter(Boolean).join('、') })).map((spec, at) => ({ ...spec, value: withUnit(spec.value, product.attributes[at]?.attribute.unit) })).filter((spec) => spec.value.trim())
  if (product.hsCode) specs.push({ name: t('product.hsCode'), value: product.hsCode })
  if (carton?.pcs_per_carton) specs.push({ name: t('product.carton'), value: t('product.cartonText', { n: carton.pcs_per_carton, unit: t.code('unit', product.unit), size: [carton.l_cm, carton.w_cm, carton.h_cm].filter(Boolean).join('×') || '—', kg: carton.gross_g ? (carton.gross_g / 1000).toFixed(1) : '—' }) })
  const problems = actionData && 'problems' in actionData ? actionData.problems : undefined
  const title = name(product)
  const merchant = product.merchant
  const start = product.pricing?.priceRange?.start?.gross
  return (
    <div className="wide page">
      <title>{`${title} · ${t('common.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: `/${site}`, label: t('market.home') }, ...product.categoryTrail.map((category) => ({ to: `/${site}/list?category=${category.slug}`, label: name(category) })), { label: title }]} />
      {actionData && 'added' in actionData ? <div style={{ marginBottom: 12 }} role="status"><Note tone="good"><div className="spread"><strong>{t('product.added')}</strong><LinkButton look="primary" size="small" to={`/${site}/cart`}>{t('product.goToCart')}</LinkButton></div></Note></div> : null}
      <ErrorSummary title={t('common.problemTitle')} entries={problems} />
      <div className="product">
        <div className="stack">
          <Gallery media={product.media ?? []} name={title} seed={product.slug} label={t('product.gallery')} />
          <ul className="promises">
            <li><Icon name="shield" />{t('market.trust1')}</li>
            <li><Icon name="eye" />{t('market.trust2')}</li>
            <li><Icon name="store" />{t('market.trust3')}</li>
          </ul>
        </div>
        <div className="stack">
          <div>
            <h1>{title}</h1>
            <p className="row small muted under-title"><Link to={`/${site}/shop/${merchant.slug}`}><ShopName shop={merchant} /></Link>{product.boothCodes[0] ? <span className="mono">{product.boothCodes[0]}</span> : null}{product.soldQuantity ? <span>{t('market.sold', { n: t.short(product.soldQuantity) })}</span> : null}<Link to={`/${site}/compare?add=${encodeURIComponent(product.slug)}`}>{t('compare.add')}</Link></p>
          </div>
          <OrderPad product={product} key={product.id} />
        </div>
      </div>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <Panel title={t('product.specs')} flush={false}>
            <dl className="specs">{specs.map((spec) => <div key={spec.name}><dt>{spec.name}</dt><dd>{spec.value}</dd></div>)}</dl>
          </Panel>
          {product.description ? <Panel title={t('product.detail')}><div className="prose stack">{blocksOf(product.description).map((block, at) => (block.kind === 'heading' ? <h3 key={at}>{block.text}</h3> : <p key={at}>{block.kind === 'item' ? `· ${block.text}` : block.text}</p>))}</div></Panel> : null}
        </div>
        <aside className="stack">
          <Freight product={product} provinces={provinces} asked={freight} />
          <Panel title={t('product.merchant')}>
            <div className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
              <span className="booth-sign" aria-hidden="true">{signOf(merchant.name)}</span>
              <div className="grow">
                <Link to={`/${site}/shop/${merchant.slug}`} className="strong"><ShopName shop={merchant} /></Link>
                <div className="row tiny" style={{ gap: 6, marginTop: 4 }}>{product.merchantGrade ? <GradeBadge grade={product.merchantGrade} label={t.code('grade', product.merchantGrade) === product.merchantGrade ? null : t.code('grade', product.merchantGrade)} /> : null}</div>
              </div>
            </div>
            <dl className="pairs" style={{ marginTop: 12 }}>
              {product.boothCodes.map((code) => <Pair key={code} name={t('product.booth')} value={<span className="mono">{code}</span>} />)}
              {merchant.uscc ? <Pair name={t('shop.uscc')} value={<span className="mono">{merchant.uscc}</span>} /> : null}
              {merchant.activeSince ? <Pair name={t('shop.verified')} value={t('product.since', { day: t.day(merchant.activeSince) })} /> : null}
            </dl>
            <div style={{ marginTop: 12 }}><LinkButton look="plain" block to={`/${site}/shop/${merchant.slug}`}>{t('product.enterShop')}</LinkButton></div>
          </Panel>
          <ul className="trust" style={{ gridTemplateColumns: '1fr', margin: 0 }}>
            <li><Icon name="shield" /><b>{t('market.trust1')}</b><span>{t('product.protected')}</span></li>
            <li><Icon name="eye" /><b>{t('market.trust2')}</b><span>{t('market.trust2t')}</span></li>
          </ul>
        </aside>
      </div>
      <Recent now={{ to: `/${site}/p/${product.slug}`, name: title, picture: product.thumbnail?.url ?? null, price: start ? t.unitPrice(start) : '' }} />
    </div>
  )
}

/** The unit stands after the value unless the value already says it ("75月"). */
const withUnit = (value: string, unit: string | null | undefined) => (value && unit && !value.endsWith(unit) ? `${value} ${unit}` : value)

const Pair = ({ name, value }: { name: string; value: React.ReactNode }) => <><dt>{name}</dt><dd>{value}</dd></>
