import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const SECONDS = 2

/** Asks for the page's data again every two seconds while something is being done elsewhere. Without script the reader reloads. */
export function useLookAgain(waiting: boolean) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!waiting || state !== 'idle') return
    const turn = setTimeout(() => { void revalidate() }, SECONDS * 1000)
    return () => clearTimeout(turn)
  }, [waiting, state, revalidate])
}
