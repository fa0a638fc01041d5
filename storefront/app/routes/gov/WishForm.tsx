import { Link } from 'react-router'
import type { Problem } from '~/lib/problems'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Field, Select, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

type Money = { amount: number | string; currency: string }
export type WishLine = { offer: string; title: string; spec: string; unit: string; price: Money | null; quantity: number }
export type BudgetChoice = { id: string; number: string; name: string; available: Money }
const PLACE = { region: '河北省', city: '石家庄市' } as const

/** What a department asks for: from which money, for what, how much, and where to. */
export function WishForm({ lines, budgets, values, problems, actionKey, submit }: { lines: readonly WishLine[]; budgets: readonly BudgetChoice[]; values: Record<string, string>; problems?: readonly Problem[]; actionKey: string; submit: string }) {
  const t = useWords()
  const put = (name: string, otherwise = '') => ({ name, defaultValue: values[name] ?? otherwise, fault: problemOf(problems, name) })
  return (
    <SafeForm className="stack">
      <input type="hidden" name="key" value={actionKey} />
      <Panel title={t('gov.lines')} flush>
        <Table caption={t('gov.lines')} rows={lines} rowKey={(line) => line.offer} columns={[
          { key: 'item', head: t('gov.item'), cell: (line) => <>{line.title}<br /><span className="tiny muted">{line.spec}</span></> },
          { key: 'price', head: t('gov.price'), number: true, cell: (line) => (line.price ? t.unitPrice(line.price) : '—') },
          { key: 'quantity', head: t('gov.quantity'), cell: (line) => <span className="row" style={{ flexWrap: 'nowrap' }}><input className="input small" style={{ width: 96 }} name={`quantity.${line.offer}`} inputMode="numeric" defaultValue={values[`quantity.${line.offer}`] ?? line.quantity} aria-label={`${line.title} ${t('gov.quantity')}`} required /><span className="muted small">{t.code('unit', line.unit)}</span></span> },
          { key: 'compare', head: '', cell: (line) => <Link className="small nowrap" to={`/gov/mall/compare/${encodeURIComponent(line.offer)}?quantity=${line.quantity}`}>{t('gov.compare')}</Link> },
        ]} />
      </Panel>
      <div className="columns aside-end">
        <div className="stack">
          <Panel title={t('gov.why')}>
            <div className="stack">
              {budgets.length ? (
                <Select label={t('gov.budget')} required {...put('budgetItemId')}>{budgets.map((item) => <option key={item.id} value={item.id}>{item.number} {t('gov.budgetLeft', { name: item.name, left: t.money(item.available) })}</option>)}</Select>
              ) : <Note tone="warn">{t('gov.noBudget')}</Note>}
              <TextArea label={t('gov.purpose')} required {...put('purpose')} />
              <Field label={t('gov.neededBy')} type="date" {...put('neededBy')} />
              <TextArea label={t('gov.reason')} hint={t('gov.reasonHint')} {...put('reason')} />
            </div>
          </Panel>
          <Panel title={t('gov.deliverTo')}>
            <div className="form-grid">
              <Field label={t('address.name')} required {...put('name')} /><Field label={t('address.phone')} required type="tel" {...put('phone')} />
              <Field label={t('address.province')} {...put('region', PLACE.region)} /><Field label={t('address.city')} {...put('city', PLACE.city)} />
              <Field label={t('address.district')} {...put('district')} /><Field className="full" label={t('address.street')} required {...put('street')} />
            </div>
          </Panel>
        </div>
        <aside className="sticky"><Panel><div className="stack"><p className="small muted">{t('gov.wishHint')}</p><Button look="primary" size="large" block disabled={!budgets.length}>{submit}</Button></div></Panel></aside>
      </div>
    </SafeForm>
  )
}
