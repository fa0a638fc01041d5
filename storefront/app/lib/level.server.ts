/** Sends to the second factor whoever holds one of the permissions but signed in with a password only. */
import { redirect } from 'react-router'
import { MyLevelDocument } from '~/graphql/generated/graphql'
import { query, requireSignIn, type Asking } from './api.server'

export type Mine = { permissions: readonly string[]; may: (permission: string) => boolean }

/** What the visitor may do; at level 2 when any of the starts of permissions needs it. */
export async function atLevelTwo(asking: Asking, starts: readonly string[]): Promise<Mine> {
  requireSignIn(asking)
  const { me } = await query(asking, MyLevelDocument)
  const permissions = me?.permissions ?? []
  if (me && me.level < 2 && me.hasSecondFactor && permissions.some((one) => starts.some((start) => one.startsWith(start)))) {
    const url = new URL(asking.request.url)
    throw redirect(`/step-up?to=${encodeURIComponent(url.pathname + url.search)}`)
  }
  return { permissions, may: (permission) => permissions.includes(permission) }
}

/** Permissions of a department that ask for the second factor. */
export const GOV_SECOND = ['gov.requisition.approve', 'gov.payment.', 'gov.plan.edit', 'gov.supervise', 'gov.process.read.all']
export const TREASURY_SECOND = ['treasury.']
export const DESK_SECOND = ['audit.read', 'oversight.', 'payment.freeze']
export const FINANCE_SECOND = ['payout.', 'ledger.', 'reconciliation.', 'payment.review', 'statement.read', 'events.delivery.requeue']
