/** The words of the product in the visitor's language, for pages. */
import { createContext, useContext, type ReactNode } from 'react'
import { account } from './messages/account'
import { bodies } from './messages/bodies'
import { chargebacks } from './messages/chargebacks'
import { common } from './messages/common'
import { desk } from './messages/desk'
import { finance } from './messages/finance'
import { gov } from './messages/gov'
import { ledger } from './messages/ledger'
import { market } from './messages/market'
import { merchant } from './messages/merchant'
import { paying } from './messages/paying'
import { purchases } from './messages/purchases'
import { reconciliation } from './messages/reconciliation'
import { records } from './messages/records'
import { trade } from './messages/trade'
import { treasury } from './messages/treasury'
import { wallets } from './messages/wallets'
import * as dates from './dates'
import * as amounts from './money'

const catalogue = { ...common, ...account, ...market, ...trade, ...gov, ...merchant, ...desk, ...finance, ...ledger, ...bodies, ...chargebacks, ...paying, ...purchases, ...reconciliation, ...records, ...treasury, ...wallets }
export type Word = keyof typeof catalogue
export type Locale = 'zh' | 'en'
export type Params = Record<string, string | number>

export function say(locale: Locale, key: Word, params: Params = {}): string {
  const [zh, en] = catalogue[key]
  return (locale === 'zh' ? zh : en).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

export function wordsFor(locale: Locale) {
  const t = (key: Word, params?: Params) => say(locale, key, params)
  return Object.assign(t, {
    locale,
    /** a word of a state or code the core sent; the code itself when we have no word for it */
    code: (prefix: string, code: string | null | undefined) => (code && `${prefix}.${code}` in catalogue ? say(locale, `${prefix}.${code}` as Word) : (code ?? '')),
    money: (value: amounts.Amount) => amounts.money(value, locale),
    unitPrice: (value: amounts.Amount) => amounts.unitPrice(value, locale),
    minor: (value: number, currency: string) => amounts.minor(value, currency, locale),
    count: (value: number) => amounts.count(value, locale),
    short: (value: number) => amounts.short(value, locale),
    day: (value: string) => dates.day(value, locale),
    moment: (value: string) => dates.moment(value, locale),
  })
}

export type Words = ReturnType<typeof wordsFor>
const Context = createContext<Words>(wordsFor('zh'))
const KEPT = { zh: wordsFor('zh'), en: wordsFor('en') }

export const WordsProvider = ({ locale, children }: { locale: Locale; children: ReactNode }) => <Context value={KEPT[locale]}>{children}</Context>
export const useWords = () => useContext(Context)

/** A translated name, else the base one. */
export const named = (thing: { name: string; translation?: { name?: string | null } | null }) => thing.translation?.name || thing.name

type Shop = { name: string; nameEn?: string | null }
/** An organisation's name in the visitor's language, else its own. */
export const shopName = (shop: Shop, locale: Locale) => (locale === 'en' && shop.nameEn) || shop.name

export const ShopName = ({ shop }: { shop: Shop }) => <Own text={shopName(shop, useWords().locale)} />

/** A name or sentence that may have no English, marked as Chinese where an English page shows it. */
export function Own({ text }: { text: string }) {
  const { locale } = useWords()
  return locale === 'en' && /\p{Script=Han}/u.test(text) ? <span lang="zh-CN">{text}</span> : text
}
