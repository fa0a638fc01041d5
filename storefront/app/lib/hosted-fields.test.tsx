import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterContextProvider, RouterProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { Choices, There } from '~/frame/PayWays'
import { gatewayOf, type Ways } from '~/lib/instruments'
import { guard, headersFor } from './guard.server'
import { CARD_SCRIPT, minorOf, SCRIPT_INVENTORY } from './hosted-fields'
import { cardFieldsContext } from './visitor.server'
import { WordsProvider } from './words'

const policyOf = (text: string) => Object.fromEntries(text.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))

async function answerOf(page: (context: RouterContextProvider) => void) {
  const context = new RouterContextProvider()
  const answer = await guard({ request: new Request('http://shiji.example/textile/pay'), context, params: {} } as unknown as Parameters<typeof guard>[0], async () => {
    page(context)
    return new Response('<p>page</p>')
  })
  return policyOf((answer as Response).headers.get('content-security-policy') ?? '')
}

describe('the policy', () => {
  it('knows no foreign place on an ordinary page', async () => {
    const policy = await answerOf(() => {})
    expect(JSON.stringify(policy)).not.toContain('https:')
    expect(policy['frame-src']).toBeUndefined()
  })

  it('lets the provider in only where a page shows its fields', async () => {
    const policy = await answerOf((context) => context.set(cardFieldsContext, true))
    expect(policy['frame-src']).toEqual(["'self'", 'https://js.stripe.com', 'https://hooks.stripe.com'])
    expect(policy['connect-src']).toEqual(["'self'", 'https://api.stripe.com'])
    expect(policy['script-src']?.slice(-1)).toEqual(['https://js.stripe.com'])
    expect(policy['script-src']).toContain("'strict-dynamic'")
    for (const part of ['form-action', 'default-src']) expect(policy[part]).toEqual(["'self'"])
    expect(headersFor('x', true)['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  })
})

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourcesUnder(path)
    return /\.tsx?$/.test(path) && !path.includes('.test.') ? [path] : []
  })
}

describe('the script inventory', () => {
  it('lists every script that comes from elsewhere', () => {
    const named = sourcesUnder('app').flatMap((path) => readFileSync(path, 'utf8').match(/https:\/\/[^'"` ]+\.js[^'"` ]*|https:\/\/js\.[^'"` ]+\/v\d[^'"` ]*/g) ?? [])
    expect([...new Set(named)]).toEqual(SCRIPT_INVENTORY.map((one) => one.url))
    expect(SCRIPT_INVENTORY.map((one) => one.page)).toEqual(['/:site/pay and /orders/:order/pay'])
  })

  it('is loaded by one component of the payment pages', () => {
    const users = (word: string) => sourcesUnder('app').filter((path) => readFileSync(path, 'utf8').includes(word))
    expect(users('CARD_SCRIPT').toSorted()).toEqual(['app/frame/CardFields.tsx', 'app/lib/hosted-fields.ts'])
    expect(users("from './PayWays'")).toEqual(['app/frame/PayForm.tsx'])
    expect(users("/PayForm'").toSorted()).toEqual(['app/routes/account/order-pay.tsx', 'app/routes/sites/pay.tsx'])
    expect(users("from './CardFields'")).toEqual(['app/frame/PayWays.tsx'])
  })
})

const ways = (also: Partial<Ways>): Ways => ({ sandbox: false, card: null, wallets: [], transferHours: null, abroad: [], ...also })
const markup = (element: React.ReactNode) => renderToStaticMarkup(<WordsProvider locale="zh"><RouterProvider router={createMemoryRouter([{ path: '*', element }])} /></WordsProvider>)

describe('the payment page', () => {
  it('has no field for a card of its own, and no foreign script in its markup', () => {
    const html = markup(<Choices way={null} ways={ways({ card: { publishableKey: 'pk_test_1', test: true } })} amount={12.5} currency="CNY" />)
    expect(html).toContain('value="stripe:card"')
    expect(html).toContain('<noscript>')
    const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([one]) => one)
    expect(inputs.every((one) => /type="(radio|hidden)"/.test(one))).toBe(true)
    expect(html).not.toMatch(/cc-number|cardnumber|cvc/i)
    expect(html).not.toContain(CARD_SCRIPT)
    expect(html).not.toContain('<script')
  })

  it('offers what the gateways offer', () => {
    expect(markup(<Choices way={null} ways={ways({})} amount={1} currency="CNY" />)).toContain('暂无可用的付款方式')
    const wallets = markup(<Choices way={null} ways={ways({ wallets: ['alipay'] })} amount={1} currency="CNY" />)
    expect(wallets).toContain('value="stripe:alipay"')
    expect(wallets).not.toContain('wechat_pay')
    expect(wallets).not.toContain('data-card-fields')
    expect(markup(<Choices way={null} ways={ways({ sandbox: true })} amount={1} currency="CNY" />)).toContain('value="3ds"')
  })

  it('sends the payer on by a link that needs no script, or shows a code', () => {
    expect(markup(<There step={{ type: 'redirect', url: 'https://hooks.stripe.com/x' }} />)).toMatch(/<a [^>]*href="https:\/\/hooks\.stripe\.com\/x"/)
    expect(markup(<There step={{ type: 'qr', image: 'data:image/png;base64,aa' }} />)).toContain('src="data:image/png;base64,aa"')
    expect(markup(<There step={{ type: 'challenge' }} />)).not.toContain('<a ')
    expect(markup(<There step={null} />)).toContain('请在支付机构完成付款')
  })

  it.each([
    ['ok', '', { id: 'shiji.sandbox', data: { instrument: 'ok' } }],
    ['transfer', '', { id: 'shiji.bank', data: { instrument: 'transfer' } }],
    ['ok@USD', '', { id: 'shiji.sandbox', data: { instrument: 'ok', payCurrency: 'USD', quote: 'seal of USD' } }],
    ['stripe:card', 'ctoken_1', { id: 'stripe', data: { confirmationToken: 'ctoken_1', returnUrl: '/textile/pay' } }],
    ['stripe:alipay', '', { id: 'stripe', data: { method: 'alipay', returnUrl: '/textile/pay' } }],
  ])('asks the right gateway for %s', (instrument, token, gateway) => {
    expect(gatewayOf(instrument, token, '/textile/pay', (currency) => `seal of ${currency}`)).toEqual(gateway)
  })

  it.each([[12.5, 'CNY', 1250], [0.1 + 0.2, 'USD', 30], [500, 'JPY', 500]])('counts %s %s as %s', (amount, currency, minor) => {
    expect(minorOf(amount, currency)).toBe(minor)
  })
})
