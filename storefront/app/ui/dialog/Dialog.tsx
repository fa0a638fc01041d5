/** Criteria: the platform's own modal dialog: focus is held inside, Escape closes, the opener gets focus back. */
import { useRef, type ReactNode } from 'react'
import { Button } from '../button/Button'

export function Dialog({ opener, title, close, children }: { opener: string; title: string; close: string; children: ReactNode }) {
  const box = useRef<HTMLDialogElement>(null)
  return (
    <>
      <Button type="button" look="plain" onClick={() => box.current?.showModal()}>{opener}</Button>
      <dialog className="dialog" ref={box} aria-label={title}>
        <h2>{title}</h2>
        <div>{children}</div>
        <div className="row"><Button type="button" look="quiet" onClick={() => box.current?.close()}>{close}</Button></div>
      </dialog>
    </>
  )
}
