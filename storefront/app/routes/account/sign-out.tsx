import { redirect } from 'react-router'
import type { Route } from './+types/sign-out'
import { readForm } from '~/lib/forms.server'
import { signOut, visitorOf } from '~/lib/visitor.server'

export const loader = () => redirect('/')

export async function action(asking: Route.ActionArgs) {
  await readForm(asking)
  signOut(visitorOf(asking.context))
  return redirect('/')
}
