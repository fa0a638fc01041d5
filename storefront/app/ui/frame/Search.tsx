/** Criteria: combobox pattern; arrows move, Enter takes, Escape closes; without script a plain search form. */
import { useEffect, useId, useState } from 'react'
import { Form, useNavigate } from 'react-router'

export type Suggestion = { text: string; to: string; kind: string }

export function Search({ action, name, label, placeholder, button, value, suggestFrom }: {
  action: string; name: string; label: string; placeholder: string; button: string; value: string; suggestFrom: string
}) {
  const id = useId()
  const go = useNavigate()
  const [text, setText] = useState(value)
  const [shown, setShown] = useState(value)
  const [found, setFound] = useState<Suggestion[]>([])
  const [at, setAt] = useState(-1)
  if (shown !== value) { // another page, another search: show its words
    setShown(value)
    setText(value)
  }
  useEffect(() => {
    if (at === -2 || text.trim().length < 1 || text === value) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`${suggestFrom}?q=${encodeURIComponent(text)}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : []))
        .then((list: Suggestion[]) => { setFound(list); setAt(-1) })
        .catch(() => undefined)
    }, 160)
    return () => { clearTimeout(timer); stop.abort() }
  }, [text, value, suggestFrom, at])
  const close = () => { setFound([]); setAt(-2) }
  return (
    <Form className="search" role="search" action={action} onSubmit={close}>
      <input name={name} type="search" aria-label={label} placeholder={placeholder} value={text} autoComplete="off" role="combobox"
        aria-expanded={found.length > 0} aria-controls={id} aria-autocomplete="list" aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        onChange={(event) => { setText(event.target.value); setAt(-1) }} onBlur={() => setTimeout(close, 150)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (!found.length) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            setAt((now) => (Math.max(now, -1) + (event.key === 'ArrowDown' ? 1 : found.length) + found.length) % found.length)
          }
          const chosen = found[at]
          if (event.key === 'Enter' && chosen) { event.preventDefault(); close(); void go(chosen.to) }
        }} />
      <button type="submit">{button}</button>
      <ul className="drop" id={id} role="listbox" aria-label={label} hidden={!found.length}>
        {found.map((one, index) => (
          <li key={`${one.kind}${one.text}`} id={`${id}-${index}`} role="option" aria-selected={index === at} onMouseDown={() => void go(one.to)}>
            <span>{one.text}</span><span className="tiny muted">{one.kind}</span>
          </li>
        ))}
      </ul>
    </Form>
  )
}
