import { Link, redirect } from 'react-router'
import type { Route } from './+types/cart'
import { BasketRemoveDocument, BasketUpdateDocument, type BasketFragment } from '~/graphql/generated/graphql'
import { mutate } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { named, shopName, useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Icon } from '~/ui/icon/Icon'
import { Panel } from '~/ui/panel/Panel'
import { Picture } from '~/ui/picture/Picture'
import { basketOf, needBasket } from './basket.server'
import { numbersOf } from './cart-form'
import { Sums } from './Sums'

export async function loader(asking: Route.LoaderArgs) {
  return { site: asking.params.site, basket: await basketOf(asking) }
}

export async function action(asking: Route.ActionArgs) {
  const basket = await needBasket(asking)
  const form = await readForm(asking)
  const gone = text(form, 'remove')
  const errors = gone
    ? (await mutate(asking, BasketRemoveDocument, { id: basket.id, lines: [gone] })).checkoutLinesDelete?.errors
    : (await mutate(asking, BasketUpdateDocument, { id: basket.id, lines: numbersOf(form) })).checkoutLinesUpdate?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/${asking.params.site}/cart`)
}

export default function Cart({ loaderData: { site, basket }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('trade.cart')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('trade.cart')}</h1></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {!basket?.lines.length ? <div className="panel"><Empty title={t('trade.cartEmpty')} text={t('trade.cartEmptyText')} action={<LinkButton look="primary" to={`/${site}/list`}>{t('market.browse')}</LinkButton>} /></div> : (
        <div className="columns aside-end">
          <SafeForm className="stack" preventScrollReset>
            {basket.deliveryGroups.map((group) => <Group key={group.id} group={group} basket={basket} site={site} />)}
            <div className="row" style={{ justifyContent: 'flex-end' }}><Button look="plain">{t('trade.update')}</Button></div>
          </SafeForm>
          <aside className="stack sticky">
            <Panel title={t('trade.total')}>
              <Sums basket={basket} />
              <div style={{ marginTop: 16 }}><LinkButton look="primary" size="large" block to={`/${site}/checkout`}>{t('trade.checkout')}</LinkButton></div>
            </Panel>
            <ul className="trust" style={{ gridTemplateColumns: '1fr', margin: 0 }}><li><Icon name="shield" /><b>{t('market.trust1')}</b><span>{t('product.protected')}</span></li></ul>
          </aside>
        </div>
      )}
    </div>
  )
}

function Group({ group, basket, site }: { group: BasketFragment['deliveryGroups'][number]; basket: BasketFragment; site: string }) {
  const t = useWords()
  const mine = new Set(group.lines.map((line) => line.id))
  const lines = basket.lines.filter((line) => mine.has(line.id))
  return (
    <Panel flush title={<Link to={`/${site}/shop/${group.merchant.slug}`}>{t('trade.merchantGroup', { name: shopName(group.merchant, t.locale), n: lines.length })}</Link>} actions={<span className="price">{t.money(group.subtotal)}</span>}>
      {lines.map((line) => {
        const product = line.variant.product
        const name = t.locale === 'en' ? named(product) : product.name
        const cheaper = Number(line.undiscountedUnitPrice.amount) > Number(line.unitPrice.gross.amount)
        return (
          <div className="line-row" key={line.id}>
            <Picture src={product.thumbnail?.url} alt="" seed={product.slug} />
            <div className="stack" style={{ '--gap': '4px' } as React.CSSProperties}>
              <Link to={`/${site}/p/${product.slug}`} className="clamp2" style={{ color: 'var(--ink)' }}>{name}</Link>
              <span className="tiny muted">{line.variant.name} · <span className="mono">{line.variant.sku}</span></span>
              <span className="small">{t('trade.unitPrice')} <b>{t.unitPrice(line.unitPrice.gross)}</b> {cheaper ? <s className="muted tiny">{t.unitPrice(line.undiscountedUnitPrice)}</s> : null}</span>
              {line.quantityAllowed ? null : <span className="hint-line" style={{ width: 'fit-content' }}>{t('product.notAllowed', { name: line.variant.name, options: line.quantityNeighbours.map((n) => t.count(n)).join(' / ') })}</span>}
              {line.nextTierHint ? <span className="hint-line" style={{ width: 'fit-content' }}>{t('trade.hint', { n: t.count(line.nextTierHint.quantity), saving: t.money(line.nextTierHint.saving) })}</span> : null}
            </div>
            <div className="side">
              <span className="price">{t.money(line.totalPrice.gross)}</span>
              <input className="input small" style={{ width: 92, textAlign: 'center' }} name={`line.${line.id}`} defaultValue={line.quantity} inputMode="numeric" aria-label={t('trade.quantityOf', { name: `${name} ${line.variant.name}` })} />
              <Button look="quiet" size="small" name="remove" value={line.id} aria-label={`${t('trade.remove')} ${name} ${line.variant.name}`}>{t('trade.remove')}</Button>
            </div>
          </div>
        )
      })}
    </Panel>
  )
}
