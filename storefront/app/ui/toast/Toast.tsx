/** Criteria: said politely (role status), leaves by itself, never the only place of a message. */
import { useEffect, useState } from 'react'

export function Toast({ text }: { text: string | null | undefined }) {
  const [shown, setShown] = useState(text)
  useEffect(() => {
    setShown(text)
    if (!text) return
    const timer = setTimeout(() => setShown(null), 5000)
    return () => clearTimeout(timer)
  }, [text])
  return <div role="status">{shown ? <div className="toast">{shown}</div> : null}</div>
}
