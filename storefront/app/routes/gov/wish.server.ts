/** From the form of a requisition to the core's input. */
import { BudgetListDocument, type RequisitionInput } from '~/graphql/generated/graphql'
import { query, type Asking } from '~/lib/api.server'
import { text } from '~/lib/forms.server'
import { linesOf } from './basket-lines'

export const budgetsOf = async (asking: Asking) => (await query(asking, BudgetListDocument)).budgetItems?.edges.map(({ node }) => node) ?? []

export function wishOf(form: FormData): RequisitionInput {
  const neededBy = text(form, 'neededBy')
  return {
    budgetItemId: text(form, 'budgetItemId'), purpose: text(form, 'purpose'), reason: text(form, 'reason'),
    ...(neededBy ? { neededBy } : {}),
    lines: linesOf(form),
    deliverTo: { name: text(form, 'name'), phone: text(form, 'phone'), region: text(form, 'region'), city: text(form, 'city'), district: text(form, 'district'), street: text(form, 'street') },
  }
}
