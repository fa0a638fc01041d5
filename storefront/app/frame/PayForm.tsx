import type { ReactNode } from 'react'
import type { Step, Transfer, Ways } from '~/lib/instruments'
import type { Problem } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Button } from '~/ui/button/Button'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Panel } from '~/ui/panel/Panel'
import { Choices, There } from './PayWays'
import { TransferCard } from './TransferCard'

type Answer = { waiting: string; there: Step | null; looked: boolean } | { problems: Problem[] }
type Props = { ways: Ways; way: string | null; due: { amount: number; currency: string }; away: string | null; transfer: Transfer | null; answer?: Answer; beside?: (waiting: boolean) => ReactNode }

/** The choice of how to pay, then what the payer must do elsewhere or where to transfer. `beside`: further buttons. */
export function PayForm({ ways, way, due, away, transfer, answer, beside }: Props) {
  const t = useWords()
  const whyOf = (code: string) => (t.code('decline', code) === code ? t('decline.other', { code }) : t.code('decline', code))
  const asked = answer && 'waiting' in answer ? answer : null
  const told = answer && 'problems' in answer ? answer.problems : undefined
  const waiting = asked?.waiting ?? (told ? null : away)
  const account = waiting ? transfer : null
  const problems = told?.map((one) => (one.code === 'PAYMENT' ? { ...one, message: t('trade.paymentFailed', { why: whyOf(one.message) }) } : one))
  return (
    <div className="stack">
      <ErrorSummary title={t('common.problemTitle')} entries={problems} />
      <Panel title={t(account ? 'transfer.title' : waiting ? 'trade.actionNeeded' : 'trade.instrument')}>
        <SafeForm className="stack">
          {waiting ? <><input type="hidden" name="transaction" value={waiting} />{account ? <TransferCard transfer={account} hours={ways.transferHours} looked={Boolean(asked?.looked)} /> : <There step={asked?.there} />}</> : <Choices ways={ways} way={way} amount={due.amount} currency={due.currency} />}
          <div className="row wrap"><Button look="primary" size="large">{account ? t('transfer.look') : waiting ? t(asked?.there?.type === 'challenge' ? 'trade.confirmStep' : 'trade.paidThere') : ways.abroad.length ? t('paying.confirm') : t('trade.pay', { amount: t.money(due) })}</Button>{account ? <Button look="quiet" name="act" value="giveUp">{t('transfer.giveUp')}</Button> : null}{beside?.(Boolean(waiting))}</div>
        </SafeForm>
      </Panel>
    </div>
  )
}
