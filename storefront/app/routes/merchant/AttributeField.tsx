import { useWords } from '~/lib/words'
import { Field, Select } from '~/ui/field/Field'

type Attribute = { slug: string; name: string; unit?: string | null; inputType?: string | null; choices?: { edges: readonly { node: { slug?: string | null; name?: string | null } }[] } | null }

/** One attribute of the category's set, asked for in the way its kind wants. */
export function AttributeField({ attribute, name, required, value, fault }: { attribute: Attribute; name: string; required?: boolean; value?: string; fault?: string }) {
  const t = useWords()
  const label = `${attribute.name}${attribute.unit ? `（${attribute.unit}）` : ''}${required ? ' *' : ''}`
  const choices = attribute.choices?.edges.map(({ node }) => node) ?? []
  if (attribute.inputType === 'BOOLEAN') return <Select label={label} name={name} defaultValue={value} fault={fault} required={required}><option value="">—</option><option value="true">{t('work.yes')}</option><option value="false">{t('work.no')}</option></Select>
  if (choices.length && attribute.inputType !== 'SWATCH') return <Select label={label} name={name} defaultValue={value} fault={fault} required={required}><option value="">—</option>{choices.map((one) => <option key={one.slug} value={one.slug ?? ''}>{one.name}</option>)}</Select>
  return <Field label={label} name={name} defaultValue={value} fault={fault} required={required} inputMode={attribute.inputType === 'NUMERIC' ? 'decimal' : undefined} type={attribute.inputType === 'DATE' ? 'date' : undefined} list={choices.length ? `${name}-known` : undefined} />
}
