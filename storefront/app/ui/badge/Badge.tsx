/** Criteria: the word carries the meaning, the colour only supports it. */
import type { ReactNode } from 'react'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'accent' | 'gold' | 'silver'

export const Badge = ({ tone, title, children }: { tone?: Tone; title?: string; children: ReactNode }) => (
  <span className={['badge', tone].filter(Boolean).join(' ')} title={title}>{children}</span>
)

const MEDALS: Record<string, Tone> = { AAA: 'gold', AA: 'gold', A: 'silver', BBB: 'good', NEW: 'info' }

/** A credit grade with its badge's word beside it. */
export function GradeBadge({ grade, label }: { grade: string; label?: string | null }) {
  return <Badge tone={MEDALS[grade]}>{grade === 'NEW' ? (label ?? grade) : `${grade}${label ? ` ${label}` : ''}`}</Badge>
}
