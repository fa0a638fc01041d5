/** Moments as text, always in the market's own time zone so that server and browser agree. */
const ZONE = 'Asia/Shanghai'
const tag = (locale: string) => (locale === 'zh' ? 'zh-CN' : 'en-GB')

export const day = (moment: string, locale: string) =>
  new Intl.DateTimeFormat(tag(locale), { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(moment))

export const moment = (value: string, locale: string) =>
  new Intl.DateTimeFormat(tag(locale), { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(value))

/** Midnight in the city of a day written as 2026-11-24. */
export function dayStart(day: string | undefined, plus = 0): string | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = new Date(`${day}T00:00:00+08:00`)
  return Number.isNaN(at.getTime()) ? null : new Date(at.getTime() + plus * 86_400_000).toISOString()
}
