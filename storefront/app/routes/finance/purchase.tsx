import { Link, redirect } from 'react-router'
import type { Route } from './+types/purchase'
import { Confirm } from '~/frame/Confirm'
import { PurchaseCheckDocument, PurchasePageDocument, type PurchaseRowFragment } from '~/graphql/generated/graphql'
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
import { purchaseTone } from './tones'

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { row: found((await query(asking, PurchasePageDocument, { id: asking.params.purchase })).foreignPurchase), mayCheck: mine.may('payout.check') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.purchase
  const { foreignMoneyCheck } = await mutate(asking, PurchaseCheckDocument, { id, post: text(form, 'act') === 'post', answer: text(form, 'answer') })
  const problems = problemsFrom(foreignMoneyCheck?.errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/purchases/${encodeURIComponent(id)}`)
}

/** One purchase of foreign money: the second person compares it with the bank's advice and posts it. */
export default function Purchase({ loaderData: { row, mayCheck }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${row.reference} · ${t('fx.title')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/purchases', label: t('fx.title') }, { label: row.reference }]} />
      <div className="page-head"><div><h1 className="mono" style={{ overflowWrap: 'anywhere' }}>{row.reference}</h1><p className="lede"><span className="price">{t.money(row.bought)}</span> · {t.moment(row.madeAt)}</p></div><Badge tone={purchaseTone(row.state)}>{t.code('manual', row.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <Panel title={t('fx.title')}>
          <dl className="pairs">
            <dt>{t('fx.gateway')}</dt><dd>{t.code('gateway', row.provider)}</dd>
            <dt>{t('fx.bought')}</dt><dd>{t.money(row.bought)}</dd>
            <dt>{t('fx.paid')}</dt><dd>{t.money(row.paid)}</dd>
            <dt>{t('fx.rate')}</dt><dd>1 {row.bought.currency} = {(Number(row.paid.amount) / Number(row.bought.amount)).toFixed(4)} {row.paid.currency}</dd>
            {row.checkedAt ? <><dt>{t('fin.checkedAt')}</dt><dd>{t.moment(row.checkedAt)}</dd></> : null}
            {row.answer ? <><dt>{t('fin.answer')}</dt><dd><Own text={row.answer} /></dd></> : null}
          </dl>
          {row.state === 'POSTED' ? <p className="small" style={{ marginTop: 10 }}><Link to={`/finance/journals?subject=${encodeURIComponent(row.reference)}`}>{t('fin.seeJournal')}</Link></p> : null}
        </Panel>
        <aside className="stack"><Acts {...{ row, mayCheck }} problems={actionData?.problems} /></aside>
      </div>
    </>
  )
}

function Acts({ row, mayCheck, problems }: { row: PurchaseRowFragment; mayCheck: boolean; problems?: Problem[] }) {
  const t = useWords()
  if (row.state !== 'DRAFT') return null
  if (row.madeByMe) return <Note tone="warn">{t('fx.own')}</Note>
  if (!mayCheck) return <Note>{t('fx.waits')}</Note>
  return (
    <Panel title={t('gov.acts')}>
      <Confirm label={t('fx.post')} text={t('fx.postText', { bought: t.money(row.bought), paid: t.money(row.paid) })} act="post" look="primary" />
      <Confirm label={t('fx.refuse')} text={t('fx.refuseText')} act="refuse" look="soft"><TextArea label={t('fin.why')} name="answer" rows={2} maxLength={200} required fault={problemOf(problems, 'answer')} /></Confirm>
    </Panel>
  )
}
