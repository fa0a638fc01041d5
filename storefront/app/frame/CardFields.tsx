import { useEffect, useRef, useState } from 'react'
import { CARD_SCRIPT, minorOf } from '~/lib/hosted-fields'
import { useWords } from '~/lib/words'
import { Note } from '~/ui/panel/Panel'

type Problem = { message?: string }
type Elements = { create(kind: 'payment'): { mount(at: HTMLElement): void; unmount(): void }; submit(): Promise<{ error?: Problem }> }
type Provider = {
  elements(options: { mode: 'payment'; amount: number; currency: string; locale: string; paymentMethodTypes: string[] }): Elements
  createConfirmationToken(options: { elements: Elements }): Promise<{ error?: Problem; confirmationToken?: { id: string } }>
}
type Opener = (key: string, options: { locale: string }) => Provider

/**
 * Card fields in the provider's own frames. What the buyer types stays there; this page gets a token,
 * puts it into the form and sends that. The form is the one around it; it is held back until then.
 */
export function CardFields({ publishableKey, amount, currency, chosen }: { publishableKey: string; amount: number; currency: string; chosen: boolean }) {
  const t = useWords()
  const place = useRef<HTMLDivElement>(null)
  const token = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const locale = t.locale === 'zh' ? 'zh' : 'en'
  const [wrong, unreachable] = [t('trade.cardProblem'), t('trade.cardUnreachable')]

  useOwnDocument()
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!chosen || !form || !place.current) return
    const at = place.current
    let gone = false
    let leave = () => {}
    opener().then((open) => {
      if (gone) return
      const provider = open(publishableKey, { locale })
      const elements = provider.elements({ mode: 'payment', amount: minorOf(amount, currency), currency: currency.toLowerCase(), locale, paymentMethodTypes: ['card'] })
      const fields = elements.create('payment')
      fields.mount(at)
      const hold = (event: SubmitEvent) => {
        if (token.current?.value) return
        event.preventDefault()
        event.stopPropagation()
        void tokenOf(provider, elements).then((made) => {
          if (typeof made !== 'string') return setProblem(made.message || wrong)
          if (token.current) token.current.value = made
          form.requestSubmit()
          if (token.current) token.current.value = ''
        })
      }
      form.addEventListener('submit', hold, true)
      leave = () => {
        form.removeEventListener('submit', hold, true)
        fields.unmount()
      }
    }, () => setProblem(unreachable))
    return () => {
      gone = true
      leave()
    }
  }, [chosen, publishableKey, amount, currency, locale, wrong, unreachable])

  return (
    <div className="stack" hidden={!chosen}>
      <noscript><Note>{t('trade.cardNeedsScript')}</Note></noscript>
      <div ref={place} data-card-fields />
      <input ref={token} type="hidden" name="confirmationToken" defaultValue="" />
      <p className="small muted">{t('trade.cardKept')}</p>
      {problem ? <Note tone="bad">{problem}</Note> : null}
    </div>
  )
}

async function tokenOf(provider: Provider, elements: Elements): Promise<string | Problem> {
  const checked = await elements.submit()
  if (checked.error) return checked.error
  const made = await provider.createConfirmationToken({ elements })
  return made.confirmationToken?.id ?? made.error ?? {}
}

let loading: Promise<Opener> | undefined

/** The provider's script, once per document, only when the fields are shown. */
function opener(): Promise<Opener> {
  loading ??= new Promise<Opener>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = CARD_SCRIPT
    script.async = true
    script.onload = () => {
      const found = (window as unknown as { Stripe?: Opener }).Stripe
      if (found) resolve(found)
      else reject(new Error('the script brought nothing'))
    }
    script.onerror = () => {
      loading = undefined
      reject(new Error('the script did not come'))
    }
    document.head.append(script)
  })
  return loading
}

/**
 * A document keeps the policy it was loaded with. So the payment page is a document of its own: come
 * upon from another page it loads itself anew, and it takes the provider's script with it when left.
 */
function useOwnDocument(): void {
  useEffect(() => {
    const here = location.pathname
    const [loaded] = performance.getEntriesByType('navigation')
    if (loaded && new URL(loaded.name).pathname !== here) location.reload()
    return () => {
      if (location.pathname !== here) location.reload()
    }
  }, [])
}
