/** Criteria: decoration only, hidden from readers. One drawing per motif named in a site's theme. */
import { useId } from 'react'

const DRAWN: Record<string, { size: number; shape: string; width: number }> = {
  weave: { size: 28, width: 5, shape: 'M-4 7H18M24 7H32M10 21H32M-4 21H4M7 -4V4M7 10V32M21 -4V18M21 24V32' },
  circuit: { size: 64, width: 1.6, shape: 'M0 16H20L28 24V44L36 52H64M48 0V14L40 22V34M0 48H12M12 45a3 3 0 1 0 0 6 3 3 0 0 0 0-6M40 34a3 3 0 1 0 0 6 3 3 0 0 0 0-6M48 14H58M58 11a3 3 0 1 0 0 6 3 3 0 0 0 0-6' },
  thread: { size: 56, width: 1.8, shape: 'M14 4 24.400 10V22L14 28 3.600 22V10ZM14 11a5 5 0 1 0 0 10 5 5 0 0 0 0-10M42 32 52.400 38V50L42 56 31.600 50V38ZM42 39a5 5 0 1 0 0 10 5 5 0 0 0 0-10M32 8H52M32 14H52M32 20H52M4 36H24M4 42H24M4 48H24' },
  crates: { size: 52, width: 1.7, shape: 'M26 2 48 13V37L26 49 4 37V13ZM4 13 26 25 48 13M26 25V49M15 7.500 37 19V27' },
  seal: { size: 60, width: 1.6, shape: 'M6 6H54V54H6ZM14 14H46V22H14M14 30H46M22 30V46M14 46H46V38H30' },
}

export function Motif({ name }: { name: string }) {
  const id = useId()
  const drawn = DRAWN[name] ?? DRAWN.seal!
  return (
    <svg className="motif" aria-hidden="true" preserveAspectRatio="xMidYMid slice">
      <defs>
        <pattern id={id} width={drawn.size} height={drawn.size} patternUnits="userSpaceOnUse" patternTransform="rotate(-14) scale(1.500)">
          <path d={drawn.shape} fill="none" stroke="#fff" strokeOpacity="0.14" strokeWidth={drawn.width} />
        </pattern>
        <linearGradient id={`${id}f`} x1="0" x2="1" y1="1" y2="0"><stop offset="0" stopColor="#000" stopOpacity="0.5" /><stop offset="0.75" stopColor="#000" stopOpacity="0" /></linearGradient>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
      <rect width="100%" height="100%" fill={`url(#${id}f)`} />
    </svg>
  )
}
