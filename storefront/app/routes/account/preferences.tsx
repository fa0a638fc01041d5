import { redirect } from 'react-router'
import type { Route } from './+types/preferences'
import { readForm, text } from '~/lib/forms.server'
import { safePlace } from '~/lib/places'
import { setPreference, visitorOf } from '~/lib/visitor.server'

export const loader = () => redirect('/')

const ALLOWED = { lang: /^(zh|en)$/, theme: /^(light|dark)$/, currency: /^[A-Z]{3}$/ } as const

export async function action(asking: Route.ActionArgs) {
  const form = await readForm(asking)
  for (const name of ['lang', 'theme', 'currency'] as const) {
    const value = text(form, name)
    if (ALLOWED[name].test(value)) setPreference(visitorOf(asking.context), name, value)
  }
  return redirect(safePlace(text(form, 'back')))
}
