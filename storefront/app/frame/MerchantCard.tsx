/** One booth: sign, name, grade and place. */
import { Link } from 'react-router'
import type { MerchantCardFragment } from '~/graphql/generated/graphql'
import { ShopName, useWords } from '~/lib/words'
import { Badge, GradeBadge } from '~/ui/badge/Badge'

export function MerchantCard({ merchant, site }: { merchant: MerchantCardFragment; site: string }) {
  const t = useWords()
  return (
    <article className="booth">
      <span className="sign" aria-hidden="true">{signOf(merchant.name)}</span>
      <Link to={`/${site}/shop/${merchant.slug}`} className="clamp1"><ShopName shop={merchant} /></Link>
      <div className="row tiny" style={{ gap: 4 }}>
        {merchant.grade ? <GradeBadge grade={merchant.grade.grade} label={merchant.grade.label} /> : null}
        {merchant.isGovSupplier ? <Badge tone="info">{t('shop.gov')}</Badge> : null}
      </div>
      <span className="tiny muted clamp1">{t.code('kind', merchant.kind)}{merchant.description ? ` · ${merchant.description}` : ''}</span>
    </article>
  )
}

/** The first character that says something: towns and forms of company are left out. */
export const signOf = (name: string) => name.replace(/^(石家庄|正定|河北|新华|南三条)(市|县|省|区)?/, '').at(0) ?? name.at(0) ?? '市'
