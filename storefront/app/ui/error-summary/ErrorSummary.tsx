/** Criteria: takes focus when it appears, has a heading, and each entry leads to the field it speaks of. */
import { useEffect, useRef, type MouseEvent } from 'react'

export type SummaryEntry = { field: string | null; message: string }

/** Sentences of the core that have no other language are read as what they are. */
const langOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined)
const idOf = (field: string) => field.split('.').at(-1) ?? field

/** To the field without changing the address: a new address would make the router forget what was refused. */
function lead(event: MouseEvent, id: string): void {
  const field = document.getElementById(id)
  if (!field) return
  event.preventDefault()
  field.scrollIntoView({ block: 'center' })
  const control = field.matches('input, select, textarea, button, a') ? field : field.querySelector<HTMLElement>('input:checked, input, select, textarea')
  ;(control ?? field).focus({ preventScroll: true })
}

export function ErrorSummary({ title, entries }: { title: string; entries: readonly SummaryEntry[] | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (entries?.length) box.current?.focus()
  }, [entries])
  if (!entries?.length) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-title" autoFocus>
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {entries.map(({ field, message }, at) => (
          <li key={`${field}-${at}`} lang={langOf(message)}>{field ? <a href={`#${idOf(field)}`} onClick={(event) => lead(event, idOf(field))}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
