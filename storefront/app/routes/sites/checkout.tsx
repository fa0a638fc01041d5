import { Form, redirect, redirectDocument, useSubmit } from 'react-router'
import type { Route } from './+types/checkout'
import { AddressRulesDocument, BasketAddressDocument, BasketAttachDocument, BasketDeliveryDocument, BasketDeliveryOptionsDocument, BasketEmailDocument, type BasketFragment } from '~/graphql/generated/graphql'
import { AddressFields } from '~/frame/AddressFields'
import { addressOf } from '~/lib/addresses.server'
import { mutate, query, type Asking } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm, useShell } from '~/lib/shell'
import { visitorOf } from '~/lib/visitor.server'
import { ShopName, useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Choice, Field } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { needBasket } from './basket.server'
import { Sums } from './Sums'

export async function loader(asking: Route.LoaderArgs) {
  const basket = await needBasket(asking)
  const edit = new URL(asking.request.url).searchParams.has('edit')
  const rules = await query(asking, AddressRulesDocument, { country: 'CN' })
  return { site: asking.params.site, basket, edit: edit || !basket.shippingAddress, provinces: rules.addressValidationRules?.countryAreaChoices ?? [], countries: [] as { code: string; country: string }[] }
}

export async function action(asking: Route.ActionArgs) {
  const basket = await needBasket(asking)
  const form = await readForm(asking)
  const problems = text(form, 'act') === 'address' ? await saveAddress(asking, basket, form) : await chooseDelivery(asking, basket, form)
  if (problems.length) return refused(problems, form)
  // the payment page is a document of its own: its policy differs from every other page's
  return text(form, 'act') === 'pay' ? redirectDocument(`/${asking.params.site}/pay`) : redirect(`/${asking.params.site}/checkout`)
}

type Here = Asking & { params: { site: string } }

async function saveAddress(asking: Here, basket: BasketFragment, form: FormData) {
  const signedIn = Boolean(visitorOf(asking.context).session.access)
  const email = text(form, 'email')
  const who = signedIn
    ? (await mutate(asking, BasketAttachDocument, { id: basket.id })).checkoutCustomerAttach?.errors
    : (await mutate(asking, BasketEmailDocument, { id: basket.id, email })).checkoutEmailUpdate?.errors
  if (!signedIn && who?.length) return problemsFrom(who)
  const saved = await mutate(asking, BasketAddressDocument, { id: basket.id, address: addressOf(form) })
  const problems = problemsFrom(saved.checkoutShippingAddressUpdate?.errors)
  if (problems.length) return problems
  const quoted = problemsFrom((await mutate(asking, BasketDeliveryOptionsDocument, { id: basket.id })).deliveryOptionsCalculate?.errors)
  if (quoted.length) return quoted
  await chooseFirst(asking)
  return []
}

/** The first quote of each merchant is taken until the buyer takes another, so that the sum is a whole one. */
async function chooseFirst(asking: Here): Promise<void> {
  const basket = await needBasket(asking)
  for (const group of basket.deliveryGroups) {
    const first = group.deliveryOptions[0]
    if (first && !group.selected) await mutate(asking, BasketDeliveryDocument, { id: basket.id, delivery: first.id, group: group.id })
  }
}

async function chooseDelivery(asking: Asking, basket: BasketFragment, form: FormData) {
  for (const group of basket.deliveryGroups) {
    const chosen = text(form, `delivery.${group.id}`)
    if (!chosen || chosen === group.selected?.id) continue
    const { checkoutDeliveryMethodUpdate } = await mutate(asking, BasketDeliveryDocument, { id: basket.id, delivery: chosen, group: group.id })
    if (checkoutDeliveryMethodUpdate?.errors.length) return problemsFrom(checkoutDeliveryMethodUpdate.errors)
  }
  return []
}

export default function Checkout({ loaderData: { site, basket, edit, provinces, countries }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const { user } = useShell()
  const submit = useSubmit()
  const address = basket.shippingAddress
  const ready = !edit && basket.deliveryGroups.every((group) => group.deliveryOptions.length)
  return (
    <div className="wide page">
      <title>{`${t('trade.checkoutTitle')} · ${t('common.name')}`}</title>
      <div className="page-head"><h1>{t('trade.checkoutTitle')}</h1></div>
      <Panel><Steps label={t('trade.steps')} at={0} steps={(['step1', 'step2', 'step3', 'step4'] as const).map((key) => ({ key, label: t(`trade.${key}`) }))} /></Panel>
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <div className="stack">
          <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
          {edit ? (
            <Panel title={t('trade.address')}>
              <SafeForm className="stack">
                {user ? null : <Field label={t('trade.email')} name="email" type="email" required autoComplete="email" defaultValue={actionData?.values.email ?? basket.email ?? ''} />}
                <AddressFields provinces={provinces} countries={countries} country="CN" refused={actionData} values={address ?? undefined} />
                <div><Button look="primary" name="act" value="address">{t('trade.saveAddress')}</Button></div>
              </SafeForm>
            </Panel>
          ) : (
            <Panel title={t('trade.address')} actions={<Form><Button look="quiet" size="small" name="edit" value="1">{t('trade.changeAddress')}</Button></Form>}>
              <p><strong>{address?.firstName}</strong> <span className="muted">{address?.phone}</span></p>
              <p className="small">{[address?.companyName, address?.countryArea, address?.city, address?.cityArea, address?.streetAddress1, address?.postalCode].filter(Boolean).join(' ')}</p>
            </Panel>
          )}
          {edit ? null : (
            <SafeForm className="stack" preventScrollReset onChange={(event) => void submit(event.currentTarget, { preventScrollReset: true })}>
              {basket.deliveryGroups.map((group) => (
                <Panel key={group.id} title={<ShopName shop={group.merchant} />} actions={<span className="small muted">{t('trade.goods')} {t.money(group.subtotal)}</span>}>
                  <fieldset className="stack" style={{ '--gap': '8px' } as React.CSSProperties}>
                    <legend className="field-label">{t('trade.delivery')}</legend>
                    {group.deliveryOptions.map((option, at) => (
                      <Choice key={option.id} name={`delivery.${group.id}`} value={option.id} defaultChecked={group.selected ? group.selected.id === option.id : at === 0}
                        label={<span className="spread"><span>{[option.shippingMethod?.carrier, option.shippingMethod?.name].filter(Boolean).join(' · ')}</span><span className="price">{option.shippingMethod ? t.money(option.shippingMethod.price) : '—'}</span></span>}
                        hint={option.shippingMethod?.minimumDeliveryDays ? t('trade.days', { a: option.shippingMethod.minimumDeliveryDays, b: option.shippingMethod.maximumDeliveryDays ?? option.shippingMethod.minimumDeliveryDays }) : undefined} />
                    ))}
                    {group.deliveryOptions.length ? null : <Note tone="warn">{t('trade.noDelivery')}</Note>}
                  </fieldset>
                </Panel>
              ))}
              <div className="row"><Button look="primary" size="large" name="act" value="pay" disabled={!ready}>{t('trade.toPayment')}</Button><LinkButton look="quiet" to={`/${site}/cart`}>{t('trade.cart')}</LinkButton></div>
            </SafeForm>
          )}
        </div>
        <aside className="stack sticky">
          <Panel title={t('trade.total')}><Sums basket={basket} /></Panel>
          <EscrowExplained />
        </aside>
      </div>
    </div>
  )
}

function EscrowExplained() {
  const t = useWords()
  return (
    <Panel title={t('trade.escrow')}>
      <ol className="timeline small">{(['escrow1', 'escrow2', 'escrow3'] as const).map((key) => <li key={key} className="now">{t(`trade.${key}`)}</li>)}</ol>
    </Panel>
  )
}
