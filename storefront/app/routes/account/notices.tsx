import { Link, redirect } from 'react-router'
import type { Route } from './+types/notices'
import { NoticeListDocument, NoticesReadDocument, NoticeSwitchDocument, type NoticeKind } from '~/graphql/generated/graphql'
import { found, languageOf, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { SafeForm } from '~/lib/shell'
import { useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button, LinkButton } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Pagination } from '~/ui/pagination/Pagination'
import { Panel } from '~/ui/panel/Panel'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const after = new URL(asking.request.url).searchParams.get('after')
  const { me } = await query(asking, NoticeListDocument, { first: 20, language: languageOf(asking.context), ...(after ? { after } : {}) })
  return { me: found(me) }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const act = text(form, 'act')
  const errors = act === 'switch'
    ? (await mutate(asking, NoticeSwitchDocument, { kind: text(form, 'kind') as NoticeKind, inbox: form.has('inbox'), mail: form.has('mail') })).noticeSwitch?.errors
    : (await mutate(asking, NoticesReadDocument, act === 'read' ? { ids: [text(form, 'id')] } : {})).noticesRead?.errors
  const problems = problemsFrom(errors)
  return problems.length ? refused(problems, form) : redirect('/notices')
}

export default function Notices({ loaderData: { me }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const rows = me.notices?.edges ?? []
  return (
    <>
      <title>{`${t('account.noticesTitle')} · ${t('common.name')}`}</title>
      <div className="page-head">
        <h1>{t('account.noticesTitle')}</h1>
        {me.unreadNotices ? <SafeForm><Button name="act" value="all" look="soft">{t('account.noticesReadAll')}</Button></SafeForm> : null}
      </div>
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      <div className="columns aside-end">
        <div>
          {rows.length ? (
            <div className="panel">
              <ul className="notice-list">
                {rows.map(({ node }) => (
                  <li key={node.id} className={node.readAt ? 'notice-row' : 'notice-row is-new'}>
                    <div className="grow">
                      <div className="row"><strong>{node.title}</strong>{node.readAt ? null : <Badge tone="accent">{t('account.noticesNew')}</Badge>}</div>
                      {node.text ? <p className="small" style={{ margin: '4px 0' }}>{node.text}</p> : null}
                      <span className="small muted">{t.moment(node.createdAt)}</span>
                    </div>
                    <div className="row">
                      {node.link ? <Link to={node.link} className="nowrap" aria-label={`${t('account.noticesOpen')}: ${node.title}`}>{t('account.noticesOpen')}</Link> : null}
                      {node.readAt ? null : (
                        <SafeForm preventScrollReset>
                          <input type="hidden" name="id" value={node.id} />
                          <Button name="act" value="read" look="plain" aria-label={`${t('account.noticesRead')}: ${node.title}`}>{t('account.noticesRead')}</Button>
                        </SafeForm>
                      )}
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          ) : <div className="panel"><Empty title={t('account.noticesNone')} text={t('account.noticesNoneText')} action={<LinkButton look="primary" to="/">{t('account.shopping')}</LinkButton>} /></div>}
          <Pagination label={t('common.pages')} words={{ back: t('common.previous'), onward: t('common.next') }} back={null} onward={me.notices?.pageInfo.hasNextPage ? `?after=${me.notices.pageInfo.endCursor}` : null} />
        </div>
        <Panel title={t('account.noticesSwitches')}>
          <p className="small muted">{t('account.noticesSwitchesText')}</p>
          <ul className="notice-switches">
            {me.noticeSwitches.map((one) => (
              <li key={one.kind}>
                {one.switchable ? (
                  <SafeForm preventScrollReset className="row">
                    <input type="hidden" name="kind" value={one.kind} />
                    <fieldset className="row grow">
                      <legend>{one.name}</legend>
                      <label className="row small"><input type="checkbox" name="inbox" defaultChecked={one.inbox} /> {t('account.noticesInbox')}</label>
                      <label className="row small"><input type="checkbox" name="mail" defaultChecked={one.mail} /> {t('account.noticesMail')}</label>
                    </fieldset>
                    <Button name="act" value="switch" look="soft" aria-label={`${t('common.save')}: ${one.name}`}>{t('common.save')}</Button>
                  </SafeForm>
                ) : <div className="spread"><span>{one.name}</span><span className="small muted">{t('account.noticesAlways')}</span></div>}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </>
  )
}
