/** The person's data as a file. */
import { redirect } from 'react-router'
import type { Route } from './+types/my-data'
import { PersonalDataExportDocument } from '~/graphql/generated/graphql'
import { mutate, requireSignIn } from '~/lib/api.server'
import { readForm } from '~/lib/forms.server'

export const loader = () => redirect('/security')

export async function action(asking: Route.ActionArgs) {
  requireSignIn(asking)
  await readForm(asking)
  const { personalDataExport } = await mutate(asking, PersonalDataExportDocument)
  return new Response(JSON.stringify(personalDataExport?.data ?? {}, null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="shiji-personal-data.json"', 'cache-control': 'no-store' },
  })
}
