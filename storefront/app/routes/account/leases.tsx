import { randomUUID } from 'node:crypto'
import { Form, Link, redirect, useSearchParams } from 'react-router'
import type { Route } from './+types/leases'
import { Confirm } from '~/frame/Confirm'
import { Pages } from '~/frame/Pages'
import { FloorPlanDocument, LeaseDeskDocument, LeaseEndDocument, LeaseOpenDocument } from '~/graphql/generated/graphql'
import { found, mutate, query, requireSignIn } from '~/lib/api.server'
import { problemsFrom, readForm, refused, text } from '~/lib/forms.server'
import { pageOf } from '~/lib/paging'
import { problemOf } from '~/lib/problems'
import { SafeForm } from '~/lib/shell'
import { ShopName, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Empty } from '~/ui/empty/Empty'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { Field, Select } from '~/ui/field/Field'
import { Note, Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'

export async function loader(asking: Route.LoaderArgs) {
  requireSignIn(asking)
  const search = new URL(asking.request.url).searchParams
  const asked = { market: search.get('market') ?? '', search: search.get('booth')?.trim().slice(0, 40) ?? '' }
  const { managedMarkets, leases } = await query(asking, LeaseDeskDocument, { ...pageOf(search, 25), ...(asked.market ? { market: asked.market } : {}), ...(asked.search ? { search: asked.search } : {}) })
  const floors = managedMarkets.filter((market) => !asked.market || market.slug === asked.market).flatMap((market) => market.buildings.flatMap((building) => building.floors))
  const wanted = search.get('floor')
  const chosen = floors.find((floor) => floor.id === wanted) ?? floors.find((floor) => floor.leasedCount < floor.boothCount) ?? floors[0]
  const plan = chosen ? (await query(asking, FloorPlanDocument, { id: chosen.id })).marketFloor : null
  return { markets: managedMarkets, leases: found(leases), asked, floor: chosen?.id ?? null, vacant: (plan?.booths ?? []).filter((booth) => booth.status === 'VACANT'), key: randomUUID() }
}

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  const form = await readForm(asking)
  const back = new URL(asking.request.url).searchParams
  for (const name of ['done', 'act']) back.delete(name)
  const missing = (text(form, 'act') === 'end' ? ['lastDay', 'reason'] : ['booth', 'tenant', 'startsOn', 'endsOn']).filter((name) => !text(form, name))
  if (missing.length) return refused(missing.map((field) => ({ field, code: 'REQUIRED', message: '此项必填。Required.' })), form)
  const errors = text(form, 'act') === 'end'
    ? (await mutate(asking, LeaseEndDocument, { input: { id: text(form, 'id'), endsOn: text(form, 'lastDay'), reason: text(form, 'reason') } })).leaseEnd?.errors
    : (await mutate(asking, LeaseOpenDocument, { input: { boothId: text(form, 'booth'), tenantCode: text(form, 'tenant'), startsOn: text(form, 'startsOn'), endsOn: text(form, 'endsOn'), contractNumber: text(form, 'contractNumber'), idempotencyKey: text(form, 'key') } })).leaseOpen?.errors
  const problems = problemsFrom(errors).map((one) => ({ ...one, field: one.field === 'tenantCode' ? 'tenant' : one.field === 'boothId' ? 'booth' : one.field }))
  if (problems.length) return refused(problems, form)
  back.set('done', text(form, 'act') === 'end' ? 'ended' : 'opened')
  return redirect(`/leases?${back}`)
}

export default function Leases({ loaderData: { markets, leases, asked, floor, vacant, key }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const [search] = useSearchParams()
  const name = (thing: { name: string; nameEn: string }) => (t.locale === 'zh' ? thing.name : thing.nameEn)
  const fault = (field: string) => problemOf(actionData?.problems, field)
  const kept = (field: string) => actionData?.values[field]
  const done = search.get('done')
  const toFloor = (id: string) => { const next = new URLSearchParams(search); next.delete('done'); next.set('floor', id); return `?${next}` }
  return (
    <>
      <title>{`${t('lease.title')} · ${t('common.name')}`}</title>
      <div className="page-head"><div><h1>{t('lease.title')}</h1><p className="lede">{t('lease.lede')}</p></div></div>
      {done === 'opened' || done === 'ended' ? <div role="status" style={{ marginBottom: 12 }}><Note tone="good">{t(`lease.${done}`)}</Note></div> : null}
      <ErrorSummary title={t('common.problemTitle')} entries={actionData?.problems} />
      {markets.length === 0 ? <div className="panel"><Empty title={t('lease.none')} text={t('lease.noneText')} /></div> : (
        <div className="columns aside-end">
          <div className="stack">
            <Panel title={`${t('lease.list')}（${t.count(leases.totalCount ?? 0)}）`} flush>
              <Form className="row" role="search" style={{ padding: '10px 16px', alignItems: 'end' }}>
                {markets.length > 1 ? <Select label={t('map.title')} name="market" defaultValue={asked.market}><option value="">{t('common.all')}</option>{markets.map((market) => <option key={market.slug} value={market.slug}>{name(market)}</option>)}</Select> : null}
                <Field label={t('lease.search')} name="booth" defaultValue={asked.search} maxLength={40} /><Button>{t('common.search')}</Button>
              </Form>
              {leases.edges.length ? <Table compact caption={t('lease.list')} rows={leases.edges.map(({ node }) => node)} rowKey={(row) => row.id} columns={[
                { key: 'booth', head: t('map.booth'), cell: (row) => <><span className="mono nowrap">{row.boothCode}</span><br /><span className="tiny muted">{name(row.market)}</span></> },
                { key: 'tenant', head: t('map.merchant'), cell: (row) => <><ShopName shop={row.tenant} />{row.contractNumber ? <><br /><span className="tiny muted mono">{row.contractNumber}</span></> : null}</> },
                { key: 'term', head: t('lease.term'), cell: (row) => <><span className="nowrap">{t.day(row.startsOn)} – {row.endsOn ? t.day(row.endsOn) : t('lease.openEnd')}</span>{row.endReason ? <><br /><Badge>{row.endReason}</Badge></> : null}</> },
                { key: 'end', head: '', cell: (row) => (row.endReason ? null : <Confirm label={t('lease.end')} text={t('lease.endText')} act="end"><input type="hidden" name="id" value={row.id} /><label className="field"><span className="field-label">{t('lease.to')}</span><input className="input" type="date" name="lastDay" required max={row.endsOn ?? undefined} /></label><label className="field"><span className="field-label">{t('lease.reason')}</span><input className="input" name="reason" required maxLength={200} /></label></Confirm>) },
              ]} /> : <Empty title={t('lease.noLeases')} />}
            </Panel>
            <Pages info={leases.pageInfo} />
          </div>
          <aside className="stack">
            <Panel title={t('lease.floors')}>
              {markets.map((market) => (
                <section key={market.slug} style={{ marginBottom: 10 }}>
                  <p className="strong small">{name(market)}</p>
                  {market.buildings.map((building) => (
                    <div key={building.code} className="row" style={{ gap: 6, marginTop: 4 }}>
                      <span className="small muted">{name(building)}</span>
                      {building.floors.map((one) => <Link key={one.id} to={toFloor(one.id)} preventScrollReset className={`button small ${one.id === floor ? 'primary' : 'plain'}`} aria-current={one.id === floor ? 'page' : undefined}>{t('map.floor', { n: one.number })} · {t('lease.vacant', { n: one.boothCount - one.leasedCount })}</Link>)}
                    </div>
                  ))}
                </section>
              ))}
            </Panel>
            <Panel title={t('lease.new')}>
              {vacant.length ? (
                <SafeForm className="stack">
                  <input type="hidden" name="key" value={key} />
                  <Select label={t('lease.booth')} name="booth" required defaultValue={kept('booth')} fault={fault('booth')}>{vacant.map((booth) => <option key={booth.id} value={booth.id}>{booth.code}</option>)}</Select>
                  <Field label={t('lease.tenant')} hint={t('lease.tenantHint')} name="tenant" required maxLength={18} defaultValue={kept('tenant')} fault={fault('tenant')} />
                  <div className="form-grid"><Field label={t('lease.from')} name="startsOn" type="date" required defaultValue={kept('startsOn')} fault={fault('startsOn')} /><Field label={t('lease.to')} name="endsOn" type="date" required defaultValue={kept('endsOn')} fault={fault('endsOn')} /></div>
                  <Field label={t('lease.contract')} name="contractNumber" maxLength={60} defaultValue={kept('contractNumber')} fault={fault('contractNumber')} />
                  <Button look="primary" block name="act" value="open">{t('lease.open')}</Button>
                </SafeForm>
              ) : <p className="small muted">{t('lease.full')}</p>}
            </Panel>
          </aside>
        </div>
      )}
    </>
  )
}
