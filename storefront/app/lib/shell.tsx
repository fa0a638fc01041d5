/** What every page knows of its visit, and the form that carries its token. */
import { Form, useRouteLoaderData, type FormProps } from 'react-router'
import type { Locale } from './words'

export type Shell = {
  locale: Locale
  theme: 'light' | 'dark' | 'system'
  csrf: string
  /** organisations, trades and money are made up here */
  demo: boolean
  user: { email: string; name: string; unread: number; organization: string | null; organizations: { id: string; name: string; kindLabel: string }[] } | null
  rooms: { merchant: boolean; gov: boolean; desk: boolean; finance: boolean; treasury: boolean; review: boolean; venue: boolean }
}

export function useShell(): Shell {
  const shell = useRouteLoaderData('root') as Shell | undefined
  return shell ?? { locale: 'zh', theme: 'system', csrf: '', demo: false, user: null, rooms: { merchant: false, gov: false, desk: false, finance: false, treasury: false, review: false, venue: false } }
}

/** Every form that writes: works without script, carries the token that proves it is ours. */
export function SafeForm({ children, ...rest }: FormProps) {
  const { csrf } = useShell()
  return (
    <Form method="post" {...rest}>
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </Form>
  )
}
