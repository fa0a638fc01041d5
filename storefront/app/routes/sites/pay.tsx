import { redirect, redirectDocument } from 'react-router'
import type { Route } from './+types/pay'
import { PayForm } from '~/frame/PayForm'
import { BasketCompleteDocument } from '~/graphql/generated/graphql'
import { mutate } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { giveUp, keep, pay, waitingAt } from '~/lib/paying.server'
import { waysOf } from '~/lib/pay-ways.server'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { forgetBasket, needBasket } from './basket.server'
import { Sums } from './Sums'

export async function loader(asking: Route.LoaderArgs) {
  const basket = await needBasket(asking)
  if (!basket.shippingAddress) throw redirect(`/${asking.params.site}/checkout`)
  const ways = await waysOf(asking, basket.id, basket.channel.currencyCode)
  return { site: asking.params.site, basket, ways, way: new URL(asking.request.url).searchParams.get('way'), ...waitingAt(asking, basket.channel.slug) }
}

/** A refusal asks for fresh quotes too: the price that was refused has run out. */
export const shouldRevalidate = () => true

export async function action(asking: Route.ActionArgs) {
  const basket = await needBasket(asking)
  const form = await readForm(asking)
  if (text(form, 'act') === 'later') return placed(asking, basket.id, form)
  const place = basket.channel.slug
  const here = `/${asking.params.site}/pay`
  if (text(form, 'act') === 'giveUp') {
    const problems = await giveUp(asking, place, form)
    return problems.length ? refused(problems, form) : redirect(here)
  }
  if (basket.chargeStatus === 'FULL') {
    keep(asking, place, undefined, null)
    return placed(asking, basket.id, form)
  }
  const step = await pay(asking, { id: basket.id, place, back: here }, form)
  if (step.problems.length) return refused(step.problems, form)
  if (step.waiting) return { waiting: step.waiting, there: step.there ?? null, looked: Boolean(text(form, 'transaction')) }
  return placed(asking, basket.id, form)
}

async function placed(asking: Route.ActionArgs, id: string, form: FormData) {
  const { checkoutComplete } = await mutate(asking, BasketCompleteDocument, { id })
  if (!checkoutComplete?.order) return refused(problemsFrom(checkoutComplete?.errors), form)
  await forgetBasket(asking)
  return redirectDocument(`/orders/${encodeURIComponent(checkoutComplete.order.id)}?placed`)
}

export default function Pay({ loaderData: { site, basket, ways, way, away, transfer }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <div className="wide page">
      <title>{`${t('trade.paymentTitle')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('trade.paymentTitle')}</h1><p className="lede">{t(ways.sandbox ? 'trade.paymentLede' : 'trade.paymentLedeReal')}</p></div></div>
      <Panel><Steps label={t('trade.steps')} at={1} steps={(['step1', 'step2', 'step3', 'step4'] as const).map((key) => ({ key, label: t(`trade.${key}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <PayForm {...{ ways, way, away, transfer }} due={basket.totalPrice.gross} answer={actionData} beside={(waiting) => <>{basket.channel.allowUnpaidOrders && !waiting ? <Button name="act" value="later">{t('trade.later')}</Button> : null}<LinkButton look="quiet" to={`/${site}/checkout`}>{t('trade.changeAddress')}</LinkButton></>} />
        <aside className="sticky"><Panel title={t('trade.total')}><Sums basket={basket} /></Panel></aside>
      </div>
    </div>
  )
}
