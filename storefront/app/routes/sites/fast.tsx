import { Link, redirect } from 'react-router'
import type { Route } from './+types/fast'
import { FastOrderDocument, type FastOrderQuery } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { readForm, refused, text } from '~/lib/forms.server'
import type { Amount } from '~/lib/money'
import { tierFor } from '~/lib/quantity'
import { SafeForm } from '~/lib/shell'
import { named, useWords } from '~/lib/words'
import { Badge } from '~/ui/badge/Badge'
import { Button } from '~/ui/button/Button'
import { Crumbs } from '~/ui/crumbs/Crumbs'
import { ErrorSummary } from '~/ui/error-summary/ErrorSummary'
import { TextArea } from '~/ui/field/Field'
import { Panel } from '~/ui/panel/Panel'
import { Table } from '~/ui/table/Table'
import { addToBasket } from './basket.server'
import { LINES_MAX, pastedLines, verdictOn, type Verdict } from './fast-lines'
import { here } from './site.server'

export async function loader(asking: Route.LoaderArgs) {
  const { site } = await here(asking)
  return { site }
}

export async function action(asking: Route.ActionArgs) {
  const { channel, site } = await here(asking)
  const form = await readForm(asking)
  const pasted = pastedLines(text(form, 'lines'))
  if (!pasted.length) return refused([{ field: 'lines', code: 'REQUIRED', message: '请至少粘贴一行：货号, 数量 · Paste at least one line: code, quantity' }], form)
  const codes = [...new Set(pasted.map((line) => line.code))]
  const { productVariants } = await query(asking, FastOrderDocument, { channel: channel.slug, codes, first: LINES_MAX })
  const wares = new Map(productVariants?.edges.map(({ node }) => [node.sku?.toUpperCase() ?? '', node]))
  const lines = pasted.map((line) => {
    const ware = wares.get(line.code)
    return { ...line, ware, ...verdictOn(line, ware) }
  })
  const good = lines.flatMap(({ ware, quantity, verdict }) => (ware && quantity && verdict === 'found' ? [{ variantId: ware.id, quantity }] : []))
  if (text(form, 'act') !== 'add' || !good.length) return { lines, pasted: text(form, 'lines'), good: good.length }
  const problems = await addToBasket(asking, good)
  return problems.length ? refused(problems, form) : redirect(`/${site}/cart`)
}

const TONES: Record<Verdict, 'good' | 'bad' | 'warn'> = { found: 'good', none: 'bad', unread: 'bad', amount: 'warn', short: 'warn' }

export default function FastOrder({ loaderData: { site }, actionData }: Route.ComponentProps) {
  const t = useWords()
  const problems = actionData && 'problems' in actionData ? actionData.problems : undefined
  const checked = actionData && 'lines' in actionData ? actionData : null
  const before = checked?.pasted ?? (actionData && 'values' in actionData ? actionData.values.lines : '')
  return (
    <div className="wide page">
      <title>{`${t('fast.title')} · ${t('common.name')}`}</title>
      <Crumbs label={t('common.breadcrumb')} crumbs={[{ to: `/${site}`, label: t('market.home') }, { label: t('fast.title') }]} />
      <div className="page-head"><div><h1>{t('fast.title')}</h1><p className="lede">{t('fast.lede')}</p></div></div>
      <ErrorSummary title={t('common.problemTitle')} entries={problems} />
      <div className={checked ? 'columns aside-start wide-start' : 'columns'}>
        <Panel>
          <SafeForm className="stack" preventScrollReset>
            <TextArea label={t('fast.lines')} hint={t('fast.hint', { n: LINES_MAX })} name="lines" rows={12} spellCheck={false} className="mono" defaultValue={before} placeholder={'NS00012-01, 400\nNS00047-03, 1200'} />
            <div className="row">
              <Button look={checked?.good ? 'plain' : 'primary'} name="act" value="check">{t('fast.check')}</Button>
              {checked?.good ? <Button look="primary" name="act" value="add">{t('fast.add', { n: checked.good })}</Button> : null}
            </div>
          </SafeForm>
        </Panel>
        {checked ? (
          <Panel title={t('fast.result', { n: checked.lines.length, good: checked.good })} flush>
            <Table caption={t('fast.title')} rows={checked.lines} rowKey={(line) => `${line.row}`} columns={[
              { key: 'row', head: '#', number: true, cell: (line) => line.row },
              { key: 'code', head: t('fast.code'), cell: (line) => <span className="mono">{line.code}</span> },
              { key: 'item', head: t('trade.item'), cell: (line) => (line.ware ? <><Link to={`/${site}/p/${line.ware.product.slug}`}>{t.locale === 'en' ? named(line.ware.product) : line.ware.product.name}</Link><br /><span className="tiny muted">{line.ware.name} · {line.ware.product.merchant.name}</span></> : '—') },
              { key: 'quantity', head: t('trade.qty'), number: true, cell: (line) => (line.quantity ? t.count(line.quantity) : '—') },
              { key: 'price', head: t('trade.unitPrice'), number: true, cell: (line) => priceOf(line, t.unitPrice) },
              { key: 'state', head: t('fast.state'), cell: (line) => <><Badge tone={TONES[line.verdict]}>{t(`fast.${line.verdict}`)}</Badge>{line.instead.length ? <span className="tiny muted"> {line.instead.map((n) => t.count(n)).join(' / ')}</span> : null}</> },
            ]} />
          </Panel>
        ) : null}
      </div>
    </div>
  )
}

type Ware = NonNullable<FastOrderQuery['productVariants']>['edges'][number]['node']

function priceOf({ ware, quantity }: { ware?: Ware; quantity: number | null }, show: (value: Amount) => string): string {
  const price = ware ? (tierFor(ware.priceTiers, quantity ?? 0)?.unitPrice ?? ware.pricing?.price?.gross) : undefined
  return price ? show(price) : '—'
}
