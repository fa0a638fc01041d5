import { redirect } from 'react-router'
import type { Route } from './+types/basket'
import { requireSignIn } from '~/lib/api.server'
import { readForm, text, whole } from '~/lib/forms.server'
import { safePlace } from '~/lib/places'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { Note, Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { basket, put } from './basket.server'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  return { groups: await basket(asking) }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const offer = text(form, 'offer')
  if (offer) put(asking, offer, text(form, 'act') === 'remove' ? 0 : (whole(form, 'quantity') ?? 1))
  return redirect(text(form, 'back') ? safePlace(text(form, 'back')) : '/gov/basket')
}

export default function Basket({ loaderData: { groups } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('gov.basket')} · ${t('gov.name')}`}</title>
      <div className="page-head"><div><h1>{t('gov.basket')}</h1><p className="lede">{t('gov.basketLede')}</p></div><LinkButton to="/gov/mall">{t('gov.toMall')}</LinkButton></div>
      {groups.length > 1 ? <div style={{ marginBottom: 12 }}><Note>{t('gov.basketSplit')}</Note></div> : null}
      {groups.length ? (
        <div className="stack">
          {groups.map((group) => (
            <Panel key={group.supplier} title={group.name} flush foot={<div className="spread"><span className="small muted">{t('gov.basketLines', { n: group.lines.length })}</span><LinkButton look="primary" to={`/gov/requisitions/new?supplier=${encodeURIComponent(group.supplier)}`}>{t('gov.basketGo')}</LinkButton></div>}>
              <Table caption={group.name} rows={group.lines} rowKey={(line) => line.offer.id} columns={[
                { key: 'item', head: t('gov.item'), cell: ({ offer }) => <>{offer.title}<br /><span className="tiny muted">{offer.specLabel} · <span className="mono">{offer.catalogueCode}</span></span></> },
                { key: 'price', head: t('gov.price'), number: true, cell: ({ offer }) => (offer.price ? t.unitPrice(offer.price) : '—') },
                { key: 'stock', head: t('gov.stock'), number: true, cell: ({ offer }) => t.count(offer.available) },
                { key: 'quantity', head: t('gov.quantity'), cell: ({ offer, quantity }) => (
                  <SafeForm className="row" style={{ flexWrap: 'nowrap' }}>
                    <input type="hidden" name="offer" value={offer.id} />
                    <input className="input small" style={{ width: 88 }} name="quantity" inputMode="numeric" defaultValue={quantity} aria-label={`${offer.title} ${t('gov.quantity')}`} />
                    <Button size="small" name="act" value="set">{t('gov.recount')}</Button><Button size="small" look="quiet" name="act" value="remove">{t('gov.remove')}</Button>
                  </SafeForm>
                ) },
              ]} />
            </Panel>
          ))}
        </div>
      ) : <div className="panel"><Empty title={t('gov.basketEmpty')} text={t('gov.noRequisitionsText')} action={<LinkButton to="/gov/mall" look="primary">{t('gov.toMall')}</LinkButton>} /></div>}
    </div>
  )
}
