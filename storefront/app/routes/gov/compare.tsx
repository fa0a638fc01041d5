import { Form } from 'react-router'
import type { Route } from './+types/compare'
import { MallComparePageDocument } from '~/graphql/generated/graphql'
import { found, query } from '~/lib/api.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { Note, Panel } from '~/ui/panel/Panel'
import { Picture } from '~/ui/picture/Picture'
import { Table } from '~/ui/table/Table'
import { pictureOf } from './OfferCard'

export async function loader(asking: Route.LoaderArgs) {
  const asked = Number(new URL(asking.request.url).searchParams.get('quantity') ?? '1')
  const quantity = Number.isInteger(asked) && asked > 0 && asked <= 1_000_000 ? asked : 1
  const { mallOffer, mallComparison } = await query(asking, MallComparePageDocument, { id: asking.params.offer, quantity })
  return { offer: found(mallOffer), sheet: found(mallComparison), quantity }
}

export default function Compare({ loaderData: { offer, sheet, quantity } }: Route.ComponentProps) {
  const t = useWords()
  const unit = t.code('unit', offer.unit)
  const lowest = sheet.offers.reduce((least, one) => Math.min(least, Number(one.total.amount)), Infinity)
  return (
    <div className="wide page">
      <title>{`${t('gov.compareTitle')} · ${offer.title}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/gov/mall', label: t('gov.mall') }, { label: offer.title }]} />
      <Panel>
        <div className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
          <span style={{ width: 120, flex: 'none' }}><Picture src={pictureOf(offer.picture)} alt="" seed={offer.productSlug} eager /></span>
          <div className="stack grow" style={{ '--gap': '8px' } as React.CSSProperties}>
            <h1>{offer.title}</h1>
            <p className="small muted">{t('gov.code')} <span className="mono">{offer.catalogueCode}</span> · {t('gov.spec')} {offer.specLabel}</p>
            <p>{sheet.referencePrice ? t('gov.compareLede', { n: sheet.suppliers, ref: t.unitPrice(sheet.referencePrice) }) : t('gov.compareLedeNone', { n: sheet.suppliers })}</p>
            <Form className="row">
              <label className="field-label" htmlFor="quantity">{t('gov.quantity')}</label>
              <input className="input small" id="quantity" name="quantity" inputMode="numeric" defaultValue={quantity} style={{ width: 96 }} />
              <span className="muted small">{unit}</span><Button size="small">{t('gov.recount')}</Button>
            </Form>
          </div>
        </div>
      </Panel>
      {sheet.suppliers < 3 ? <div style={{ marginTop: 12 }}><Note tone="warn">{t('gov.few')}</Note></div> : null}
      <div style={{ marginTop: 12 }}>
        <Panel title={t('gov.compareTitle')} flush>
          <Table caption={t('gov.compareTitle')} rows={sheet.offers} rowKey={(row) => row.offer.id} columns={[
            { key: 'supplier', head: t('gov.supplier'), cell: (row) => <><strong>{row.offer.supplierName}</strong> {row.offer.id === offer.id ? <Badge tone="accent">✓</Badge> : null}<br /><span className="tiny muted">{row.offer.title}</span></> },
            { key: 'spec', head: t('gov.spec'), cell: (row) => row.offer.specLabel },
            { key: 'stock', head: t('gov.stock'), number: true, cell: (row) => `${t.count(row.available)} ${unit}` },
            { key: 'price', head: t('gov.price'), number: true, cell: (row) => t.unitPrice(row.unitPrice) },
            { key: 'total', head: t('gov.total'), number: true, cell: (row) => <>{Number(row.total.amount) === lowest ? <Badge tone="good">{t('gov.lowest')}</Badge> : null} <span className="price">{t.money(row.total)}</span></> },
            { key: 'act', head: '', cell: (row) => (
              <div className="row" style={{ '--gap': '6px', flexWrap: 'nowrap' } as React.CSSProperties}>
                <SafeForm action="/gov/basket"><input type="hidden" name="offer" value={row.offer.id} /><input type="hidden" name="quantity" value={quantity} /><Button size="small" look={row.offer.id === offer.id ? 'primary' : 'soft'} name="act" value="set">{t('gov.toBasket')}</Button></SafeForm>
                <LinkButton look="quiet" size="small" to={`/gov/requisitions/new?offer=${encodeURIComponent(row.offer.id)}&quantity=${quantity}`}>{t('gov.choose')}</LinkButton>
              </div>
            ) },
          ]} />
        </Panel>
      </div>
    </div>
  )
}
