import type { Route } from './+types/credit'
import { MyCreditDocument, type MyCreditQuery } from '~/graphql/generated/graphql'
import { query } from '~/lib/api.server'
import { useWords } from '~/lib/words'
import { Badge, GradeBadge } from '~/ui/badge/Badge'
import { Empty } from '~/ui/empty/Empty'
import { Note, Panel } from '~/ui/panel/Panel'
import { Stats } from '~/ui/stat/Stats'
import { Table } from '~/ui/table/Table'
import { needShop } from './shop.server'

export async function loader(asking: Route.LoaderArgs) {
  await needShop(asking)
  return { report: (await query(asking, MyCreditDocument)).creditReport ?? null }
}

export default function Credit({ loaderData: { report } }: Route.ComponentProps) {
  const t = useWords()
  return (
    <>
      <title>{`${t('credit.title')} · ${t('work.title')}`}</title>
      <div className="page-head"><div><h1>{t('credit.title')}</h1><p className="lede">{t('credit.lede')}</p></div></div>
      {report ? <Report report={report} /> : <Panel><Empty title={t('credit.none')} text={t('credit.noneText')} /></Panel>}
    </>
  )
}

function Report({ report }: { report: NonNullable<MyCreditQuery['creditReport']> }) {
  const t = useWords()
  return (
      <div className="stack">
        {report.isNew ? <Note>{t('credit.new')}</Note> : null}
        <Stats stats={[
          { name: t('credit.grade'), value: <GradeBadge grade={report.grade} />, hint: t('credit.asOf', { day: t.day(report.asOf) }) },
          { name: t('credit.score'), value: t.count(report.score) },
          { name: t('credit.deposit'), value: `${report.depositPercent}%` },
          { name: t('credit.hold'), value: t('credit.days', { n: report.holdDays }) },
          { name: t('credit.reserve'), value: `${report.reservePercent}%` },
        ]} />
        <Panel title={t('credit.factors')}>
          <ul className="stack" style={{ '--gap': '12px' } as React.CSSProperties}>
            {report.factors.map((factor) => <li key={factor.code}><div className="spread small"><span className="strong">{factor.name}</span><span className="muted">{factor.points} / {factor.pointsMax}</span></div><div className="meter"><span style={{ width: `${Math.max(0, Math.min(100, (factor.points / Math.max(1, factor.pointsMax)) * 100))}%` }} /></div></li>)}
          </ul>
        </Panel>
        {report.advice.length ? (
          <Panel title={t('credit.advice')}>
            <ol className="stack" style={{ '--gap': '10px' } as React.CSSProperties}>{report.advice.map((one) => <li key={one.factor} className="spread" style={{ alignItems: 'flex-start', flexWrap: 'nowrap' }}><div className="grow"><span className="strong">{report.factors.find((factor) => factor.code === one.factor)?.name ?? one.factor}</span><p className="small">{t.locale === 'zh' ? one.zh : one.en}</p></div><Badge tone="info">{t('credit.upTo', { n: Math.round(one.pointsPossible) })}</Badge></li>)}</ol>
          </Panel>
        ) : null}
        <Panel title={t('credit.reasons')} flush={report.reasons.length > 0}>
          {report.reasons.length ? <Table compact caption={t('credit.reasons')} rows={report.reasons} rowKey={(row) => `${row.case}${row.factor}`} columns={[
            { key: 'what', head: t('credit.what'), cell: (row) => <><span className={row.points < 0 ? 'strong' : undefined}>{row.words.join('、') || '—'}</span><br /><span className="tiny muted"><span className="mono">{row.case}</span>{row.occurredOn ? ` · ${t.day(row.occurredOn)}` : ''}</span></> },
            { key: 'factor', head: t('credit.factors'), cell: (row) => report.factors.find((factor) => factor.code === row.factor)?.name ?? row.factor },
            { key: 'points', head: t('credit.points'), number: true, cell: (row) => (row.points > 0 ? `+${row.points}` : row.points) },
          ]} /> : <p className="small muted">{t('credit.noReasons')}</p>}
        </Panel>
        <p className="tiny muted">{t('credit.model')} <span className="mono">{report.modelHash}</span></p>
      </div>
  )
}
