/** Criteria: every detail is readable and selectable without script; copying is an extra and says what it did. */
import { useState } from 'react'
import type { Transfer } from '~/lib/instruments'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Note } from '~/ui/panel/Panel'

/** Where to transfer, and what happens with every other sum. */
export function TransferCard({ transfer, hours, looked }: { transfer: Transfer; hours: number | null; looked: boolean }) {
  const t = useWords()
  const rows = [['account', transfer.account, transfer.account], ['name', transfer.name, transfer.name], ['bank', transfer.bank, transfer.bank], ['amount', t.money(transfer), transfer.amount], ['text', transfer.text, transfer.text]] as const
  return (
    <div className="stack">
      <p>{t('transfer.lede', { n: hours ?? 24 })}</p>
      {looked ? <Note tone="warn">{t('transfer.notYet')}</Note> : null}
      <dl className="copy-list">
        {rows.map(([key, shown, value]) => <div key={key}><dt>{t(`transfer.${key}`)}</dt><dd className={key === 'account' ? 'mono strong' : 'strong'}>{shown}</dd><dd><Copy what={t(`transfer.${key}`)} value={value} /></dd></div>)}
      </dl>
      <Note>
        <strong>{t('transfer.otherwise')}</strong>
        <ul className="small" style={{ paddingInlineStart: '1.2em', listStyle: 'disc' }}>{(['less', 'more', 'late', 'other'] as const).map((one) => <li key={one}>{t(`transfer.${one}`)}</li>)}</ul>
      </Note>
    </div>
  )
}

function Copy({ what, value }: { what: string; value: string }) {
  const t = useWords()
  const [done, setDone] = useState<boolean | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setDone(true)
    } catch {
      setDone(false)
    }
  }
  return <><Button type="button" size="small" look="soft" onClick={() => void copy()} aria-label={`${t('transfer.copy')} ${what}`}>{done ? t('transfer.copied') : t('transfer.copy')}</Button>{done === false ? <span className="tiny" role="status"> {t('transfer.copyFailed')}</span> : done ? <span className="visually-hidden" role="status">{t('transfer.copied')}</span> : null}</>
}
