/** Criteria: takes focus when it appears, has a heading, and each entry leads to the field it speaks of. */
import { useEffect, useRef } from 'react'

export type SummaryEntry = { field: string | null; message: string }

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
          <li key={`${field}-${at}`}>{field ? <a href={`#${field.split('.').at(-1)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
