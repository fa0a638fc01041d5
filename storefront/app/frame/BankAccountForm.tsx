import { problemOf, type Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { Field } from '~/ui/field/Field'

type Props = { currency: string; known: boolean; holder: string; problems?: Problem[]; values?: Record<string, string> }

/** Naming the account an organisation is paid to, in a fold; `known`: there is one already. */
export function BankAccountForm({ currency, known, holder, problems, values = {} }: Props) {
  const t = useWords()
  const put = (name: string, otherwise = '') => ({ name, defaultValue: values[name] ?? otherwise, fault: problemOf(problems, name) })
  return (
    <details className="fold" open={Boolean(values.accountNumber) || !known}><summary>{t(known ? 'work.accountChange' : 'work.accountAdd')}</summary>
      <SafeForm className="stack" style={{ paddingTop: 8 }}>
        <p className="small muted">{t('work.accountText')}</p>
        <input type="hidden" name="currency" value={currency} />
        <Field label={t('work.accountName')} hint={t('work.accountNameHint')} required {...put('accountName', holder)} />
        <Field label={t('work.bank')} required {...put('bankName')} /><Field label={t('work.accountNo')} inputMode="numeric" autoComplete="off" required {...put('accountNumber')} />
        <Button look="primary" block name="act" value="account">{t('common.save')}</Button>
      </SafeForm>
    </details>
  )
}
