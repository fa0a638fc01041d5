/** Criteria: said politely (role status), leaves by itself, never the only place of a message. */
import { useEffect, useState } from 'react'

export function Toast({ text }: { text: string | null | undefined }) {
  const [gone, setGone] = useState<string | null>(null)
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => setGone(text), 5000)
    return () => { clearTimeout(timer); setGone(null) }
  }, [text])
  return <div role="status">{text && text !== gone ? <div className="toast">{text}</div> : null}</div>
}
