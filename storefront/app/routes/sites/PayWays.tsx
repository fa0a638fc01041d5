import { useState } from 'react'
import { useWords } from '~/lib/words'
import { Choice } from '~/ui/field/Field'
import { Note } from '~/ui/panel/Panel'
import { CardFields } from './CardFields'
import { CARD, INSTRUMENTS, STRIPE, WALLETS, type Step, type Ways } from '~/lib/instruments'

/** What the payer must do elsewhere: a link out, or a code to scan. Works without script. */
export function There({ step }: { step: Step | null | undefined }) {
  const t = useWords()
  if (step?.type === 'qr') return <><Note>{t('trade.scan')}</Note>{step.image ? <img src={step.image} alt={t('trade.scan')} width={220} height={220} /> : null}{step.url ? <a href={step.url} rel="noreferrer">{t('trade.goPay')}</a> : null}</>
  if (step?.type === 'redirect' && step.url) return <><Note>{t('trade.away')}</Note><a className="button primary large" href={step.url} rel="noreferrer">{t('trade.goPay')}</a></>
  return <Note>{t(step?.type === 'challenge' ? 'trade.actionNeeded' : 'trade.away')}</Note>
}

export function Choices({ ways, amount, currency }: { ways: Ways; amount: number; currency: string }) {
  const t = useWords()
  const zh = t.locale === 'zh'
  const sandbox = ways.sandbox ? INSTRUMENTS.map((one) => ({ value: one.code as string, label: zh ? one.zh : one.en, hint: zh ? one.storyZh : one.storyEn })) : []
  const card = ways.card ? [{ value: CARD, label: t('trade.card'), hint: t(ways.card.test ? 'trade.cardStoryTest' : 'trade.cardStory') }] : []
  const wallets = WALLETS.filter((one) => ways.wallets.includes(one.code)).map((one) => ({ value: `${STRIPE}:${one.code}`, label: zh ? one.zh : one.en, hint: zh ? one.storyZh : one.storyEn }))
  const all = [...sandbox, ...wallets, ...card]
  const [chosen, choose] = useState(all[0]?.value)
  if (!all.length) return <Note tone="warn">{t('trade.noWay')}</Note>
  return (
    <>
      <fieldset className="stack" style={{ '--gap': '8px' } as React.CSSProperties} id="instrument">
        <legend className="visually-hidden">{t('trade.instrument')}</legend>
        {all.map((one) => <Choice key={one.value} name="instrument" value={one.value} defaultChecked={one.value === chosen} onChange={() => choose(one.value)} label={one.label} hint={one.hint} />)}
      </fieldset>
      {ways.card ? <CardFields publishableKey={ways.card.publishableKey} amount={amount} currency={currency} chosen={chosen === CARD} /> : null}
    </>
  )
}
