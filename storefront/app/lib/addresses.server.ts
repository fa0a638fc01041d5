/** An address out of a form. */
import type { AddressInput, CountryCode } from '~/graphql/generated/graphql'
import { text } from './forms.server'

export function addressOf(form: FormData): AddressInput {
  return {
    firstName: text(form, 'firstName'),
    companyName: text(form, 'companyName'),
    phone: text(form, 'phone'),
    country: (text(form, 'country') || 'CN') as CountryCode,
    countryArea: text(form, 'countryArea'),
    city: text(form, 'city'),
    cityArea: text(form, 'cityArea'),
    streetAddress1: text(form, 'streetAddress1'),
    postalCode: text(form, 'postalCode').normalize('NFKC'),
  }
}
