/** Criteria: text alternative from the goods' name, or empty where the name stands beside it. */
export function Picture({ src, alt, seed, eager }: { src?: string | null; alt: string; seed: string; eager?: boolean }) {
  if (src) return <img className="picture" src={src} alt={alt} loading={eager ? 'eager' : 'lazy'} decoding="async" width={480} height={480} />
  const hue = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  return (
    <svg className="picture" viewBox="0 0 120 120" role={alt ? 'img' : undefined} aria-label={alt || undefined} aria-hidden={alt ? undefined : true}>
      <rect width="120" height="120" fill={`hsl(${hue} 28% 90%)`} />
      <circle cx="92" cy="26" r="44" fill={`hsl(${hue} 34% 82%)`} />
      <path d="M30 48 60 32 90 48V80L60 96 30 80Z" fill={`hsl(${hue} 34% 70%)`} />
      <path d="M30 48 60 64 90 48M60 64V96" fill="none" stroke={`hsl(${hue} 40% 45%)`} strokeWidth="2" />
      <path d="M30 48 60 64V96L30 80Z" fill={`hsl(${hue} 34% 62%)`} />
    </svg>
  )
}
