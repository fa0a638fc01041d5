import { Fragment, useState } from 'react'
import { useWords } from '~/lib/words'
import { Choice } from '~/ui/field/Field'
import { Note } from '~/ui/panel/Panel'
import { CardFields } from './CardFields'
import { CARD, INSTRUMENTS, STRIPE, TRANSFER, WALLETS, abroadWay, type Step, type Ways } from '~/lib/instruments'
import { QuoteCard } from './QuoteCard'

/** What the payer must do elsewhere: a link out, or a code to scan. Works without script. */
export function There({ step }: { step: Step | null | undefined }) {
  const t = useWords()
  if (step?.type === 'qr') return <><Note>{t('trade.scan')}</Note>{step.image ? <img src={step.image} alt={t('trade.scan')} width={220} height={220} /> : null}{step.url ? <a href={step.url} rel="noreferrer">{t('trade.goPay')}</a> : null}</>
  if (step?.type === 'redirect' && step.url) return <><Note>{t('trade.away')}</Note><a className="button primary large" href={step.url} rel="noreferrer">{t('trade.goPay')}</a></>
  return <Note>{t(step?.type === 'challenge' ? 'trade.actionNeeded' : 'trade.away')}</Note>
}

export function Choices({ ways, way, amount, currency }: { ways: Ways; way: string | null; amount: number; currency: string }) {
  const t = useWords()
  const zh = t.locale === 'zh'
  const sandbox = ways.sandbox ? INSTRUMENTS.map((one) => ({ value: one.code as string, label: zh ? one.zh : one.en, hint: zh ? one.storyZh : one.storyEn })) : []
  const card = ways.card ? [{ value: CARD, label: t('trade.card'), hint: t(ways.card.test ? 'trade.cardStoryTest' : 'trade.cardStory') }] : []
  const wallets = WALLETS.filter((one) => ways.wallets.includes(one.code)).map((one) => ({ value: `${STRIPE}:${one.code}`, label: zh ? one.zh : one.en, hint: zh ? one.storyZh : one.storyEn }))
  const transfer = ways.transferHours === null ? [] : [{ value: TRANSFER as string, label: t('transfer.title'), hint: t('transfer.hint', { n: ways.transferHours }) }]
  const abroad = ways.abroad.map((one) => ({ value: abroadWay(one.amount.currency), label: t('quote.way', { currency: t.code('cur', one.amount.currency), amount: t.money(one.amount) }), hint: t('quote.hint', { rate: one.rate, from: one.amount.currency, to: one.due.currency }) }))
  const all = [...sandbox, ...wallets, ...card, ...transfer, ...abroad]
  const [chosen, choose] = useState(all.some((one) => one.value === way) ? way : all[0]?.value)
  if (!all.length) return <Note tone="warn">{t('trade.noWay')}</Note>
  return (
    <>
      <fieldset className="stack" style={{ '--gap': '8px' } as React.CSSProperties} id="instrument">
        <legend className="visually-hidden">{t('trade.instrument')}</legend>
        {all.map((one) => (
          <Fragment key={one.value}>
            <Choice name="instrument" value={one.value} defaultChecked={one.value === chosen} onChange={() => choose(one.value)} label={one.label} hint={one.hint} />
            {ways.abroad.filter(({ amount: { currency: abroad } }) => one.value === chosen && abroadWay(abroad) === chosen).map((quote) => <QuoteCard key={quote.quote} quote={quote} again={`?way=${encodeURIComponent(one.value)}`} />)}
          </Fragment>
        ))}
      </fieldset>
      {ways.abroad.map((one) => <input key={one.amount.currency} type="hidden" name={`quote.${one.amount.currency}`} value={one.quote} />)}
      {ways.card ? <CardFields publishableKey={ways.card.publishableKey} amount={amount} currency={currency} chosen={chosen === CARD} /> : null}
    </>
  )
}
