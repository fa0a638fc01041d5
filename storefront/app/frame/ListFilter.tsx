import { Form } from 'react-router'
import { useWords } from '~/lib/words'
import { Button, LinkButton } from '~/ui/button/Button'
import { Field, Select } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { CURRENCIES, type Asked } from '~/lib/list-filter'

/** The filter above a money list; works without script. `states`: codes with their words, none where rows have no state; `oneCurrency`: chosen elsewhere; `noCurrency`: rows that are no money. */
export function ListFilter({ asked, states = [], words, here, oneCurrency, noCurrency }: { asked: Asked; states?: readonly { value: string; label: string }[]; words?: { label: string; hint: string }; here: string; oneCurrency?: boolean; noCurrency?: boolean }) {
  const t = useWords()
  return (
    <Panel>
      <Form className="form-grid dense" key={JSON.stringify(asked)}>
        {states.length ? <Select label={t('gov.state')} name="state" defaultValue={asked.state}><option value="">{t('fin.all')}</option>{states.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</Select> : null}
        {words ? <Field label={words.label} name="words" placeholder={words.hint} defaultValue={asked.words} /> : null}
        {noCurrency ? null : oneCurrency ? <input type="hidden" name="currency" value={asked.currency} /> : <Select label={t('desk.currency')} name="currency" defaultValue={asked.currency}><option value="">{t('fin.all')}</option>{CURRENCIES.map((one) => <option key={one}>{one}</option>)}</Select>}
        <Field label={t('fin.since')} name="since" type="date" defaultValue={asked.since} />
        <Field label={t('fin.until')} name="until" type="date" defaultValue={asked.until} />
        <div className="row" style={{ alignSelf: 'end' }}><Button look="primary">{t('fin.filter')}</Button><LinkButton look="quiet" to={here}>{t('fin.clear')}</LinkButton></div>
      </Form>
    </Panel>
  )
}
