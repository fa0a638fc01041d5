import { redirect } from 'react-router'
import type { Route } from './+types/freezes'
import { Confirm } from '~/frame/Confirm'
import { Pages } from '~/frame/Pages'
import { FreezeAskDocument, FreezeListDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { DESK_SECOND, atLevelTwo } from '~/lib/level.server'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, TextArea } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  await atLevelTwo(asking, DESK_SECOND)
  return { freezes: found((await query(asking, FreezeListDocument, pageOf(new URL(asking.request.url).searchParams, 20))).desk) }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const { paymentFreeze } = await mutate(asking, FreezeAskDocument, { subject: text(form, 'subject'), reason: text(form, 'reason'), lift: text(form, 'act').startsWith('lift') })
  const problems = problemsFrom(paymentFreeze?.errors)
  return problems.length ? refused(problems, form) : redirect('/oversight/freezes')
}

export default function Freezes({ loaderData: { freezes }, actionData }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('desk.freezes')} · ${t('desk.title')}`}</title>
      <div className="page-head"><div><h1>{t('desk.freezes')}</h1><p className="lede">{t('desk.freezesLede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div>
          {freezes.edges.length ? (
            <ul className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>
              {freezes.edges.map(({ node }) => (
                <li key={node.settlementSubject}>
                  <Panel title={node.merchantName} actions={<span className="row">{node.frozen ? <Badge tone="bad">{t('desk.frozen')}</Badge> : null}{node.pending ? <Badge tone="warn">{t(node.pending === 'LIFT' ? 'desk.pendingLift' : 'desk.pendingFreeze')}</Badge> : null}</span>}>
                    <dl className="pairs"><dt>{t('desk.subject')}</dt><dd className="mono tiny" style={{ overflowWrap: 'anywhere' }}>{node.settlementSubject}</dd><dt>{t('desk.site')}</dt><dd>{t.code('site', node.site)}</dd><dt>{t('money.held')}</dt><dd className="price">{t.money(node.held)}</dd><dt>{t('desk.reason')}</dt><dd>{node.reason}</dd></dl>
                    {node.pending && node.askedByMe ? <p className="small muted" style={{ marginTop: 8 }}>{t('desk.otherPerson')}</p> : null}
                    {node.pending && !node.askedByMe ? <Confirm label={t(node.pending === 'LIFT' ? 'desk.liftConfirm' : 'desk.freezeConfirm')} text={t('desk.secondText')} act={node.pending === 'LIFT' ? 'lift' : 'freeze'}><input type="hidden" name="subject" value={node.settlementSubject} /><input type="hidden" name="reason" value={node.reason} /></Confirm> : null}
                    {node.frozen && !node.pending ? <Confirm label={t('desk.liftAsk')} text={t('desk.liftText')} act="lift" look="soft"><input type="hidden" name="subject" value={node.settlementSubject} /><TextArea label={t('desk.reason')} name="reason" required maxLength={300} /></Confirm> : null}
                  </Panel>
                </li>
              ))}
            </ul>
          ) : <div className="panel"><Empty title={t('desk.noFreezes')} text={t('desk.noFreezesText')} /></div>}
          <Pages info={freezes.pageInfo} />
        </div>
        <aside className="stack">
          <Panel title={t('desk.freezeAsk')}>
            <SafeForm className="stack">
              <Field label={t('desk.settlement')} hint="stl_…" name="subject" required defaultValue={actionData?.values.subject} fault={problemOf(actionData?.problems, 'settlementSubject')} />
              <TextArea label={t('desk.reason')} name="reason" required maxLength={300} defaultValue={actionData?.values.reason} fault={problemOf(actionData?.problems, 'reason')} />
              <Button look="danger" block name="act" value="freeze">{t('desk.freezeAsk')}</Button>
            </SafeForm>
          </Panel>
          <Note>{t('desk.freezeText')}</Note>
        </aside>
      </div>
    </>
  )
}
