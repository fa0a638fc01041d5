import { useState } from 'react'
import { useWords } from '~/lib/words'
import { Picture } from '~/ui/picture/Picture'

export function Gallery({ media, name, seed, label }: { media: readonly { url: string; alt: string }[]; name: string; seed: string; label: string }) {
  const t = useWords()
  const [at, setAt] = useState(0)
  const shown = media[at]
  return (
    <section className="gallery" aria-label={label}>
      <div className="main"><Picture src={shown?.url} alt={shown?.alt || name} seed={seed} eager /></div>
      {media.length > 1 ? (
        <ul>{media.slice(0, 5).map((one, index) => <li key={one.url}><button type="button" aria-current={index === at} aria-label={t('product.picture', { n: index + 1 })} onClick={() => setAt(index)}><Picture src={one.url} alt="" seed={seed} /></button></li>)}</ul>
      ) : null}
    </section>
  )
}
