import { redirect } from 'react-router'
import type { Route } from './+types/pay'
import { BasketCompleteDocument, PaymentStartDocument, PaymentStepDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import type { Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Choice } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { forgetBasket, needBasket } from './basket.server'
import { GATEWAY, INSTRUMENTS } from './instruments'
import { Sums } from './Sums'

export async function loader(asking: Route.LoaderArgs) {
  const basket = await needBasket(asking)
  if (!basket.shippingAddress) throw redirect(`/${asking.params.site}/checkout`)
  return { site: asking.params.site, basket }
}

export async function action(asking: Route.ActionArgs) {
  const basket = await needBasket(asking)
  const form = await readForm(asking)
  const transaction = text(form, 'transaction')
  const step = basket.chargeStatus === 'FULL' ? PAID : transaction ? await answerStep(asking, transaction) : await start(asking, basket.id, text(form, 'instrument'))
  if (step.problems.length) return refused(step.problems, form)
  if (step.waiting) return { waiting: step.waiting }
  const { checkoutComplete } = await mutate(asking, BasketCompleteDocument, { id: basket.id })
  if (!checkoutComplete?.order) return refused(problemsFrom(checkoutComplete?.errors), form)
  await forgetBasket(asking)
  return redirect(`/orders/${encodeURIComponent(checkoutComplete.order.id)}?placed`)
}

type Step = { problems: Problem[]; waiting?: string }
const PAID: Step = { problems: [] }

async function start(asking: Asking, id: string, instrument: string): Promise<Step> {
  const { transactionInitialize: begun } = await mutate(asking, PaymentStartDocument, { id, gateway: { id: GATEWAY, data: { instrument } } })
  return stepOf(begun?.errors, begun?.transactionEvent, begun?.transaction?.id)
}

async function answerStep(asking: Asking, id: string): Promise<Step> {
  const { transactionProcess: done } = await mutate(asking, PaymentStepDocument, { id, data: { challenge: 'pass' } })
  return stepOf(done?.errors, done?.transactionEvent, id)
}

function stepOf(errors: Parameters<typeof problemsFrom>[0], event: { type?: string | null; message: string } | null | undefined, id: string | undefined): Step {
  if (errors?.length) return { problems: problemsFrom(errors) }
  if (event?.type?.endsWith('ACTION_REQUIRED') && id) return { problems: [], waiting: id }
  if (event?.type?.endsWith('FAILURE')) return { problems: [{ field: 'instrument', code: 'PAYMENT', message: event.message || 'failed' }] }
  return PAID
}

export default function Pay({ loaderData: { site, basket }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const whyOf = (code: string) => (t.code('decline', code) === code ? t('decline.other', { code }) : t.code('decline', code))
  const waiting = actionData && 'waiting' in actionData ? actionData.waiting : null
  const told = actionData && 'problems' in actionData ? actionData.problems : undefined
  const problems = told?.map((one) => (one.code === 'PAYMENT' ? { ...one, message: t('trade.paymentFailed', { why: whyOf(one.message) }) } : one))
  return (
    <div className="wide page">
      <title>{`${t('trade.paymentTitle')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('trade.paymentTitle')}</h1><p className="lede">{t('trade.paymentLede')}</p></div></div>
      <Panel><Steps label={t('trade.steps')} at={1} steps={(['step1', 'step2', 'step3', 'step4'] as const).map((key) => ({ key, label: t(`trade.${key}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <ErrorSummary title={t('common.problemTitle')} entries={problems} />
          <Panel title={waiting ? t('trade.actionNeeded') : t('trade.instrument')}>
            <SafeForm className="stack">
              {waiting ? <><input type="hidden" name="transaction" value={waiting} /><Note>{t('trade.actionNeeded')}</Note></> : (
                <fieldset className="stack" style={{ '--gap': '8px' } as React.CSSProperties} id="instrument">
                  <legend className="visually-hidden">{t('trade.instrument')}</legend>
                  {INSTRUMENTS.map((one, at) => <Choice key={one.code} name="instrument" value={one.code} defaultChecked={at === 0} label={t.locale === 'zh' ? one.zh : one.en} hint={t.locale === 'zh' ? one.storyZh : one.storyEn} />)}
                </fieldset>
              )}
              <div className="row"><Button look="primary" size="large">{waiting ? t('trade.confirmStep') : t('trade.pay', { amount: t.money(basket.totalPrice.gross) })}</Button><LinkButton look="quiet" to={`/${site}/checkout`}>{t('trade.changeAddress')}</LinkButton></div>
            </SafeForm>
          </Panel>
        </div>
        <aside className="sticky"><Panel title={t('trade.total')}><Sums basket={basket} /></Panel></aside>
      </div>
    </div>
  )
}
