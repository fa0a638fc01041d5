import { Link, redirect } from 'react-router'
import type { Route } from './+types/wallet-payout'
import { Confirm } from '~/frame/Confirm'
import { WalletAgreeDocument, WalletCheckDocument, WalletPayoutPageDocument, type WalletPayoutPageQuery } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { problemOf, type Problem } from '~/lib/problems'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Steps } from '~/ui/steps/Steps'
import { walletTone } from './tones'

type Row = NonNullable<WalletPayoutPageQuery['walletPayout']>
const STEPS = ['WAITING', 'AGREED', 'SENT', 'BOOKED'] as const

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { row: found((await query(asking, WalletPayoutPageDocument, { id: asking.params.payout })).walletPayout), mayMake: mine.may('payout.make'), mayCheck: mine.may('payout.check') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.payout
  const act = text(form, 'act')
  const errors = act === 'agree'
    ? (await mutate(asking, WalletAgreeDocument, { id })).walletPayoutAgree?.errors
    : (await mutate(asking, WalletCheckDocument, { id, send: act === 'send', reason: text(form, 'reason') })).walletPayoutCheck?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/wallets/${encodeURIComponent(id)}`)
}

/** One payout of a buyer's balance: the first person agrees, the second sends it. */
export default function WalletPayoutPage({ loaderData: { row, mayMake, mayCheck }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const owner = row.ownerName || t('fw.person')
  const at = STEPS.indexOf(row.state as (typeof STEPS)[number]) + 1
  return (
    <>
      <title>{`${owner} · ${t('fw.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/wallets', label: t('fw.title') }, { label: owner }]} />
      <div className="page-head"><div><h1><Own text={owner} /></h1><p className="lede"><span className="price">{t.money(row.amount)}</span> · {t.moment(row.askedAt)}</p></div><Badge tone={walletTone(row.state)}>{t.code('wstate', row.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {at ? <Panel><Steps label={t('gov.state')} at={at} steps={STEPS.map((step) => ({ key: step, label: t(`wstep.${step}`) }))} /></Panel> : null}
      <div className="columns aside-end" style={{ marginTop: 16 }}>
        <Panel title={t('fw.way')}>
          <dl className="pairs">
            <dt>{t('work.accountName')}</dt><dd><Own text={row.accountName} /></dd>
            <dt>{t('work.accountNo')}</dt><dd className="mono">{row.accountMasked}</dd>
            <dt>{t('gov.number')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{row.number}</dd>
            <dt>{t('wallet.to')}</dt><dd>{t.code('wallet', row.way)}</dd>
            {row.reason ? <><dt>{t('fin.why')}</dt><dd>{t.code('wreason', row.reason)}</dd></> : null}
            {row.doneAt ? <><dt>{t('wallet.done')}</dt><dd>{t.moment(row.doneAt)}</dd></> : null}
          </dl>
          <p className="small" style={{ marginTop: 10 }}><Link to={`/finance/journals?subject=${row.number}`}>{t('fin.seeJournal')}</Link></p>
        </Panel>
        <aside className="stack"><Acts {...{ row, mayMake, mayCheck }} problems={actionData?.problems} /></aside>
      </div>
    </>
  )
}

function Acts({ row, mayMake, mayCheck, problems }: { row: Row; mayMake: boolean; mayCheck: boolean; problems?: Problem[] }) {
  const t = useWords()
  if (row.state !== 'WAITING' && row.state !== 'AGREED') return null
  if (row.askedByMe) return <Note tone="warn">{t('fw.ownAsk')}</Note>
  if (row.state === 'WAITING') return mayMake ? <Panel title={t('gov.acts')}><Confirm label={t('fw.agree')} text={t('fw.agreeText')} act="agree" look="primary" /></Panel> : <Note>{t('fw.waitsAgree')}</Note>
  if (row.agreedByMe) return <Note tone="warn">{t('fw.ownAgree')}</Note>
  if (!mayCheck) return <Note>{t('fw.waitsCheck')}</Note>
  return (
    <Panel title={t('gov.acts')}>
      <Confirm label={t('fw.send')} text={t('fw.sendText', { amount: t.money(row.amount), name: row.accountName })} act="send" look="primary" />
      <Confirm label={t('fw.refuse')} text={t('fw.refuseText')} act="refuse" look="soft"><TextArea label={t('fin.why')} name="reason" rows={2} maxLength={200} required fault={problemOf(problems, 'reason')} /></Confirm>
    </Panel>
  )
}
