/** Criteria: every control has a visible label; hint and fault are tied to it; a fault is said in words, not by colour. */
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

type Common = { label: ReactNode; name: string; /** Where a page has two fields of one name. */ id?: string; hint?: ReactNode; fault?: string; className?: string }

function Frame({ label, name, id = name, hint, fault, className, children }: Common & { children: ReactNode }) {
  return (
    <div className={['field', fault && 'faulty', className].filter(Boolean).join(' ')}>
      <label htmlFor={id}>{label}</label>
      {hint ? <span className="hint" id={`${id}-hint`}>{hint}</span> : null}
      {fault ? <span className="fault" id={`${id}-fault`}>{fault}</span> : null}
      {children}
    </div>
  )
}

const ties = ({ name, id = name, hint, fault }: Pick<Common, 'name' | 'id' | 'hint' | 'fault'>) => ({
  id,
  name,
  'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
  'aria-invalid': fault ? true : undefined,
})

export function Field({ label, name, id, hint, fault, className, ...rest }: Common & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Frame {...{ label, name, id, hint, fault, className }}>
      <input className="input" {...rest} {...ties({ name, id, hint, fault })} />
    </Frame>
  )
}

export function Select({ label, name, id, hint, fault, className, children, ...rest }: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Frame {...{ label, name, id, hint, fault, className }}>
      <select className="input" {...rest} {...ties({ name, id, hint, fault })}>{children}</select>
    </Frame>
  )
}

export function TextArea({ label, name, id, hint, fault, className, ...rest }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Frame {...{ label, name, id, hint, fault, className }}>
      <textarea className="input" {...rest} {...ties({ name, id, hint, fault })} />
    </Frame>
  )
}

export function Choice({ label, hint, ...rest }: { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="choice">
      <input type="radio" {...rest} />
      <span className="grow">
        <span className="strong">{label}</span>
        {hint ? <span className="small muted" style={{ display: 'block' }}>{hint}</span> : null}
      </span>
    </label>
  )
}
