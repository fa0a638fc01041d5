/** Criteria: the field itself works without script; plus and minus only help and are named. */
export function QuantityInput({ name, label, value, step, min, less, more, onChange }: {
  name: string; label: string; value: number; step: number; min: number; less: string; more: string; onChange: (value: number) => void
}) {
  return (
    <span className="stepper-input">
      <button type="button" aria-label={less} onClick={() => onChange(Math.max(min, value - step))}>−</button>
      <input name={name} aria-label={label} inputMode="numeric" value={value} onChange={(event) => onChange(Number(event.target.value.normalize('NFKC').replace(/\D/g, '')) || 0)} />
      <button type="button" aria-label={more} onClick={() => onChange(value < min ? min : value + step)}>+</button>
    </span>
  )
}
