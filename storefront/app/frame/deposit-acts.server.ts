import { NoticeConsentDocument, NoticeGiveDocument, RetentionLetGoDocument } from '~/graphql/generated/graphql'
import { mutate, type Asking } from '~/lib/api.server'
import { problemsFrom, text } from '~/lib/forms.server'
import type { Problem } from '~/lib/problems'

/** The acts of `Parts.tsx` on one order; null where the form asks for something else. */
export async function depositAct(asking: Asking, order: string, form: FormData): Promise<Problem[] | null> {
  switch (text(form, 'act')) {
    case 'notice': return problemsFrom((await mutate(asking, NoticeGiveDocument, { id: order, reason: text(form, 'reason') })).defaultNoticeGive?.errors)
    case 'consent': return problemsFrom((await mutate(asking, NoticeConsentDocument, { id: text(form, 'notice') })).defaultConsent?.errors)
    case 'letGo': return problemsFrom((await mutate(asking, RetentionLetGoDocument, { id: text(form, 'retention') })).retentionAccept?.errors)
    default: return null
  }
}
