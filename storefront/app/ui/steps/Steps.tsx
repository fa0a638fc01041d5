/** Criteria: an ordered list; the present step carries aria-current. */
export type Step = { key: string; label: string; hint?: string }

export function Steps({ steps, at, label }: { steps: readonly Step[]; at: number; label: string }) {
  return (
    <ol className="steps" aria-label={label} tabIndex={0}>
      {steps.map((step, index) => (
        <li key={step.key} className={index < at ? 'done' : index === at ? 'now' : ''} aria-current={index === at ? 'step' : undefined}>
          {step.label}{step.hint ? <small>{step.hint}</small> : null}
        </li>
      ))}
    </ol>
  )
}
