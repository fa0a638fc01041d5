import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterContextProvider, RouterProvider } from 'react-router'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BasketCompleteDocument, PaymentGatewaysDocument, PaymentStartDocument, PaymentStepDocument, TransferEndDocument } from '~/graphql/generated/graphql'
import { cardFieldsContext, openVisitor, visitorContext, visitorOf } from '~/lib/visitor.server'
import { WordsProvider } from '~/lib/words'

const { mutate, basket } = vi.hoisted(() => ({
  mutate: vi.fn(),
  basket: {
    id: 'Q2hlY2tvdXQ6MQ==', chargeStatus: 'NONE', channel: { slug: 'textile-cny', currencyCode: 'CNY' }, shippingAddress: { city: 'x' },
    lines: [], deliveryGroups: [], subtotalPrice: { gross: { amount: 100, currency: 'CNY' } }, shippingPrice: { gross: { amount: 0, currency: 'CNY' } }, totalPrice: { gross: { amount: 100, currency: 'CNY' } },
  },
}))
vi.mock('~/lib/api.server', () => ({ mutate, query: vi.fn(), perhaps: async () => ({ checkout: { usd: DOLLARS, eur: null } }) }))
vi.mock('./basket.server', () => ({ needBasket: async () => basket, forgetBasket: async () => {} }))
vi.mock('~/lib/forms.server', async (original) => ({ ...(await original<object>()), readForm: async (asking: { request: Request }) => asking.request.formData() }))

import Pay, { action, loader } from './pay'

const STRIPE = { id: 'stripe', data: { environment: 'test', publishableKey: 'pk_test_1', methods: [{ code: 'card', currencies: ['CNY'], hostedFields: true }, { code: 'alipay', currencies: ['CNY'], hostedFields: false }, { code: 'wechat_pay', currencies: ['USD'], hostedFields: false }] } }
const SANDBOX = { id: 'shiji.sandbox', data: { environment: 'sandbox' } }
const BANK = { id: 'shiji.bank', data: { instruments: ['transfer'], payWithinHours: 24 } }
const DOLLARS = { amount: { amount: 14, currency: 'USD' }, due: { amount: 100, currency: 'CNY' }, rate: '7.1429', source: 's', validUntil: '2026-11-26T00:15:00Z', secondsLeft: 600, quote: 'seal' }
const ACCOUNT = { account: '9558001', name: 'n', bank: 'b', amount: '100.00', currency: 'CNY', text: '001' }
const away = { type: 'redirect', url: 'https://hooks.stripe.com/x' }
let answers: Map<unknown, unknown>

beforeEach(() => {
  answers = new Map<unknown, unknown>([
    [PaymentGatewaysDocument, { paymentGatewayInitialize: { gatewayConfigs: [SANDBOX, STRIPE, BANK], errors: [] } }],
    [PaymentStartDocument, { transactionInitialize: { errors: [], data: { action: away }, transaction: { id: 'T1' }, transactionEvent: { type: 'CHARGE_ACTION_REQUIRED', message: '' } } }],
    [PaymentStepDocument, { transactionProcess: { errors: [], data: {}, transactionEvent: { type: 'CHARGE_SUCCESS', message: '' } } }],
    [BasketCompleteDocument, { checkoutComplete: { errors: [], order: { id: 'O1' } } }],
  ])
  mutate.mockReset().mockImplementation(async (_asking: unknown, document: unknown) => answers.get(document))
})

async function asking(form?: Record<string, string>) {
  const context = new RouterContextProvider()
  const request = new Request('http://shiji.example/textile/pay', form ? { method: 'POST', body: new URLSearchParams(form) } : {})
  context.set(visitorContext, await openVisitor(request))
  return { context, request, params: { site: 'textile' } } as unknown as Parameters<typeof loader>[0] & Parameters<typeof action>[0]
}

describe('the payment page', () => {
  it('offers the ways of its gateways in its currency, and then lets the card fields in', async () => {
    const here = await asking()
    const { ways } = await loader(here)
    expect(ways).toEqual({ sandbox: true, card: { publishableKey: 'pk_test_1', test: true }, wallets: ['alipay'], transferHours: 24, abroad: [DOLLARS] })
    expect(here.context.get(cardFieldsContext)).toBe(true)
  })

  it('keeps the ordinary policy where no card gateway is offered', async () => {
    answers.set(PaymentGatewaysDocument, { paymentGatewayInitialize: { gatewayConfigs: [SANDBOX], errors: [] } })
    const here = await asking()
    expect((await loader(here)).ways).toEqual({ sandbox: true, card: null, wallets: [], transferHours: null, abroad: [DOLLARS] })
    expect(here.context.get(cardFieldsContext)).toBe(false)
  })

  it('sends the payer away and knows him when he comes back', async () => {
    const here = await asking({ instrument: 'stripe:alipay' })
    expect(await action(here)).toEqual({ waiting: 'T1', there: away, looked: false })
    expect(mutate.mock.calls.find(([, document]) => document === PaymentStartDocument)?.[2]).toEqual({ id: basket.id, gateway: { id: 'stripe', data: { method: 'alipay', returnUrl: '/textile/pay' } } })
    expect((await loader(here)).away).toBe('T1')
    expect(visitorOf(here.context).session.paying).toEqual({ 'textile-cny': 'T1' })

    const back = await asking({ transaction: 'T1' })
    visitorOf(back.context).session.paying = { 'textile-cny': 'T1' }
    const answer = (await action(back)) as Response
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/orders/O1?placed'])
    expect(answer.headers.get('x-remix-reload-document')).toBe('true')
    expect(visitorOf(back.context).session.paying).toEqual({})
  })

  it('keeps the account of a transfer until it came or was given up', async () => {
    answers.set(PaymentStartDocument, { transactionInitialize: { errors: [], data: { action: { type: 'transfer', ...ACCOUNT } }, transaction: { id: 'T2' }, transactionEvent: { type: 'CHARGE_ACTION_REQUIRED', message: '' } } })
    const here = await asking({ instrument: 'transfer' })
    await action(here)
    expect(mutate.mock.calls.find(([, document]) => document === PaymentStartDocument)?.[2]).toMatchObject({ gateway: { id: 'shiji.bank', data: { instrument: 'transfer' } } })
    expect((await loader(here)).transfer).toEqual(ACCOUNT)

    answers.set(TransferEndDocument, { transferGiveUp: { ended: true, errors: [] } })
    const back = await asking({ transaction: 'T2', act: 'giveUp' })
    visitorOf(back.context).session = { ...visitorOf(here.context).session }
    expect(((await action(back)) as Response).headers.get('location')).toBe('/textile/pay')
    expect(await loader(back)).toMatchObject({ transfer: null, away: null })
  })

  it('pays abroad with the seal of the price that was shown', async () => {
    await action(await asking({ instrument: 'ok@USD', 'quote.USD': 'seal' }))
    expect(mutate.mock.calls.find(([, document]) => document === PaymentStartDocument)?.[2]).toMatchObject({ gateway: { data: { instrument: 'ok', payCurrency: 'USD', quote: 'seal' } } })
  })

  it('tells why a card was refused and lets another be chosen', async () => {
    answers.set(PaymentStartDocument, { transactionInitialize: { errors: [], data: {}, transaction: { id: 'T1' }, transactionEvent: { type: 'CHARGE_FAILURE', message: 'card_declined' } } })
    const here = await asking({ instrument: 'stripe:card', confirmationToken: 'ctoken_1' })
    expect(JSON.stringify(await action(here))).toContain('card_declined')
    expect((await loader(here)).away).toBeNull()
  })

  it.each([
    ['choices', null, undefined, 'value="stripe:alipay"'],
    ['both amounts of a price abroad', null, undefined, '1 USD = 7.1429 CNY'],
    ['the account to transfer to', 'T2', undefined, '9558001'],
    ['a way out', null, { waiting: 'T1', there: away }, 'href="https://hooks.stripe.com/x"'],
    ['the return', 'T1', undefined, '我已完成付款'],
    ['the challenge of the sandbox', null, { waiting: 'T1', there: { type: 'challenge' } }, '确认支付'],
  ])('shows %s', (_what, kept, actionData, part) => {
    const loaderData = { site: 'textile', basket, ways: { sandbox: true, card: null, wallets: ['alipay'], transferHours: 24, abroad: [DOLLARS] }, way: part.startsWith('1 USD') ? 'ok@USD' : null, away: kept, transfer: kept === 'T2' ? ACCOUNT : null }
    const page = <Pay {...({ loaderData, actionData } as unknown as Parameters<typeof Pay>[0])} />
    expect(renderToStaticMarkup(<WordsProvider locale="zh"><RouterProvider router={createMemoryRouter([{ path: '*', element: page }])} /></WordsProvider>)).toContain(part)
  })
})
