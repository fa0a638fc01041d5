import { redirect } from 'react-router'
import type { Route } from './+types/review'
import { Confirm } from '~/frame/Confirm'
import { ReviewDecideDocument, ReviewPageDocument, ReviewProposeDocument } from '~/graphql/generated/graphql'
import { found, mutate, query } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { FINANCE_SECOND, atLevelTwo } from '~/lib/level.server'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { Own, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Choice, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { evidenceOf } from './evidence'
import { reviewTone } from './tones'

const DECISIONS = ['CLEAR', 'REPORT', 'STOP'] as const

export async function loader(asking: Route.LoaderArgs) {
  const mine = await atLevelTwo(asking, FINANCE_SECOND)
  return { review: found((await query(asking, ReviewPageDocument, { id: asking.params.review })).paymentReview), mayDecide: mine.may('payment.review') }
}

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  const id = asking.params.review
  const act = text(form, 'act')
  const errors = act === 'propose'
    ? (await mutate(asking, ReviewProposeDocument, { id, decision: text(form, 'decision'), reason: text(form, 'reason') })).paymentReviewPropose?.errors
    : (await mutate(asking, ReviewDecideDocument, { id, agree: act === 'agree' })).paymentReviewDecide?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect(`/finance/reviews/${encodeURIComponent(id)}`)
}

export default function ReviewPage({ loaderData: { review, mayDecide }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const proposed = review.proposal ? <dl className="pairs"><dt>{t('fin.decision')}</dt><dd className="strong">{t.code('decide', review.proposal)}</dd><dt>{t('fin.manualReason')}</dt><dd>{review.reason}</dd>{review.decidedAt ? <><dt>{t('fin.decidedAt')}</dt><dd>{t.moment(review.decidedAt)}</dd></> : null}</dl> : null
  return (
    <>
      <title>{`${review.payerName} · ${t('fin.reviews')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: '/finance/reviews', label: t('fin.reviews') }, { label: review.payerName }]} />
      <div className="page-head"><div><h1><Own text={review.payerName} /></h1><p className="lede"><span className="price">{t.money(review.amount)}</span></p></div><Badge tone={reviewTone(review.state)}>{t.code('review', review.state)}</Badge></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div className="stack">
          <Panel title={t('fin.reasons')}><ul className="stack" style={{ '--gap': '6px' } as React.CSSProperties}>{review.flags.map(({ code }) => <li key={code}>{t.code('why', code)}</li>)}</ul></Panel>
          <Panel title={t('fin.evidence')}>
            <dl className="pairs">
              <dt>{t('fin.payment')}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{review.payment}</dd><dt>{t('fin.openedAt')}</dt><dd>{t.moment(review.openedAt)}</dd>
              {evidenceOf(review, t).map(([word, value]) => <PairOf key={word} word={t(word)} value={value} />)}
            </dl>
          </Panel>
        </div>
        <aside className="stack">
          {proposed && review.state !== 'OPEN' ? <Panel title={t(review.decidedAt ? 'fin.decision' : 'fin.proposed')}>{proposed}</Panel> : null}
          {!mayDecide ? <Note>{t('fin.readOnly')}</Note> : null}
          {mayDecide && review.state === 'OPEN' ? (
            <Panel title={t('fin.propose')}>
              <SafeForm className="stack">
                <fieldset className="stack" id="decision" style={{ '--gap': '6px' } as React.CSSProperties}><legend className="strong">{t('fin.decision')}</legend>{problemOf(actionData?.problems, 'decision') ? <span className="fault">{problemOf(actionData?.problems, 'decision')}</span> : null}{DECISIONS.map((one) => <Choice key={one} name="decision" value={one} label={t.code('decide', one)} hint={t.code('decideHint', one)} required defaultChecked={actionData?.values.decision === one} />)}</fieldset>
                <TextArea label={t('fin.manualReason')} name="reason" rows={3} maxLength={300} required defaultValue={actionData?.values.reason} fault={problemOf(actionData?.problems, 'reason')} />
                <p className="small muted">{t('fin.proposeHint')}</p>
                <Button look="primary" name="act" value="propose">{t('fin.propose')}</Button>
              </SafeForm>
            </Panel>
          ) : null}
          {mayDecide && review.state === 'PROPOSED' ? review.proposedByMe ? <Note tone="warn">{t('fin.ownReview')}</Note> : (
            <Panel title={t('gov.acts')}><Confirm label={t('fin.agree')} text={t('fin.agreeText')} act="agree" look="primary" /><Confirm label={t('fin.disagree')} text={t('fin.disagreeText')} act="disagree" look="soft" /></Panel>
          ) : null}
        </aside>
      </div>
    </>
  )
}

const PairOf = ({ word, value }: { word: string; value: string }) => <><dt>{word}</dt><dd>{value}</dd></>
