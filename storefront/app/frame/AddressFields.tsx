/** The address form, by the rules of the country: province, city, district, street, six digits for China. */
import { problemOf, type Refused } from '~/lib/problems'
import { useWords } from '~/lib/words'
import { Field, Select } from '~/ui/field/Field'

type Choice = { raw?: string | null; verbose?: string | null }
export type AddressValues = Partial<Record<'firstName' | 'companyName' | 'phone' | 'countryArea' | 'city' | 'cityArea' | 'streetAddress1' | 'postalCode', string | null>>

export function AddressFields({ provinces, countries, country, refused, values }: {
  provinces: readonly Choice[]; countries: readonly { code: string; country: string }[]; country: string; refused?: Refused; values?: AddressValues
}) {
  const t = useWords()
  const put = (name: keyof AddressValues) => ({
    name, fault: problemOf(refused?.problems, name), defaultValue: refused?.values[name] ?? values?.[name] ?? '',
  })
  return (
    <div className="form-grid">
      <Field label={t('address.name')} required autoComplete="name" {...put('firstName')} />
      <Field label={t('address.phone')} required type="tel" autoComplete="tel" {...put('phone')} />
      <Field label={t('address.company')} autoComplete="organization" {...put('companyName')} />
      {countries.length > 1 ? (
        <Select label={t('address.country')} name="country" defaultValue={refused?.values.country ?? country}>
          {countries.map((one) => <option key={one.code} value={one.code}>{one.country}</option>)}
        </Select>
      ) : <input type="hidden" name="country" value={country} />}
      {provinces.length && country === 'CN' && countries.length <= 1 ? (
        <Select label={t('address.province')} required {...put('countryArea')}>
          {provinces.map((one) => <option key={one.raw} value={one.raw ?? ''}>{one.verbose ?? one.raw}</option>)}
        </Select>
      ) : <Field label={t('address.province')} {...put('countryArea')} />}
      <Field label={t('address.city')} required autoComplete="address-level2" {...put('city')} />
      <Field label={t('address.district')} autoComplete="address-level3" {...put('cityArea')} />
      <Field label={t('address.postal')} hint={t('address.postalHint')} inputMode="numeric" autoComplete="postal-code" {...put('postalCode')} />
      <Field className="full" label={t('address.street')} required autoComplete="street-address" {...put('streetAddress1')} />
    </div>
  )
}
