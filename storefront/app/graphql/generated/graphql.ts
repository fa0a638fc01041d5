/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An acceptance; no lines means everything is good. */
export type AcceptanceRecordInput = {
  idempotencyKey: string;
  lines?: Array<AcceptedLineInput> | null | undefined;
  note?: string | null | undefined;
  requisitionId: string | number;
};

/** How many base units of an ordered line are good. */
export type AcceptedLineInput = {
  orderLineId: string | number;
  quantity: number;
};

/** An enumeration. */
export type AccountErrorCode =
  | 'ACCOUNT_NOT_CONFIRMED'
  | 'ACTIVATE_OWN_ACCOUNT'
  | 'ACTIVATE_SUPERUSER_ACCOUNT'
  | 'CHANNEL_INACTIVE'
  | 'DEACTIVATE_OWN_ACCOUNT'
  | 'DEACTIVATE_SUPERUSER_ACCOUNT'
  | 'DELETE_NON_STAFF_USER'
  | 'DELETE_OWN_ACCOUNT'
  | 'DELETE_STAFF_ACCOUNT'
  | 'DELETE_SUPERUSER_ACCOUNT'
  | 'DISABLED_AUTHENTICATION_METHOD'
  | 'DUPLICATED_INPUT_ITEM'
  | 'FILE_SIZE_LIMIT_EXCEEDED'
  | 'GRAPHQL_ERROR'
  | 'INACTIVE'
  | 'INVALID'
  | 'INVALID_CREDENTIALS'
  | 'INVALID_PASSWORD'
  | 'JWT_DECODE_ERROR'
  | 'JWT_INVALID_CSRF_TOKEN'
  | 'JWT_INVALID_TOKEN'
  | 'JWT_MISSING_TOKEN'
  | 'JWT_SIGNATURE_EXPIRED'
  | 'LEFT_NOT_MANAGEABLE_PERMISSION'
  | 'LOGIN_ATTEMPT_DELAYED'
  | 'MISSING_CHANNEL_SLUG'
  | 'NOT_FOUND'
  | 'OUT_OF_SCOPE_GROUP'
  | 'OUT_OF_SCOPE_PERMISSION'
  | 'OUT_OF_SCOPE_USER'
  | 'PASSWORD_ENTIRELY_NUMERIC'
  | 'PASSWORD_RESET_ALREADY_REQUESTED'
  | 'PASSWORD_TOO_COMMON'
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_SIMILAR'
  | 'REQUIRED'
  | 'UNIQUE'
  | 'UNKNOWN_IP_ADDRESS';

/** What a newcomer gives. */
export type AccountRegisterInput = {
  channel?: string | null | undefined;
  email: string;
  firstName?: string | null | undefined;
  languageCode?: LanguageCodeEnum | null | undefined;
  lastName?: string | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  password: string;
  redirectUrl?: string | null | undefined;
};

/** An address to write. */
export type AddressInput = {
  city?: string | null | undefined;
  cityArea?: string | null | undefined;
  companyName?: string | null | undefined;
  country?: CountryCode | null | undefined;
  countryArea?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  phone?: string | null | undefined;
  postalCode?: string | null | undefined;
  skipValidation?: boolean | null | undefined;
  streetAddress1?: string | null | undefined;
  streetAddress2?: string | null | undefined;
};

/** The operator's decision. */
export type ApprovalDecideInput = {
  approve: boolean;
  id: string | number;
  reason: string;
};

/** What an attribute points at. */
export type AssignedAttributeReferenceInput = {
  categorySlugs?: ContainsFilterInput | null | undefined;
  collectionSlugs?: ContainsFilterInput | null | undefined;
  pageSlugs?: ContainsFilterInput | null | undefined;
  productSlugs?: ContainsFilterInput | null | undefined;
  productVariantSkus?: ContainsFilterInput | null | undefined;
  referencedIds?: ContainsFilterInput | null | undefined;
};

/** A value of an attribute by its kind. */
export type AssignedAttributeValueInput = {
  boolean?: boolean | null | undefined;
  date?: DateRangeInput | null | undefined;
  dateTime?: DateTimeRangeInput | null | undefined;
  name?: StringFilterInput | null | undefined;
  numeric?: DecimalFilterInput | null | undefined;
  reference?: AssignedAttributeReferenceInput | null | undefined;
  slug?: StringFilterInput | null | undefined;
};

/** Goods whose attribute has any of the values. */
export type AttributeInput = {
  boolean?: boolean | null | undefined;
  date?: DateRangeInput | null | undefined;
  dateTime?: DateTimeRangeInput | null | undefined;
  slug?: string | null | undefined;
  value?: AssignedAttributeValueInput | null | undefined;
  values?: Array<string> | null | undefined;
  valuesRange?: IntRangeInput | null | undefined;
};

/** An enumeration. */
export type AttributeInputTypeEnum =
  | 'BOOLEAN'
  | 'DATE'
  | 'DATE_TIME'
  | 'DROPDOWN'
  | 'FILE'
  | 'MULTISELECT'
  | 'NUMERIC'
  | 'PLAIN_TEXT'
  | 'REFERENCE'
  | 'RICH_TEXT'
  | 'SINGLE_REFERENCE'
  | 'SWATCH';

/** The merchant's own account. */
export type BankAccountInput = {
  accountName: string;
  accountNumber: string;
  bankName: string;
  currency: string;
};

/** Password and a code of the app. */
export type BothFactorsInput = {
  code: string;
  password: string;
};

/** An approved budget item. */
export type BudgetItemRegisterInput = {
  amount: string;
  economicClass: string;
  fiscalYear: number;
  name: string;
  number: string;
};

/** A full carton: pieces, centimetres, grams. */
export type CartonInput = {
  grossG: number;
  hCm: number;
  lCm: number;
  netG?: number | null | undefined;
  pcsPerCarton: number;
  wCm: number;
};

/** A price in a channel. */
export type ChannelPriceInput = {
  channel: string;
  price: string;
};

/** A file of one's own and what kind of paper it is; each kind once. */
export type ChargebackFileInput = {
  documentId: string | number;
  /** SHIPPING | RECEIPT | SIGNATURE | COMMUNICATION | SERVICE | OTHER */
  kind: string;
};

/** What the list of cases is narrowed to. */
export type ChargebackFilter = {
  currency?: string | null | undefined;
  /** Opened at or after. */
  since?: string | null | undefined;
  state?: string | null | undefined;
  /** Opened before. */
  until?: string | null | undefined;
  /** Part of a merchant's name, a trade or a reference. */
  words?: string | null | undefined;
};

/** How strictly an address is checked; all false takes a part of one. */
export type CheckoutAddressValidationRules = {
  checkFieldsFormat?: boolean | null | undefined;
  checkRequiredFields?: boolean | null | undefined;
  enableFieldsNormalization?: boolean | null | undefined;
};

/** An enumeration. */
export type CheckoutChargeStatusEnum =
  | 'FULL'
  | 'NONE'
  | 'OVERCHARGED'
  | 'PARTIAL';

/** A new basket; it may be empty. */
export type CheckoutCreateInput = {
  billingAddress?: AddressInput | null | undefined;
  channel?: string | null | undefined;
  email?: string | null | undefined;
  languageCode?: LanguageCodeEnum | null | undefined;
  lines?: Array<CheckoutLineInput> | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  privateMetadata?: Array<MetadataInput> | null | undefined;
  saveBillingAddress?: boolean | null | undefined;
  saveShippingAddress?: boolean | null | undefined;
  shippingAddress?: AddressInput | null | undefined;
  validationRules?: CheckoutValidationRules | null | undefined;
};

/** An enumeration. */
export type CheckoutErrorCode =
  | 'BILLING_ADDRESS_NOT_SET'
  | 'CHANNEL_INACTIVE'
  | 'CHECKOUT_NOT_FULLY_PAID'
  | 'DELIVERY_METHOD_NOT_APPLICABLE'
  | 'EMAIL_NOT_SET'
  | 'GIFT_CARD_NOT_APPLICABLE'
  | 'GRAPHQL_ERROR'
  | 'INACTIVE_PAYMENT'
  | 'INSUFFICIENT_STOCK'
  | 'INVALID'
  | 'INVALID_SHIPPING_METHOD'
  | 'MISSING_ADDRESS_DATA'
  | 'MISSING_CHANNEL_SLUG'
  | 'NON_EDITABLE_GIFT_LINE'
  | 'NON_REMOVABLE_GIFT_LINE'
  | 'NOT_FOUND'
  | 'NO_LINES'
  | 'PAYMENT_ERROR'
  | 'PRICE_OVERRIDE_REASON_WITHOUT_OVERRIDE'
  | 'PRODUCT_NOT_PUBLISHED'
  | 'PRODUCT_UNAVAILABLE_FOR_PURCHASE'
  | 'QUANTITY_GREATER_THAN_LIMIT'
  | 'REQUIRED'
  | 'SHIPPING_ADDRESS_NOT_SET'
  | 'SHIPPING_CHANGE_FORBIDDEN'
  | 'SHIPPING_METHOD_NOT_APPLICABLE'
  | 'SHIPPING_METHOD_NOT_SET'
  | 'SHIPPING_NOT_REQUIRED'
  | 'TAX_ERROR'
  | 'UNAVAILABLE_VARIANT_IN_CHANNEL'
  | 'UNIQUE'
  | 'VOUCHER_NOT_APPLICABLE'
  | 'ZERO_QUANTITY';

/** A wanted line; a price of the buyer's own is always refused. */
export type CheckoutLineInput = {
  forceNewLine?: boolean | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  price?: string | null | undefined;
  priceOverrideReason?: string | null | undefined;
  quantity: number;
  variantId: string | number;
};

/** A new quantity of a line, named by itself or by its variant; zero removes it. */
export type CheckoutLineUpdateInput = {
  lineId?: string | number | null | undefined;
  metadata?: Array<MetadataInput> | null | undefined;
  price?: string | null | undefined;
  priceOverrideReason?: string | null | undefined;
  quantity?: number | null | undefined;
  variantId?: string | number | null | undefined;
};

/** How strictly the addresses of a new checkout are checked. */
export type CheckoutValidationRules = {
  billingAddress?: CheckoutAddressValidationRules | null | undefined;
  shippingAddress?: CheckoutAddressValidationRules | null | undefined;
};

/** Ids of which all or any are referenced. */
export type ContainsFilterInput = {
  containsAll?: Array<string> | null | undefined;
  containsAny?: Array<string> | null | undefined;
};

/** An enumeration. */
export type CountryCode =
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AO'
  | 'AQ'
  | 'AR'
  | 'AS'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'EU'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FM'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GU'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MH'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MP'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PR'
  | 'PS'
  | 'PT'
  | 'PW'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VI'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW';

/** A day from and to. */
export type DateRangeInput = {
  gte?: string | null | undefined;
  lte?: string | null | undefined;
};

/** A moment from and to. */
export type DateTimeRangeInput = {
  gte?: string | null | undefined;
  lte?: string | null | undefined;
};

/** A number, one of several, or a range. */
export type DecimalFilterInput = {
  eq?: string | null | undefined;
  oneOf?: Array<string> | null | undefined;
  range?: DecimalRangeInput | null | undefined;
};

/** From and to, both included. */
export type DecimalRangeInput = {
  gte?: string | null | undefined;
  lte?: string | null | undefined;
};

/** Where the goods go. */
export type DeliverToInput = {
  city?: string | null | undefined;
  district?: string | null | undefined;
  name: string;
  phone: string;
  region?: string | null | undefined;
  street: string;
};

/** An enumeration. */
export type DeliveryOptionsCalculateErrorCode =
  | 'GRAPHQL_ERROR'
  | 'INVALID'
  | 'NOT_FOUND';

/** An enumeration. */
export type FulfillmentStatus =
  | 'CANCELED'
  | 'FULFILLED'
  | 'REFUNDED'
  | 'REFUNDED_AND_RETURNED'
  | 'REPLACED'
  | 'RETURNED'
  | 'WAITING_FOR_APPROVAL';

/** An e-invoice for what was accepted. */
export type GovInvoiceRegisterInput = {
  amount: string;
  idempotencyKey: string;
  issuedOn: string;
  number: string;
  payableId: string | number;
  tax: string;
};

/** What is to be secured: ``base`` is the budget (bid) or the contract price (performance). */
export type GuaranteeAskInput = {
  amount: string;
  base: string;
  dueAt?: string | null | undefined;
  /** Who shall give it. */
  organizationId: string | number;
  purpose: GuaranteePurposeAsked;
  subject: string;
};

/** A bank's electronic letter of guarantee. */
export type GuaranteeLetterInput = {
  /** SHA-256 of the letter's file. */
  documentHash: string;
  issuer: string;
  letterNumber: string;
  validUntil: string;
};

/** An enumeration. */
export type GuaranteePurposeAsked =
  | 'BID'
  | 'PERFORMANCE';

/** How much, and by which gateway it is paid; ``data`` as in ``transactionInitialize``. */
export type GuaranteePutUpInput = {
  amount: string;
  currency?: string | null | undefined;
  data?: any;
  idempotencyKey: string;
  paymentGateway: string;
};

/** Which order. */
export type InspectionExtendInput = {
  order: string | number;
};

/** A whole number from and to. */
export type IntRangeInput = {
  gte?: number | null | undefined;
  lte?: number | null | undefined;
};

/** Which organisation, by its credit code, and as what. */
export type JoinRequestInput = {
  message?: string | null | undefined;
  role: string;
  uscc: string;
};

/** An enumeration. */
export type LanguageCodeEnum =
  | 'AA'
  | 'AA_DJ'
  | 'AA_ER'
  | 'AA_ET'
  | 'AB'
  | 'AB_GE'
  | 'AF'
  | 'AF_NA'
  | 'AF_ZA'
  | 'AGQ'
  | 'AGQ_CM'
  | 'AK'
  | 'AK_GH'
  | 'AM'
  | 'AM_ET'
  | 'AN'
  | 'ANN'
  | 'ANN_NG'
  | 'AN_ES'
  | 'APC'
  | 'APC_SY'
  | 'AR'
  | 'ARN'
  | 'ARN_CL'
  | 'AR_001'
  | 'AR_AE'
  | 'AR_BH'
  | 'AR_DJ'
  | 'AR_DZ'
  | 'AR_EG'
  | 'AR_EH'
  | 'AR_ER'
  | 'AR_IL'
  | 'AR_IQ'
  | 'AR_JO'
  | 'AR_KM'
  | 'AR_KW'
  | 'AR_LB'
  | 'AR_LY'
  | 'AR_MA'
  | 'AR_MR'
  | 'AR_OM'
  | 'AR_PS'
  | 'AR_QA'
  | 'AR_SA'
  | 'AR_SD'
  | 'AR_SO'
  | 'AR_SS'
  | 'AR_SY'
  | 'AR_TD'
  | 'AR_TN'
  | 'AR_YE'
  | 'AS'
  | 'ASA'
  | 'ASA_TZ'
  | 'AST'
  | 'AST_ES'
  | 'AS_IN'
  | 'AZ'
  | 'AZ_ARAB'
  | 'AZ_ARAB_IQ'
  | 'AZ_ARAB_IR'
  | 'AZ_ARAB_TR'
  | 'AZ_CYRL'
  | 'AZ_CYRL_AZ'
  | 'AZ_LATN'
  | 'AZ_LATN_AZ'
  | 'BA'
  | 'BAL'
  | 'BAL_ARAB'
  | 'BAL_ARAB_PK'
  | 'BAL_LATN'
  | 'BAL_LATN_PK'
  | 'BAS'
  | 'BAS_CM'
  | 'BA_RU'
  | 'BE'
  | 'BEM'
  | 'BEM_ZM'
  | 'BEW'
  | 'BEW_ID'
  | 'BEZ'
  | 'BEZ_TZ'
  | 'BE_BY'
  | 'BE_TARASK'
  | 'BG'
  | 'BGC'
  | 'BGC_IN'
  | 'BGN'
  | 'BGN_AE'
  | 'BGN_AF'
  | 'BGN_IR'
  | 'BGN_OM'
  | 'BGN_PK'
  | 'BG_BG'
  | 'BHO'
  | 'BHO_IN'
  | 'BLO'
  | 'BLO_BJ'
  | 'BLT'
  | 'BLT_VN'
  | 'BM'
  | 'BM_ML'
  | 'BM_NKOO'
  | 'BM_NKOO_ML'
  | 'BN'
  | 'BN_BD'
  | 'BN_IN'
  | 'BO'
  | 'BO_CN'
  | 'BO_IN'
  | 'BR'
  | 'BRX'
  | 'BRX_IN'
  | 'BR_FR'
  | 'BS'
  | 'BSS'
  | 'BSS_CM'
  | 'BS_CYRL'
  | 'BS_CYRL_BA'
  | 'BS_LATN'
  | 'BS_LATN_BA'
  | 'BYN'
  | 'BYN_ER'
  | 'CA'
  | 'CAD'
  | 'CAD_US'
  | 'CA_AD'
  | 'CA_ES'
  | 'CA_ES_VALENCIA'
  | 'CA_FR'
  | 'CA_IT'
  | 'CCH'
  | 'CCH_NG'
  | 'CCP'
  | 'CCP_BD'
  | 'CCP_IN'
  | 'CE'
  | 'CEB'
  | 'CEB_PH'
  | 'CE_RU'
  | 'CGG'
  | 'CGG_UG'
  | 'CHO'
  | 'CHO_US'
  | 'CHR'
  | 'CHR_US'
  | 'CIC'
  | 'CIC_US'
  | 'CKB'
  | 'CKB_IQ'
  | 'CKB_IR'
  | 'CO'
  | 'COP'
  | 'COP_EG'
  | 'CO_FR'
  | 'CS'
  | 'CSW'
  | 'CSW_CA'
  | 'CS_CZ'
  | 'CU'
  | 'CU_RU'
  | 'CV'
  | 'CV_RU'
  | 'CY'
  | 'CY_GB'
  | 'DA'
  | 'DAV'
  | 'DAV_KE'
  | 'DA_DK'
  | 'DA_GL'
  | 'DE'
  | 'DE_AT'
  | 'DE_BE'
  | 'DE_CH'
  | 'DE_DE'
  | 'DE_IT'
  | 'DE_LI'
  | 'DE_LU'
  | 'DJE'
  | 'DJE_NE'
  | 'DOI'
  | 'DOI_IN'
  | 'DSB'
  | 'DSB_DE'
  | 'DUA'
  | 'DUA_CM'
  | 'DV'
  | 'DV_MV'
  | 'DYO'
  | 'DYO_SN'
  | 'DZ'
  | 'DZ_BT'
  | 'EBU'
  | 'EBU_KE'
  | 'EE'
  | 'EE_GH'
  | 'EE_TG'
  | 'EL'
  | 'EL_CY'
  | 'EL_GR'
  | 'EL_POLYTON'
  | 'EN'
  | 'EN_001'
  | 'EN_150'
  | 'EN_AE'
  | 'EN_AG'
  | 'EN_AI'
  | 'EN_AS'
  | 'EN_AT'
  | 'EN_AU'
  | 'EN_BB'
  | 'EN_BE'
  | 'EN_BI'
  | 'EN_BM'
  | 'EN_BS'
  | 'EN_BW'
  | 'EN_BZ'
  | 'EN_CA'
  | 'EN_CC'
  | 'EN_CH'
  | 'EN_CK'
  | 'EN_CM'
  | 'EN_CX'
  | 'EN_CY'
  | 'EN_CZ'
  | 'EN_DE'
  | 'EN_DG'
  | 'EN_DK'
  | 'EN_DM'
  | 'EN_DSRT'
  | 'EN_DSRT_US'
  | 'EN_ER'
  | 'EN_ES'
  | 'EN_FI'
  | 'EN_FJ'
  | 'EN_FK'
  | 'EN_FM'
  | 'EN_FR'
  | 'EN_GB'
  | 'EN_GD'
  | 'EN_GG'
  | 'EN_GH'
  | 'EN_GI'
  | 'EN_GM'
  | 'EN_GS'
  | 'EN_GU'
  | 'EN_GY'
  | 'EN_HK'
  | 'EN_HU'
  | 'EN_ID'
  | 'EN_IE'
  | 'EN_IL'
  | 'EN_IM'
  | 'EN_IN'
  | 'EN_IO'
  | 'EN_IT'
  | 'EN_JE'
  | 'EN_JM'
  | 'EN_KE'
  | 'EN_KI'
  | 'EN_KN'
  | 'EN_KY'
  | 'EN_LC'
  | 'EN_LR'
  | 'EN_LS'
  | 'EN_MG'
  | 'EN_MH'
  | 'EN_MO'
  | 'EN_MP'
  | 'EN_MS'
  | 'EN_MT'
  | 'EN_MU'
  | 'EN_MV'
  | 'EN_MW'
  | 'EN_MY'
  | 'EN_NA'
  | 'EN_NF'
  | 'EN_NG'
  | 'EN_NL'
  | 'EN_NO'
  | 'EN_NR'
  | 'EN_NU'
  | 'EN_NZ'
  | 'EN_PG'
  | 'EN_PH'
  | 'EN_PK'
  | 'EN_PL'
  | 'EN_PN'
  | 'EN_PR'
  | 'EN_PT'
  | 'EN_PW'
  | 'EN_RO'
  | 'EN_RW'
  | 'EN_SB'
  | 'EN_SC'
  | 'EN_SD'
  | 'EN_SE'
  | 'EN_SG'
  | 'EN_SH'
  | 'EN_SHAW'
  | 'EN_SHAW_GB'
  | 'EN_SI'
  | 'EN_SK'
  | 'EN_SL'
  | 'EN_SS'
  | 'EN_SX'
  | 'EN_SZ'
  | 'EN_TC'
  | 'EN_TK'
  | 'EN_TO'
  | 'EN_TT'
  | 'EN_TV'
  | 'EN_TZ'
  | 'EN_UG'
  | 'EN_UM'
  | 'EN_US'
  | 'EN_US_POSIX'
  | 'EN_VC'
  | 'EN_VG'
  | 'EN_VI'
  | 'EN_VU'
  | 'EN_WS'
  | 'EN_ZA'
  | 'EN_ZM'
  | 'EN_ZW'
  | 'EO'
  | 'EO_001'
  | 'ES'
  | 'ES_419'
  | 'ES_AR'
  | 'ES_BO'
  | 'ES_BR'
  | 'ES_BZ'
  | 'ES_CL'
  | 'ES_CO'
  | 'ES_CR'
  | 'ES_CU'
  | 'ES_DO'
  | 'ES_EA'
  | 'ES_EC'
  | 'ES_ES'
  | 'ES_GQ'
  | 'ES_GT'
  | 'ES_HN'
  | 'ES_IC'
  | 'ES_MX'
  | 'ES_NI'
  | 'ES_PA'
  | 'ES_PE'
  | 'ES_PH'
  | 'ES_PR'
  | 'ES_PY'
  | 'ES_SV'
  | 'ES_US'
  | 'ES_UY'
  | 'ES_VE'
  | 'ET'
  | 'ET_EE'
  | 'EU'
  | 'EU_ES'
  | 'EWO'
  | 'EWO_CM'
  | 'FA'
  | 'FA_AF'
  | 'FA_IR'
  | 'FF'
  | 'FF_ADLM'
  | 'FF_ADLM_BF'
  | 'FF_ADLM_CM'
  | 'FF_ADLM_GH'
  | 'FF_ADLM_GM'
  | 'FF_ADLM_GN'
  | 'FF_ADLM_GW'
  | 'FF_ADLM_LR'
  | 'FF_ADLM_MR'
  | 'FF_ADLM_NE'
  | 'FF_ADLM_NG'
  | 'FF_ADLM_SL'
  | 'FF_ADLM_SN'
  | 'FF_LATN'
  | 'FF_LATN_BF'
  | 'FF_LATN_CM'
  | 'FF_LATN_GH'
  | 'FF_LATN_GM'
  | 'FF_LATN_GN'
  | 'FF_LATN_GW'
  | 'FF_LATN_LR'
  | 'FF_LATN_MR'
  | 'FF_LATN_NE'
  | 'FF_LATN_NG'
  | 'FF_LATN_SL'
  | 'FF_LATN_SN'
  | 'FI'
  | 'FIL'
  | 'FIL_PH'
  | 'FI_FI'
  | 'FO'
  | 'FO_DK'
  | 'FO_FO'
  | 'FR'
  | 'FRR'
  | 'FRR_DE'
  | 'FR_BE'
  | 'FR_BF'
  | 'FR_BI'
  | 'FR_BJ'
  | 'FR_BL'
  | 'FR_CA'
  | 'FR_CD'
  | 'FR_CF'
  | 'FR_CG'
  | 'FR_CH'
  | 'FR_CI'
  | 'FR_CM'
  | 'FR_DJ'
  | 'FR_DZ'
  | 'FR_FR'
  | 'FR_GA'
  | 'FR_GF'
  | 'FR_GN'
  | 'FR_GP'
  | 'FR_GQ'
  | 'FR_HT'
  | 'FR_KM'
  | 'FR_LU'
  | 'FR_MA'
  | 'FR_MC'
  | 'FR_MF'
  | 'FR_MG'
  | 'FR_ML'
  | 'FR_MQ'
  | 'FR_MR'
  | 'FR_MU'
  | 'FR_NC'
  | 'FR_NE'
  | 'FR_PF'
  | 'FR_PM'
  | 'FR_RE'
  | 'FR_RW'
  | 'FR_SC'
  | 'FR_SN'
  | 'FR_SY'
  | 'FR_TD'
  | 'FR_TG'
  | 'FR_TN'
  | 'FR_VU'
  | 'FR_WF'
  | 'FR_YT'
  | 'FUR'
  | 'FUR_IT'
  | 'FY'
  | 'FY_NL'
  | 'GA'
  | 'GAA'
  | 'GAA_GH'
  | 'GA_GB'
  | 'GA_IE'
  | 'GD'
  | 'GD_GB'
  | 'GEZ'
  | 'GEZ_ER'
  | 'GEZ_ET'
  | 'GL'
  | 'GL_ES'
  | 'GN'
  | 'GN_PY'
  | 'GSW'
  | 'GSW_CH'
  | 'GSW_FR'
  | 'GSW_LI'
  | 'GU'
  | 'GUZ'
  | 'GUZ_KE'
  | 'GU_IN'
  | 'GV'
  | 'GV_IM'
  | 'HA'
  | 'HAW'
  | 'HAW_US'
  | 'HA_ARAB'
  | 'HA_ARAB_NG'
  | 'HA_ARAB_SD'
  | 'HA_GH'
  | 'HA_NE'
  | 'HA_NG'
  | 'HE'
  | 'HE_IL'
  | 'HI'
  | 'HI_IN'
  | 'HI_LATN'
  | 'HI_LATN_IN'
  | 'HNJ'
  | 'HNJ_HMNP'
  | 'HNJ_HMNP_US'
  | 'HR'
  | 'HR_BA'
  | 'HR_HR'
  | 'HSB'
  | 'HSB_DE'
  | 'HT'
  | 'HT_HT'
  | 'HU'
  | 'HU_HU'
  | 'HY'
  | 'HY_AM'
  | 'IA'
  | 'IA_001'
  | 'ID'
  | 'ID_ID'
  | 'IE'
  | 'IE_EE'
  | 'IG'
  | 'IG_NG'
  | 'II'
  | 'II_CN'
  | 'IO'
  | 'IO_001'
  | 'IS'
  | 'IS_IS'
  | 'IT'
  | 'IT_CH'
  | 'IT_IT'
  | 'IT_SM'
  | 'IT_VA'
  | 'IU'
  | 'IU_CA'
  | 'IU_LATN'
  | 'IU_LATN_CA'
  | 'JA'
  | 'JA_JP'
  | 'JBO'
  | 'JBO_001'
  | 'JGO'
  | 'JGO_CM'
  | 'JMC'
  | 'JMC_TZ'
  | 'JV'
  | 'JV_ID'
  | 'KA'
  | 'KAA'
  | 'KAA_CYRL'
  | 'KAA_CYRL_UZ'
  | 'KAA_LATN'
  | 'KAA_LATN_UZ'
  | 'KAB'
  | 'KAB_DZ'
  | 'KAJ'
  | 'KAJ_NG'
  | 'KAM'
  | 'KAM_KE'
  | 'KA_GE'
  | 'KCG'
  | 'KCG_NG'
  | 'KDE'
  | 'KDE_TZ'
  | 'KEA'
  | 'KEA_CV'
  | 'KEN'
  | 'KEN_CM'
  | 'KGP'
  | 'KGP_BR'
  | 'KHQ'
  | 'KHQ_ML'
  | 'KI'
  | 'KI_KE'
  | 'KK'
  | 'KKJ'
  | 'KKJ_CM'
  | 'KK_ARAB'
  | 'KK_ARAB_CN'
  | 'KK_CYRL'
  | 'KK_CYRL_KZ'
  | 'KK_KZ'
  | 'KL'
  | 'KLN'
  | 'KLN_KE'
  | 'KL_GL'
  | 'KM'
  | 'KM_KH'
  | 'KN'
  | 'KN_IN'
  | 'KO'
  | 'KOK'
  | 'KOK_DEVA'
  | 'KOK_DEVA_IN'
  | 'KOK_LATN'
  | 'KOK_LATN_IN'
  | 'KO_CN'
  | 'KO_KP'
  | 'KO_KR'
  | 'KPE'
  | 'KPE_GN'
  | 'KPE_LR'
  | 'KS'
  | 'KSB'
  | 'KSB_TZ'
  | 'KSF'
  | 'KSF_CM'
  | 'KSH'
  | 'KSH_DE'
  | 'KS_ARAB'
  | 'KS_ARAB_IN'
  | 'KS_DEVA'
  | 'KS_DEVA_IN'
  | 'KU'
  | 'KU_TR'
  | 'KW'
  | 'KW_GB'
  | 'KXV'
  | 'KXV_DEVA'
  | 'KXV_DEVA_IN'
  | 'KXV_LATN'
  | 'KXV_LATN_IN'
  | 'KXV_ORYA'
  | 'KXV_ORYA_IN'
  | 'KXV_TELU'
  | 'KXV_TELU_IN'
  | 'KY'
  | 'KY_KG'
  | 'LA'
  | 'LAG'
  | 'LAG_TZ'
  | 'LA_VA'
  | 'LB'
  | 'LB_LU'
  | 'LG'
  | 'LG_UG'
  | 'LIJ'
  | 'LIJ_IT'
  | 'LKT'
  | 'LKT_US'
  | 'LLD'
  | 'LLD_IT'
  | 'LMO'
  | 'LMO_IT'
  | 'LN'
  | 'LN_AO'
  | 'LN_CD'
  | 'LN_CF'
  | 'LN_CG'
  | 'LO'
  | 'LO_LA'
  | 'LRC'
  | 'LRC_IQ'
  | 'LRC_IR'
  | 'LT'
  | 'LTG'
  | 'LTG_LV'
  | 'LT_LT'
  | 'LU'
  | 'LUO'
  | 'LUO_KE'
  | 'LUY'
  | 'LUY_KE'
  | 'LU_CD'
  | 'LV'
  | 'LV_LV'
  | 'MAI'
  | 'MAI_IN'
  | 'MAS'
  | 'MAS_KE'
  | 'MAS_TZ'
  | 'MDF'
  | 'MDF_RU'
  | 'MER'
  | 'MER_KE'
  | 'MFE'
  | 'MFE_MU'
  | 'MG'
  | 'MGH'
  | 'MGH_MZ'
  | 'MGO'
  | 'MGO_CM'
  | 'MG_MG'
  | 'MHN'
  | 'MHN_IT'
  | 'MI'
  | 'MIC'
  | 'MIC_CA'
  | 'MI_NZ'
  | 'MK'
  | 'MK_MK'
  | 'ML'
  | 'ML_IN'
  | 'MN'
  | 'MNI'
  | 'MNI_BENG'
  | 'MNI_BENG_IN'
  | 'MNI_MTEI'
  | 'MNI_MTEI_IN'
  | 'MN_MN'
  | 'MN_MONG'
  | 'MN_MONG_CN'
  | 'MN_MONG_MN'
  | 'MOH'
  | 'MOH_CA'
  | 'MR'
  | 'MR_IN'
  | 'MS'
  | 'MS_ARAB'
  | 'MS_ARAB_BN'
  | 'MS_ARAB_MY'
  | 'MS_BN'
  | 'MS_ID'
  | 'MS_MY'
  | 'MS_SG'
  | 'MT'
  | 'MT_MT'
  | 'MUA'
  | 'MUA_CM'
  | 'MUS'
  | 'MUS_US'
  | 'MY'
  | 'MYV'
  | 'MYV_RU'
  | 'MY_MM'
  | 'MZN'
  | 'MZN_IR'
  | 'NAQ'
  | 'NAQ_NA'
  | 'NB'
  | 'NB_NO'
  | 'NB_SJ'
  | 'ND'
  | 'NDS'
  | 'NDS_DE'
  | 'NDS_NL'
  | 'ND_ZW'
  | 'NE'
  | 'NE_IN'
  | 'NE_NP'
  | 'NL'
  | 'NL_AW'
  | 'NL_BE'
  | 'NL_BQ'
  | 'NL_CW'
  | 'NL_NL'
  | 'NL_SR'
  | 'NL_SX'
  | 'NMG'
  | 'NMG_CM'
  | 'NN'
  | 'NNH'
  | 'NNH_CM'
  | 'NN_NO'
  | 'NO'
  | 'NQO'
  | 'NQO_GN'
  | 'NR'
  | 'NR_ZA'
  | 'NSO'
  | 'NSO_ZA'
  | 'NUS'
  | 'NUS_SS'
  | 'NV'
  | 'NV_US'
  | 'NY'
  | 'NYN'
  | 'NYN_UG'
  | 'NY_MW'
  | 'OC'
  | 'OC_ES'
  | 'OC_FR'
  | 'OM'
  | 'OM_ET'
  | 'OM_KE'
  | 'OR'
  | 'OR_IN'
  | 'OS'
  | 'OSA'
  | 'OSA_US'
  | 'OS_GE'
  | 'OS_RU'
  | 'PA'
  | 'PAP'
  | 'PAP_AW'
  | 'PAP_CW'
  | 'PA_ARAB'
  | 'PA_ARAB_PK'
  | 'PA_GURU'
  | 'PA_GURU_IN'
  | 'PCM'
  | 'PCM_NG'
  | 'PIS'
  | 'PIS_SB'
  | 'PL'
  | 'PL_PL'
  | 'PRG'
  | 'PRG_PL'
  | 'PS'
  | 'PS_AF'
  | 'PS_PK'
  | 'PT'
  | 'PT_AO'
  | 'PT_BR'
  | 'PT_CH'
  | 'PT_CV'
  | 'PT_GQ'
  | 'PT_GW'
  | 'PT_LU'
  | 'PT_MO'
  | 'PT_MZ'
  | 'PT_PT'
  | 'PT_ST'
  | 'PT_TL'
  | 'QU'
  | 'QUC'
  | 'QUC_GT'
  | 'QU_BO'
  | 'QU_EC'
  | 'QU_PE'
  | 'RAJ'
  | 'RAJ_IN'
  | 'RHG'
  | 'RHG_ROHG'
  | 'RHG_ROHG_BD'
  | 'RHG_ROHG_MM'
  | 'RIF'
  | 'RIF_MA'
  | 'RM'
  | 'RM_CH'
  | 'RN'
  | 'RN_BI'
  | 'RO'
  | 'ROF'
  | 'ROF_TZ'
  | 'RO_MD'
  | 'RO_RO'
  | 'RU'
  | 'RU_BY'
  | 'RU_KG'
  | 'RU_KZ'
  | 'RU_MD'
  | 'RU_RU'
  | 'RU_UA'
  | 'RW'
  | 'RWK'
  | 'RWK_TZ'
  | 'RW_RW'
  | 'SA'
  | 'SAH'
  | 'SAH_RU'
  | 'SAQ'
  | 'SAQ_KE'
  | 'SAT'
  | 'SAT_DEVA'
  | 'SAT_DEVA_IN'
  | 'SAT_OLCK'
  | 'SAT_OLCK_IN'
  | 'SA_IN'
  | 'SBP'
  | 'SBP_TZ'
  | 'SC'
  | 'SCN'
  | 'SCN_IT'
  | 'SC_IT'
  | 'SD'
  | 'SDH'
  | 'SDH_IQ'
  | 'SDH_IR'
  | 'SD_ARAB'
  | 'SD_ARAB_PK'
  | 'SD_DEVA'
  | 'SD_DEVA_IN'
  | 'SE'
  | 'SEH'
  | 'SEH_MZ'
  | 'SES'
  | 'SES_ML'
  | 'SE_FI'
  | 'SE_NO'
  | 'SE_SE'
  | 'SG'
  | 'SG_CF'
  | 'SHI'
  | 'SHI_LATN'
  | 'SHI_LATN_MA'
  | 'SHI_TFNG'
  | 'SHI_TFNG_MA'
  | 'SHN'
  | 'SHN_MM'
  | 'SHN_TH'
  | 'SI'
  | 'SID'
  | 'SID_ET'
  | 'SI_LK'
  | 'SK'
  | 'SKR'
  | 'SKR_PK'
  | 'SK_SK'
  | 'SL'
  | 'SL_SI'
  | 'SMA'
  | 'SMA_NO'
  | 'SMA_SE'
  | 'SMJ'
  | 'SMJ_NO'
  | 'SMJ_SE'
  | 'SMN'
  | 'SMN_FI'
  | 'SMS'
  | 'SMS_FI'
  | 'SN'
  | 'SN_ZW'
  | 'SO'
  | 'SO_DJ'
  | 'SO_ET'
  | 'SO_KE'
  | 'SO_SO'
  | 'SQ'
  | 'SQ_AL'
  | 'SQ_MK'
  | 'SQ_XK'
  | 'SR'
  | 'SR_CYRL'
  | 'SR_CYRL_BA'
  | 'SR_CYRL_ME'
  | 'SR_CYRL_RS'
  | 'SR_CYRL_XK'
  | 'SR_LATN'
  | 'SR_LATN_BA'
  | 'SR_LATN_ME'
  | 'SR_LATN_RS'
  | 'SR_LATN_XK'
  | 'SS'
  | 'SSY'
  | 'SSY_ER'
  | 'SS_SZ'
  | 'SS_ZA'
  | 'ST'
  | 'ST_LS'
  | 'ST_ZA'
  | 'SU'
  | 'SU_LATN'
  | 'SU_LATN_ID'
  | 'SV'
  | 'SV_AX'
  | 'SV_FI'
  | 'SV_SE'
  | 'SW'
  | 'SW_CD'
  | 'SW_KE'
  | 'SW_TZ'
  | 'SW_UG'
  | 'SYR'
  | 'SYR_IQ'
  | 'SYR_SY'
  | 'SZL'
  | 'SZL_PL'
  | 'TA'
  | 'TA_IN'
  | 'TA_LK'
  | 'TA_MY'
  | 'TA_SG'
  | 'TE'
  | 'TEO'
  | 'TEO_KE'
  | 'TEO_UG'
  | 'TE_IN'
  | 'TG'
  | 'TG_TJ'
  | 'TH'
  | 'TH_TH'
  | 'TI'
  | 'TIG'
  | 'TIG_ER'
  | 'TI_ER'
  | 'TI_ET'
  | 'TK'
  | 'TK_TM'
  | 'TN'
  | 'TN_BW'
  | 'TN_ZA'
  | 'TO'
  | 'TOK'
  | 'TOK_001'
  | 'TO_TO'
  | 'TPI'
  | 'TPI_PG'
  | 'TR'
  | 'TRV'
  | 'TRV_TW'
  | 'TRW'
  | 'TRW_PK'
  | 'TR_CY'
  | 'TR_TR'
  | 'TS'
  | 'TS_ZA'
  | 'TT'
  | 'TT_RU'
  | 'TWQ'
  | 'TWQ_NE'
  | 'TYV'
  | 'TYV_RU'
  | 'TZM'
  | 'TZM_MA'
  | 'UG'
  | 'UG_CN'
  | 'UK'
  | 'UK_UA'
  | 'UR'
  | 'UR_IN'
  | 'UR_PK'
  | 'UZ'
  | 'UZ_ARAB'
  | 'UZ_ARAB_AF'
  | 'UZ_CYRL'
  | 'UZ_CYRL_UZ'
  | 'UZ_LATN'
  | 'UZ_LATN_UZ'
  | 'VAI'
  | 'VAI_LATN'
  | 'VAI_LATN_LR'
  | 'VAI_VAII'
  | 'VAI_VAII_LR'
  | 'VE'
  | 'VEC'
  | 'VEC_IT'
  | 'VE_ZA'
  | 'VI'
  | 'VI_VN'
  | 'VMW'
  | 'VMW_MZ'
  | 'VO'
  | 'VO_001'
  | 'VUN'
  | 'VUN_TZ'
  | 'WA'
  | 'WAE'
  | 'WAE_CH'
  | 'WAL'
  | 'WAL_ET'
  | 'WA_BE'
  | 'WBP'
  | 'WBP_AU'
  | 'WO'
  | 'WO_SN'
  | 'XH'
  | 'XH_ZA'
  | 'XNR'
  | 'XNR_IN'
  | 'XOG'
  | 'XOG_UG'
  | 'YAV'
  | 'YAV_CM'
  | 'YI'
  | 'YI_UA'
  | 'YO'
  | 'YO_BJ'
  | 'YO_NG'
  | 'YRL'
  | 'YRL_BR'
  | 'YRL_CO'
  | 'YRL_VE'
  | 'YUE'
  | 'YUE_HANS'
  | 'YUE_HANS_CN'
  | 'YUE_HANT'
  | 'YUE_HANT_CN'
  | 'YUE_HANT_HK'
  | 'YUE_HANT_MO'
  | 'ZA'
  | 'ZA_CN'
  | 'ZGH'
  | 'ZGH_MA'
  | 'ZH'
  | 'ZH_HANS'
  | 'ZH_HANS_CN'
  | 'ZH_HANS_HK'
  | 'ZH_HANS_MO'
  | 'ZH_HANS_MY'
  | 'ZH_HANS_SG'
  | 'ZH_HANT'
  | 'ZH_HANT_HK'
  | 'ZH_HANT_MO'
  | 'ZH_HANT_MY'
  | 'ZH_HANT_TW'
  | 'ZH_LATN'
  | 'ZH_LATN_CN'
  | 'ZU'
  | 'ZU_ZA';

/** Which lease ends, its last day, and why. */
export type LeaseEndInput = {
  endsOn: string;
  id: string | number;
  reason: string;
};

/** Who gets which booth; the last day is included. */
export type LeaseOpenInput = {
  boothId: string | number;
  contractNumber?: string | null | undefined;
  endsOn: string;
  idempotencyKey: string;
  startsOn: string;
  /** The merchant's credit code. */
  tenantCode: string;
};

/** Everything given must hold. */
export type LedgerJournalFilterInput = {
  code?: string | null | undefined;
  currency?: string | null | undefined;
  kind?: string | null | undefined;
  owner?: string | null | undefined;
  since?: string | null | undefined;
  /** A trade, an outside reference or a journal's key. */
  subject?: string | null | undefined;
  until?: string | null | undefined;
};

/** How many base units of an ordered line leave. */
export type MallDispatchLineInput = {
  orderLineId: string | number;
  quantity: number;
};

/** An article to list; the label says which offers are equal. */
export type MallOfferListInput = {
  catalogueCode: string;
  specLabel: string;
  variantId: string | number;
};

/** A dispatch; no lines means all that is left. */
export type MallOrderDispatchInput = {
  carrierCode: string;
  idempotencyKey: string;
  lines?: Array<MallDispatchLineInput> | null | undefined;
  requisitionId: string | number;
  trackingNumber: string;
};

/** A journal of one currency. */
export type ManualJournalInput = {
  currency: string;
  idempotencyKey: string;
  lines: Array<ManualLineInput>;
  reason: string;
};

/** One line; give the debit or the credit, in whole units of the currency. */
export type ManualLineInput = {
  code: string;
  credit?: string | null | undefined;
  debit?: string | null | undefined;
  owner?: string | null | undefined;
};

/** Whom to ask in, for which role, until when. */
export type MemberInviteInput = {
  email: string;
  idempotencyKey: string;
  message?: string | null | undefined;
  role: string;
  validUntil?: string | null | undefined;
};

/** Whom to remove, and why. */
export type MemberRemoveInput = {
  reason: string;
  userId: string | number;
};

/** What a merchant fills in; absent fields stay. */
export type MerchantApplicationInput = {
  contactName?: string | null | undefined;
  contactPhone?: string | null | undefined;
  id: string | number;
  issuesInvoices?: boolean | null | undefined;
  licenceExpiresOn?: string | null | undefined;
  returnAddress?: string | null | undefined;
  settlementAccount?: string | null | undefined;
  settlementBank?: string | null | undefined;
  settlementName?: string | null | undefined;
  sites?: Array<string> | null | undefined;
  taxStatus?: string | null | undefined;
  tradeCategories?: Array<string> | null | undefined;
};

/** Which application, what happens, and why. */
export type MerchantDecisionInput = {
  /** APPROVE, REQUEST_CHANGES, REJECT, SUSPEND, REINSTATE, CLOSE or REVERIFY. */
  act: string;
  id: string | number;
  reason: string;
};

/** A reviewed document. */
export type MerchantItemVerifyInput = {
  code: string;
  expiresOn?: string | null | undefined;
  id: string | number;
  note?: string | null | undefined;
  verified: boolean;
};

/** An entry of the metadata. */
export type MetadataFilter = {
  key: string;
  value?: string | null | undefined;
};

/** One entry to write. */
export type MetadataInput = {
  key: string;
  value: string;
};

/** Everything given must hold; a state or currency that is not known finds nothing. */
export type MoneyListFilter = {
  currency?: string | null | undefined;
  /** At or after. */
  since?: string | null | undefined;
  state?: string | null | undefined;
  /** Before. */
  until?: string | null | undefined;
};

/** An enumeration. */
export type NoticeKind =
  | 'MONEY'
  | 'ORDER'
  | 'ORGANIZATION'
  | 'PROCUREMENT'
  | 'SECURITY'
  | 'SELLING';

/** What is accepted; no lines means all that was delivered. */
export type OrderAcceptInput = {
  idempotencyKey: string;
  lines?: Array<OrderPartInput> | null | undefined;
  order: string | number;
};

/** The merchant's answer. */
export type OrderCancelAnswerInput = {
  agree: boolean;
  order: string | number;
};

/** Which order, and why. */
export type OrderCancelInput = {
  order: string | number;
  reason?: string | null | undefined;
};

/** An enumeration. */
export type OrderChargeStatusEnum =
  | 'FULL'
  | 'NONE'
  | 'OVERCHARGED'
  | 'PARTIAL';

/** Which order. */
export type OrderConfirmInput = {
  order: string | number;
};

/** An enumeration. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** What leaves, with whom; no lines means everything that is left. */
export type OrderDispatchInput = {
  /** The carrier's code; empty for own delivery. */
  carrier?: string | null | undefined;
  idempotencyKey: string;
  lines?: Array<OrderPartInput> | null | undefined;
  order: string | number;
  trackingNumber?: string | null | undefined;
};

/** So many base units of a line. */
export type OrderPartInput = {
  /** Weighed or cut goods: the line ends with what leaves now; the rest is refunded. */
  final?: boolean | null | undefined;
  orderLine: string | number;
  quantity: number;
};

/** What is wrong with the goods. */
export type OrderProblemReportInput = {
  order: string | number;
  reason: string;
};

/** How much goes back, and which units end with it. */
export type OrderRefundAgreeInput = {
  amount: string;
  idempotencyKey: string;
  lines?: Array<OrderPartInput> | null | undefined;
  order: string | number;
  reason: string;
};

/** Yes, with another sum if the sides settled on one, or no. */
export type OrderReturnAnswerInput = {
  agree: boolean;
  orderReturn: string | number;
  refund?: string | null | undefined;
};

/** The goods are here; ``restock`` puts them back on the shelf. */
export type OrderReturnReceiveInput = {
  orderReturn: string | number;
  restock?: boolean | null | undefined;
};

/** An enumeration. */
export type OrderStatus =
  | 'CANCELED'
  | 'DRAFT'
  | 'EXPIRED'
  | 'FULFILLED'
  | 'PARTIALLY_FULFILLED'
  | 'PARTIALLY_RETURNED'
  | 'RETURNED'
  | 'UNCONFIRMED'
  | 'UNFULFILLED';

/** What a workbench narrows its orders by. */
export type OrderWorkFilter = {
  afterSale?: boolean | null | undefined;
  placedSince?: string | null | undefined;
  placedUntil?: string | null | undefined;
  /** Order number, article number or buyer's own number. */
  search?: string | null | undefined;
  tradeStates?: Array<TradeStateEnum> | null | undefined;
};

/** What is entered about an organisation; the credit code is taken as given. */
export type OrganizationRegisterInput = {
  addressLine?: string | null | undefined;
  country?: string | null | undefined;
  description?: string | null | undefined;
  displayName?: string | null | undefined;
  displayNameEn?: string | null | undefined;
  govSupplier?: boolean | null | undefined;
  idempotencyKey: string;
  kind: string;
  legalName: string;
  regionCode?: string | null | undefined;
  registrationNumber?: string | null | undefined;
  sells?: boolean | null | undefined;
  uscc?: string | null | undefined;
};

/** The supplier's account; without a holder, its registered name. */
export type PayeeAccountInput = {
  bankName: string;
  holder?: string | null | undefined;
  number: string;
};

/** An enumeration. */
export type PaymentGatewayInitializeErrorCode =
  | 'GRAPHQL_ERROR'
  | 'INVALID'
  | 'NOT_FOUND';

/** A gateway and what its client part says. Sandbox: ``{"instrument": "ok"}``. */
export type PaymentGatewayToInitialize = {
  data?: any;
  id: string;
};

/** Which payable to pay, how much of it, in which mode and to which account. */
export type PaymentRequestCreateInput = {
  /** Without it, all that is owed. */
  amount?: string | null | undefined;
  idempotencyKey: string;
  /** DIRECT or AUTHORISED; without it, as the rule says. */
  mode?: string | null | undefined;
  payableId: string | number;
  /** Without it, the account the supplier named. */
  payeeAccount?: PayeeAccountInput | null | undefined;
};

/** What the list of batches is narrowed to. */
export type PayoutBatchFilter = {
  currency?: string | null | undefined;
  /** Made at or after. */
  since?: string | null | undefined;
  state?: string | null | undefined;
  /** Made before. */
  until?: string | null | undefined;
};

/** A picture by its address. */
export type PictureInput = {
  alt?: string | null | undefined;
  url: string;
};

/** A purchase to plan. */
export type PlanLineAddInput = {
  amount: string;
  budgetItemId: string | number;
  catalogueCode: string;
  title: string;
};

/** A price from and to. */
export type PriceRangeInput = {
  gte?: number | null | undefined;
  lte?: number | null | undefined;
};

/** A unit price from a minimum quantity on. */
export type PriceTierInput = {
  minQuantity: number;
  unitPrice: string;
};

/** Which case, why and until when. */
export type ProcessSuspendInput = {
  ocid: string;
  reason: string;
  until: string;
};

/** What changes; absent fields stay. */
export type ProductChangeInput = {
  category?: string | null | undefined;
  description?: string | null | undefined;
  externalReference?: string | null | undefined;
  facts?: any;
  hsCode?: string | null | undefined;
  name?: string | null | undefined;
  unit?: string | null | undefined;
};

/** A new product; ``facts``: attribute slug to value. */
export type ProductDraftInput = {
  /** The leaf category's slug. */
  category: string;
  description?: string | null | undefined;
  externalReference?: string | null | undefined;
  facts?: any;
  hsCode?: string | null | undefined;
  madeToOrder?: boolean | null | undefined;
  media?: Array<PictureInput> | null | undefined;
  name: string;
  returnable?: boolean | null | undefined;
  unit?: string | null | undefined;
  variants: Array<VariantDraftInput>;
};

/** The older filter. */
export type ProductFilterInput = {
  attributes?: Array<AttributeInput> | null | undefined;
  availableFrom?: string | null | undefined;
  /** Ours: goods sold at a stall. */
  booth?: string | null | undefined;
  categories?: Array<string | number> | null | undefined;
  channel?: string | null | undefined;
  collections?: Array<string | number> | null | undefined;
  giftCard?: boolean | null | undefined;
  /** Ours: sellers of some credit grades. */
  grades?: Array<string> | null | undefined;
  hasCategory?: boolean | null | undefined;
  hasPreorderedVariants?: boolean | null | undefined;
  ids?: Array<string | number> | null | undefined;
  isAvailable?: boolean | null | undefined;
  isPublished?: boolean | null | undefined;
  isVisibleInListing?: boolean | null | undefined;
  /** Ours: goods of some sellers. */
  merchants?: Array<string | number> | null | undefined;
  metadata?: Array<MetadataFilter> | null | undefined;
  minimalPrice?: PriceRangeInput | null | undefined;
  price?: PriceRangeInput | null | undefined;
  productTypes?: Array<string | number> | null | undefined;
  publishedFrom?: string | null | undefined;
  search?: string | null | undefined;
  slugs?: Array<string> | null | undefined;
  stockAvailability?: StockAvailability | null | undefined;
  stocks?: ProductStockFilterInput | null | undefined;
  updatedAt?: DateTimeRangeInput | null | undefined;
};

/** How goods are sorted. */
export type ProductOrder = {
  attributeId?: string | number | null | undefined;
  channel?: string | null | undefined;
  direction: OrderDirection;
  field?: ProductOrderField | null | undefined;
};

/** An enumeration. */
export type ProductOrderField =
  | 'COLLECTION'
  | 'CREATED_AT'
  | 'DATE'
  | 'LAST_MODIFIED'
  | 'LAST_MODIFIED_AT'
  | 'MINIMAL_PRICE'
  | 'NAME'
  | 'PRICE'
  | 'PUBLICATION_DATE'
  | 'PUBLISHED'
  | 'PUBLISHED_AT'
  | 'RANK'
  | 'RATING'
  | 'TURNOVER'
  | 'TYPE';

/** Stock in some warehouses. */
export type ProductStockFilterInput = {
  quantity?: IntRangeInput | null | undefined;
  warehouseIds?: Array<string | number> | null | undefined;
};

/** An enumeration. */
export type PublicNoticeKind =
  | 'ACCEPTANCE'
  | 'CANCELLATION'
  | 'FAILURE'
  | 'ORDER'
  | 'PAYMENT'
  | 'RESULT'
  | 'TERMINATION';

/** An enumeration. */
export type RateKindEnum =
  | 'FTL'
  | 'LTL'
  | 'PARCEL'
  | 'PICKUP'
  | 'PIECE';

/** What a list is kept as. */
export type ReconciliationFileKind =
  | 'CSV'
  | 'XLSX';

/** What a list is narrowed to; empty means all. */
export type ReconciliationFilter = {
  code?: string | null | undefined;
  currency?: string | null | undefined;
  owner?: string | null | undefined;
  since?: string | null | undefined;
  states?: Array<string> | null | undefined;
  types?: Array<string> | null | undefined;
  until?: string | null | undefined;
};

/** Name and identity number; the number is asked about and not kept. */
export type RepresentativeInput = {
  id: string | number;
  idNumber: string;
  name: string;
};

/** An enumeration. */
export type RequisitionBox =
  | 'acceptance'
  | 'all'
  | 'approval'
  | 'mine'
  | 'payment'
  | 'supplier';

/** What a department wants. */
export type RequisitionInput = {
  budgetItemId: string | number;
  deliverTo: DeliverToInput;
  lines: Array<RequisitionLineInput>;
  neededBy?: string | null | undefined;
  purpose: string;
  reason?: string | null | undefined;
};

/** An offer and how many base units. */
export type RequisitionLineInput = {
  offerId: string | number;
  quantity: number;
};

/** An enumeration. */
export type ReturnStateEnum =
  | 'APPROVED'
  | 'RECEIVED'
  | 'REFUNDED'
  | 'REFUSED'
  | 'REQUESTED'
  | 'SENT_BACK';

/** Which role ends, when, and why; now without a moment. */
export type RoleEndInput = {
  at?: string | null | undefined;
  membershipId: string | number;
  reason?: string | null | undefined;
};

/** A further role of a member, from now until. */
export type RoleGrantInput = {
  role: string;
  site?: string | null | undefined;
  userId: string | number;
  validUntil?: string | null | undefined;
};

/** A named multiple of the base unit. */
export type SaleUnitInput = {
  code: string;
  factor: number;
  name: string;
};

/** An amount or a share of the price, one of the two. */
export type SchedulePartInput = {
  amount?: string | null | undefined;
  dueAt?: string | null | undefined;
  kind: SchedulePartKind;
  percent?: string | null | undefined;
  windowDays?: number | null | undefined;
};

/** An enumeration. */
export type SchedulePartKind =
  | 'ADVANCE'
  | 'BALANCE'
  | 'EARNEST'
  | 'RETENTION';

/** A sheet to take in; with dryRun all is checked and nothing kept. */
export type SheetInput = {
  /** base64 of the file, may be gzip */
  content: string;
  dryRun: boolean;
  fileName: string;
};

/** How long a statement is. */
export type StatementCycle =
  | 'DAY'
  | 'MONTH'
  | 'WEEK';

/** What a statement is kept as. */
export type StatementFileKind =
  | 'PDF'
  | 'XLSX';

/** An enumeration. */
export type StockAvailability =
  | 'IN_STOCK'
  | 'OUT_OF_STOCK';

/** The counted base units of a variant, named by id or by article number. */
export type StockCountInput = {
  quantity: number;
  sku?: string | null | undefined;
  variant?: string | number | null | undefined;
};

/** Counts of one warehouse; without a warehouse, of the merchant's first. */
export type StockUpdateInput = {
  counts: Array<StockCountInput>;
  warehouse?: string | number | null | undefined;
};

/** A text or one of several. */
export type StringFilterInput = {
  eq?: string | null | undefined;
  oneOf?: Array<string> | null | undefined;
};

/** Everything given must hold. */
export type StuckListFilter = {
  /** At or after. */
  since?: string | null | undefined;
  /** Before. */
  until?: string | null | undefined;
  /** Part of a kind, an object, a handler or a problem. */
  words?: string | null | undefined;
};

/** An enumeration. */
export type TradeStateEnum =
  | 'AWAITING_CONFIRMATION'
  | 'AWAITING_DISPATCH'
  | 'AWAITING_PAYMENT'
  | 'CANCELLED'
  | 'COMPLETED'
  | 'EXPIRED'
  | 'INSPECTING'
  | 'PARTLY_SHIPPED'
  | 'SHIPPED';

/** An enumeration. */
export type TransactionEventTypeEnum =
  | 'AUTHORIZATION_ACTION_REQUIRED'
  | 'AUTHORIZATION_ADJUSTMENT'
  | 'AUTHORIZATION_FAILURE'
  | 'AUTHORIZATION_REQUEST'
  | 'AUTHORIZATION_SUCCESS'
  | 'CANCEL_FAILURE'
  | 'CANCEL_REQUEST'
  | 'CANCEL_SUCCESS'
  | 'CHARGE_ACTION_REQUIRED'
  | 'CHARGE_BACK'
  | 'CHARGE_FAILURE'
  | 'CHARGE_REQUEST'
  | 'CHARGE_SUCCESS'
  | 'INFO'
  | 'REFUND_FAILURE'
  | 'REFUND_REQUEST'
  | 'REFUND_REVERSE'
  | 'REFUND_SUCCESS';

/** An enumeration. */
export type TransactionInitializeErrorCode =
  | 'CHECKOUT_COMPLETION_IN_PROGRESS'
  | 'GRAPHQL_ERROR'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'UNIQUE';

/** An enumeration. */
export type TransactionProcessErrorCode =
  | 'CHECKOUT_COMPLETION_IN_PROGRESS'
  | 'GRAPHQL_ERROR'
  | 'INVALID'
  | 'MISSING_PAYMENT_APP'
  | 'MISSING_PAYMENT_APP_RELATION'
  | 'NOT_FOUND'
  | 'TRANSACTION_ALREADY_PROCESSED';

/** One SKU; ``choices``: attribute slug to option slug. */
export type VariantDraftInput = {
  baseUnit?: string | null | undefined;
  carton?: CartonInput | null | undefined;
  choices?: any;
  gtin?: string | null | undefined;
  name: string;
  prices: Array<ChannelPriceInput>;
  saleUnits?: Array<SaleUnitInput> | null | undefined;
  sku: string;
  trackStock?: boolean | null | undefined;
  weightG?: number | null | undefined;
};

export type SitesQueryVariables = Exact<{ [key: string]: never; }>;


export type SitesQuery = { sites: Array<{ slug: string, name: string, tagline: string, languages: Array<string>, theme: any, nameEn: string, taglineEn: string, channels: Array<{ slug: string, currencyCode: string }> }> };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string, firstName: string, lastName: string, isStaff: boolean, level: number, permissions: Array<string>, unreadNotices: number, organization: { id: string, name: string, kind: string, isMerchant: boolean } | null, organizations: Array<{ id: string, name: string, kind: string, isMerchant: boolean, kindLabel: string }> } | null };

export type StepUpMutationVariables = Exact<{
  code: string;
}>;


export type StepUpMutation = { tokenStepUp: { level: number | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { tokenCreate: { token: string | null, refreshToken: string | null, user: { email: string } | null, errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type RegisterMutationVariables = Exact<{
  input: AccountRegisterInput;
}>;


export type RegisterMutation = { accountRegister: { requiresConfirmation: boolean | null, errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type ConfirmAccountMutationVariables = Exact<{
  email: string;
  token: string;
}>;


export type ConfirmAccountMutation = { confirmAccount: { errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type RequestPasswordResetMutationVariables = Exact<{
  email: string;
  redirectUrl: string;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type SetPasswordMutationVariables = Exact<{
  email: string;
  password: string;
  token: string;
}>;


export type SetPasswordMutation = { setPassword: { errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type PasswordChangeMutationVariables = Exact<{
  old: string;
  new: string;
}>;


export type PasswordChangeMutation = { passwordChange: { errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type AccountPageQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountPageQuery = { me: { id: string, email: string, firstName: string, lastName: string, isConfirmed: boolean, dateJoined: string, organization: { id: string } | null, organizations: Array<{ id: string, name: string, kindLabel: string, isMerchant: boolean }>, roles: Array<{ code: string, name: string }>, addresses: Array<{ isDefaultShippingAddress: boolean | null, id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } }> } | null };

export type AddressPartsFragment = { id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } };

export type AddressCreateMutationVariables = Exact<{
  input: AddressInput;
}>;


export type AddressCreateMutation = { accountAddressCreate: { errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type AddressDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type AddressDeleteMutation = { accountAddressDelete: { errors: Array<{ field: string | null, code: AccountErrorCode, message: string | null }> } | null };

export type WalletPageQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  asked?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type WalletPageQuery = { me: { permissions: Array<string>, organization: { legalName: string } | null } | null, myWallet: { balances: Array<{ amount: number, currency: string }>, moved: Array<{ currency: string, came: { amount: number, currency: string }, went: { amount: number, currency: string } }>, movements: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, text: string, trade: string, amount: { amount: number, currency: string }, balanceAfter: { amount: number, currency: string } } }> } | null }, walletPlans: Array<{ way: string | null, accountName: string | null, accountMasked: string | null, bankName: string | null, payableFrom: string | null, available: { amount: number, currency: string }, twoPersonsAbove: { amount: number, currency: string }, problem: { code: string, message: string } | null }>, walletPayouts: { totalCount: number | null, edges: Array<{ node: { id: string, state: string, way: string, accountName: string, accountMasked: string, reason: string, askedAt: string, doneAt: string | null, amount: { amount: number, currency: string } } }> } | null };

export type WalletMoveFragment = { id: string, at: string, text: string, trade: string, amount: { amount: number, currency: string }, balanceAfter: { amount: number, currency: string } };

export type WalletPaidFragment = { id: string, state: string, way: string, accountName: string, accountMasked: string, reason: string, askedAt: string, doneAt: string | null, amount: { amount: number, currency: string } };

export type WalletMovesQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type WalletMovesQuery = { myWallet: { movements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, at: string, text: string, trade: string, amount: { amount: number, currency: string }, balanceAfter: { amount: number, currency: string } } }> } | null } };

export type WalletOutQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type WalletOutQuery = { walletPayouts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: string, way: string, accountName: string, accountMasked: string, reason: string, askedAt: string, doneAt: string | null, amount: { amount: number, currency: string } } }> } | null };

export type WalletAskMutationVariables = Exact<{
  amount: string;
  currency: string;
  key: string;
}>;


export type WalletAskMutation = { walletPayoutAsk: { payout: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MyOrganizationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyOrganizationsQuery = { me: { organization: { id: string } | null } | null, myOrganizations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { manages: boolean, organization: { id: string, name: string, legalName: string, kind: string, kindLabel: string, status: string, uscc: string | null, isMerchant: boolean }, memberships: Array<{ id: string, validUntil: string | null, role: { code: string, name: string } }>, approvals: Array<{ id: string, kind: string, kindLabel: string, state: string, reason: string }> } }> } | null, myInvitations: { edges: Array<{ node: { id: string, byApplicant: boolean, message: string, expiresAt: string, role: { name: string }, organization: { name: string, legalName: string } } }> } | null };

export type OrganizationRegisterMutationVariables = Exact<{
  input: OrganizationRegisterInput;
}>;


export type OrganizationRegisterMutation = { organizationRegister: { organization: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type OrganizationLeaveMutationVariables = Exact<{
  id: string | number;
}>;


export type OrganizationLeaveMutation = { organizationLeave: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type InvitationAnswerMutationVariables = Exact<{
  id: string | number;
  accept: boolean;
}>;


export type InvitationAnswerMutation = { invitationAnswer: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type JoinRequestMutationVariables = Exact<{
  input: JoinRequestInput;
}>;


export type JoinRequestMutation = { organizationJoinRequest: { sent: boolean | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  kind: string;
}>;


export type MembersQuery = { me: { id: string, organization: { id: string, name: string, kind: string } | null } | null, organizationMembers: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { userId: string, name: string, email: string, hasSecondFactor: boolean, memberships: Array<{ id: string, validUntil: string | null, role: { code: string, name: string } }> } }> } | null, organizationInvitations: { edges: Array<{ node: { id: string, email: string, state: string, byApplicant: boolean, message: string, expiresAt: string, role: { name: string } } }> } | null, roleChoices: Array<{ code: string, name: string, nameEn: string, levelTwo: boolean }> };

export type ActingOrganizationQueryVariables = Exact<{ [key: string]: never; }>;


export type ActingOrganizationQuery = { me: { id: string, permissions: Array<string>, organization: { id: string, name: string, kind: string, legalName: string } | null } | null };

export type MemberInviteMutationVariables = Exact<{
  input: MemberInviteInput;
}>;


export type MemberInviteMutation = { organizationMemberInvite: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type InvitationRevokeMutationVariables = Exact<{
  id: string | number;
}>;


export type InvitationRevokeMutation = { invitationRevoke: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type JoinDecideMutationVariables = Exact<{
  id: string | number;
  accept: boolean;
}>;


export type JoinDecideMutation = { organizationJoinDecide: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RoleGrantMutationVariables = Exact<{
  input: RoleGrantInput;
}>;


export type RoleGrantMutation = { organizationRoleGrant: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RoleConfirmMutationVariables = Exact<{
  id: string | number;
  accept: boolean;
}>;


export type RoleConfirmMutation = { organizationRoleConfirm: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RoleEndMutationVariables = Exact<{
  input: RoleEndInput;
}>;


export type RoleEndMutation = { organizationRoleEnd: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MemberRemoveMutationVariables = Exact<{
  input: MemberRemoveInput;
}>;


export type MemberRemoveMutation = { organizationMemberRemove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SecurityQueryVariables = Exact<{ [key: string]: never; }>;


export type SecurityQuery = { me: { id: string, email: string, hasSecondFactor: boolean, level: number } | null, mySessions: { edges: Array<{ node: { id: string, device: string, address: string, level: number, startedAt: string, lastSeenAt: string, current: boolean } }> } | null };

export type TotpEnrolMutationVariables = Exact<{
  password: string;
}>;


export type TotpEnrolMutation = { totpEnrol: { secret: string | null, otpauthUri: string | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type TotpConfirmMutationVariables = Exact<{
  code: string;
}>;


export type TotpConfirmMutation = { totpConfirm: { recoveryCodes: Array<string> | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type TotpRemoveMutationVariables = Exact<{
  input: BothFactorsInput;
}>;


export type TotpRemoveMutation = { totpRemove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RecoveryCodesRenewMutationVariables = Exact<{
  input: BothFactorsInput;
}>;


export type RecoveryCodesRenewMutation = { recoveryCodesRenew: { recoveryCodes: Array<string> | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SessionEndMutationVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type SessionEndMutation = { accountSessionEnd: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PersonalDataExportMutationVariables = Exact<{ [key: string]: never; }>;


export type PersonalDataExportMutation = { personalDataExport: { data: any, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ApplicationPartsFragment = { id: string, state: string, reason: string, sites: Array<string>, tradeCategories: Array<string>, contactName: string, contactPhone: string, representative: string, representativeIdTail: string, representativeMatches: boolean | null, licenceExpiresOn: string | null, taxStatus: string, issuesInvoices: boolean, returnAddress: string, settlementName: string, settlementBank: string, settlementTail: string, submittedAt: string | null, contractPaper: boolean, reviewable: boolean, organization: { id: string, name: string, legalName: string, kindLabel: string, uscc: string | null }, checklist: Array<{ code: string, name: string, nameEn: string, kind: string, required: boolean, complete: boolean, expiresOn: string | null, note: string }>, steps: Array<{ after: string, reason: string, at: string }>, contract: { number: string, state: string, sha256: string, sides: Array<{ label: string, name: string, signedAt: string | null, beingSigned: boolean, mine: boolean }> } | null };

export type MyApplicationQueryVariables = Exact<{ [key: string]: never; }>;


export type MyApplicationQuery = { me: { id: string, organization: { id: string, name: string, kind: string } | null } | null, myMerchantApplication: { id: string, state: string, reason: string, sites: Array<string>, tradeCategories: Array<string>, contactName: string, contactPhone: string, representative: string, representativeIdTail: string, representativeMatches: boolean | null, licenceExpiresOn: string | null, taxStatus: string, issuesInvoices: boolean, returnAddress: string, settlementName: string, settlementBank: string, settlementTail: string, submittedAt: string | null, contractPaper: boolean, reviewable: boolean, organization: { id: string, name: string, legalName: string, kindLabel: string, uscc: string | null }, checklist: Array<{ code: string, name: string, nameEn: string, kind: string, required: boolean, complete: boolean, expiresOn: string | null, note: string }>, steps: Array<{ after: string, reason: string, at: string }>, contract: { number: string, state: string, sha256: string, sides: Array<{ label: string, name: string, signedAt: string | null, beingSigned: boolean, mine: boolean }> } | null } | null };

export type PlatformContractFileQueryVariables = Exact<{
  id: string | number;
}>;


export type PlatformContractFileQuery = { merchantApplication: { contract: { number: string, file: string } | null } | null };

export type ApplicationStartMutationVariables = Exact<{
  key: string;
}>;


export type ApplicationStartMutation = { merchantApplicationStart: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ApplicationEditMutationVariables = Exact<{
  input: MerchantApplicationInput;
}>;


export type ApplicationEditMutation = { merchantApplicationEdit: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RepresentativeCheckMutationVariables = Exact<{
  input: RepresentativeInput;
}>;


export type RepresentativeCheckMutation = { merchantRepresentativeCheck: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ItemAttestMutationVariables = Exact<{
  id: string | number;
  code: string;
  attested: boolean;
}>;


export type ItemAttestMutation = { merchantItemAttest: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ApplicationSubmitMutationVariables = Exact<{
  id: string | number;
}>;


export type ApplicationSubmitMutation = { merchantApplicationSubmit: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PlatformContractSignMutationVariables = Exact<{
  id: string | number;
}>;


export type PlatformContractSignMutation = { merchantContractSign: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReviewDeskQueryVariables = Exact<{
  state?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewDeskQuery = { merchantApplications: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, state: string, submittedAt: string | null, sites: Array<string>, organization: { name: string, legalName: string, kindLabel: string } } }> } | null, approvals: { totalCount: number | null, edges: Array<{ node: { id: string, kindLabel: string, note: string, askedAt: string, register: { found: boolean, nameMatches: boolean, inOperation: boolean } | null, organization: { id: string, legalName: string, kindLabel: string, uscc: string | null } } }> } | null, reviewTasks: { totalCount: number | null, edges: Array<{ node: { id: string, kind: string, item: string | null, dueOn: string, application: { id: string, organization: { name: string } } } }> } | null };

export type ReviewApplicationQueryVariables = Exact<{
  id: string | number;
}>;


export type ReviewApplicationQuery = { merchantApplication: { id: string, state: string, reason: string, sites: Array<string>, tradeCategories: Array<string>, contactName: string, contactPhone: string, representative: string, representativeIdTail: string, representativeMatches: boolean | null, licenceExpiresOn: string | null, taxStatus: string, issuesInvoices: boolean, returnAddress: string, settlementName: string, settlementBank: string, settlementTail: string, submittedAt: string | null, contractPaper: boolean, reviewable: boolean, organization: { id: string, name: string, legalName: string, kindLabel: string, uscc: string | null }, checklist: Array<{ code: string, name: string, nameEn: string, kind: string, required: boolean, complete: boolean, expiresOn: string | null, note: string }>, steps: Array<{ after: string, reason: string, at: string }>, contract: { number: string, state: string, sha256: string, sides: Array<{ label: string, name: string, signedAt: string | null, beingSigned: boolean, mine: boolean }> } | null } | null };

export type ItemVerifyMutationVariables = Exact<{
  input: MerchantItemVerifyInput;
}>;


export type ItemVerifyMutation = { merchantItemVerify: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MerchantDecideMutationVariables = Exact<{
  input: MerchantDecisionInput;
}>;


export type MerchantDecideMutation = { merchantDecide: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ApprovalDecideMutationVariables = Exact<{
  input: ApprovalDecideInput;
}>;


export type ApprovalDecideMutation = { approvalDecide: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MarketMapQueryVariables = Exact<{
  site: string;
}>;


export type MarketMapQuery = { markets: Array<{ slug: string, name: string, nameEn: string, address: string, opens: string, closes: string, buildings: Array<{ code: string, name: string, nameEn: string, floors: Array<{ id: string, number: number, boothCount: number, leasedCount: number }> }> }> };

export type FloorPlanQueryVariables = Exact<{
  id: string | number;
}>;


export type FloorPlanQuery = { marketFloor: { id: string, number: number, width: number, height: number, building: { name: string, nameEn: string }, booths: Array<{ id: string, code: string, section: string, x: number, y: number, width: number, height: number, status: string, merchant: { slug: string, name: string, nameEn: string } | null }> } | null };

export type LeaseDeskQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  market?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type LeaseDeskQuery = { managedMarkets: Array<{ id: string, slug: string, name: string, nameEn: string, buildings: Array<{ code: string, name: string, nameEn: string, floors: Array<{ id: string, number: number, boothCount: number, leasedCount: number }> }> }>, leases: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, boothCode: string, startsOn: string, endsOn: string | null, contractNumber: string, endReason: string, market: { slug: string, name: string, nameEn: string }, tenant: { slug: string, name: string, nameEn: string } } }> } | null };

export type LeaseOpenMutationVariables = Exact<{
  input: LeaseOpenInput;
}>;


export type LeaseOpenMutation = { leaseOpen: { lease: { id: string, boothCode: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type LeaseEndMutationVariables = Exact<{
  input: LeaseEndInput;
}>;


export type LeaseEndMutation = { leaseEnd: { lease: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type EscrowDepositsFragment = { schedule: Array<{ kind: string, state: string, dueAt: string | null, windowDays: number | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } }>, retentions: Array<{ id: string, state: string, stateLabel: string, endsAt: string | null, mayAccept: boolean, held: { amount: number, currency: string } }>, defaultNotices: Array<{ id: string, side: string, state: string, reason: string, cureBy: string, ruling: string, mayConsent: boolean }> };

export type NoticeGiveMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type NoticeGiveMutation = { defaultNoticeGive: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type NoticeConsentMutationVariables = Exact<{
  id: string | number;
}>;


export type NoticeConsentMutation = { defaultConsent: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RetentionLetGoMutationVariables = Exact<{
  id: string | number;
}>;


export type RetentionLetGoMutation = { retentionAccept: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PartsSetMutationVariables = Exact<{
  id: string | number;
  parts: Array<SchedulePartInput> | SchedulePartInput;
}>;


export type PartsSetMutation = { paymentScheduleSet: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MySecurityQueryVariables = Exact<{
  currency: string;
}>;


export type MySecurityQuery = { merchantGuarantee: { held: { amount: number, currency: string }, needed: { amount: number, currency: string }, openTrades: { amount: number, currency: string } } | null, guarantees: { edges: Array<{ node: { id: string, purpose: string, state: string, askedAt: string, dueAt: string, beneficiaryName: string | null, form: string, letterNumber: string, amount: { amount: number, currency: string }, held: { amount: number, currency: string } } }> } | null };

export type SecurityPutUpMutationVariables = Exact<{
  input: GuaranteePutUpInput;
}>;


export type SecurityPutUpMutation = { guaranteePutUp: { guarantee: { state: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SecurityPayMutationVariables = Exact<{
  id: string | number;
  gateway: string;
  key: string;
}>;


export type SecurityPayMutation = { guaranteePay: { guarantee: { state: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SecurityLetterMutationVariables = Exact<{
  id: string | number;
  input: GuaranteeLetterInput;
}>;


export type SecurityLetterMutation = { guaranteeRegister: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SecurityAskBackMutationVariables = Exact<{
  id: string | number;
}>;


export type SecurityAskBackMutation = { guaranteeReturnAsk: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BatchListQueryVariables = Exact<{
  filter?: PayoutBatchFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type BatchListQuery = { payoutTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, payoutBatches: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, state: string, stateLabel: string, madeAt: string, sentAt: string | null, bookedAt: string | null, total: { amount: number, currency: string } } }> } | null };

export type BatchPageQueryVariables = Exact<{
  id: string | number;
}>;


export type BatchPageQuery = { payoutBatch: { id: string, number: string, state: string, stateLabel: string, madeAt: string, sentAt: string | null, bookedAt: string | null, fileHash: string, total: { amount: number, currency: string }, lines: Array<{ merchantName: string, endToEndId: string, state: string, reason: string, amount: { amount: number, currency: string } }> } | null };

export type BatchMakeMutationVariables = Exact<{
  currency: string;
}>;


export type BatchMakeMutation = { payoutBatchMake: { skipped: any, batch: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null, details: any }> } | null };

export type BatchCheckMutationVariables = Exact<{
  id: string | number;
}>;


export type BatchCheckMutation = { payoutBatchCheck: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BatchSendMutationVariables = Exact<{
  id: string | number;
}>;


export type BatchSendMutation = { payoutBatchSend: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BooksQueryVariables = Exact<{
  currency: string;
}>;


export type BooksQuery = { safeguarding: Array<{ currency: string, holds: boolean, assets: { amount: number, currency: string }, owed: { amount: number, currency: string }, cover: { amount: number, currency: string } }>, ledgerTotals: Array<{ code: string, name: string, kind: string, accounts: number, balance: { amount: number, currency: string } }> };

export type ParkedQueryVariables = Exact<{
  filter?: StuckListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type ParkedQuery = { deliveryBacklog: { pending: number, parked: number } | null, parkedDeliveries: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, handler: string, subject: string, kind: string, attempts: number, problem: string, at: string } }> } | null, deadMessages: { totalCount: number | null, edges: Array<{ node: { id: string, provider: string, kind: string, objectRef: string, attempts: number, problem: string, receivedAt: string } }> } | null, deadAll: { totalCount: number | null } | null };

export type ParkedRowFragment = { id: string, handler: string, subject: string, kind: string, attempts: number, problem: string, at: string };

export type DeadRowFragment = { id: string, provider: string, kind: string, objectRef: string, attempts: number, problem: string, receivedAt: string };

export type ParkedListQueryVariables = Exact<{
  filter?: StuckListFilter | null | undefined;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type ParkedListQuery = { parkedDeliveries: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, handler: string, subject: string, kind: string, attempts: number, problem: string, at: string } }> } | null };

export type DeadListQueryVariables = Exact<{
  filter?: StuckListFilter | null | undefined;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type DeadListQuery = { deadMessages: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, provider: string, kind: string, objectRef: string, attempts: number, problem: string, receivedAt: string } }> } | null };

export type ParkedRetryMutationVariables = Exact<{
  id: string | number;
}>;


export type ParkedRetryMutation = { parkedDeliveryRetry: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type DeadReplayMutationVariables = Exact<{
  id: string | number;
}>;


export type DeadReplayMutation = { deadMessageReplay: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReconciliationPageQueryVariables = Exact<{
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
  breaks?: ReconciliationFilter | null | undefined;
  days?: ReconciliationFilter | null | undefined;
}>;


export type ReconciliationPageQuery = { reconciliationDays: { totalCount: number | null, edges: Array<{ node: { id: string, day: string, state: string, sheet: string, lines: number, matched: number, breaks: number, breaksOpen: number, account: { code: string, owner: string, currency: string }, ledgerMoved: { amount: number, currency: string }, ledgerClosing: { amount: number, currency: string }, outsideMoved: { amount: number, currency: string }, outsideClosing: { amount: number, currency: string }, difference: { amount: number, currency: string }, unexplained: { amount: number, currency: string } } }> } | null, reconciliationBreaks: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, day: string, type: string, state: string, subject: string, owner: string, ageDays: number, account: { code: string, owner: string, currency: string }, ledger: { amount: number, currency: string }, outside: { amount: number, currency: string }, difference: { amount: number, currency: string } } }> } | null, reconciliationRefused: { totalCount: number | null, edges: Array<{ node: { id: string, source: string, ident: string, account: string, day: string | null, code: string, field: string, reason: string, remedyZh: string, remedyEn: string, lastAt: string, times: number } }> } | null, reconciliationTotals: Array<{ type: string, currency: string, count: number, live: number, difference: { amount: number, currency: string } }> };

export type ReconciliationThreeWayQueryVariables = Exact<{
  day: string;
}>;


export type ReconciliationThreeWayQuery = { reconciliationSettlements: Array<{ ref: string, equal: boolean, provider: { amount: number, currency: string } | null, ledger: { amount: number, currency: string } | null, bank: { amount: number, currency: string } | null }> };

export type BreakPageQueryVariables = Exact<{
  id: string | number;
}>;


export type BreakPageQuery = { reconciliationBreak: { id: string, day: string, type: string, state: string, subject: string, owner: string, note: string, way: string, resolutionKey: string, actionZh: string, actionEn: string, foundAt: string, closedAt: string | null, mayPropose: boolean, mayApprove: boolean, account: { code: string, owner: string, currency: string }, ledger: { amount: number, currency: string }, outside: { amount: number, currency: string }, difference: { amount: number, currency: string }, ledgerSide: Array<{ day: string, kind: string, journalKey: string, reference: string, subject: string, amount: { amount: number, currency: string } }>, outsideSide: Array<{ day: string, at: string, kind: string, ref: string, key: string, objectRef: string, name: string, text: string, sheet: string, amount: { amount: number, currency: string } }>, history: Array<{ act: string, who: string, text: string, at: string }>, ways: Array<{ code: string, zh: string, en: string }> } | null };

export type BreakFileQueryVariables = Exact<{
  kind: ReconciliationFileKind;
  filter?: ReconciliationFilter | null | undefined;
}>;


export type BreakFileQuery = { reconciliationFile: { name: string, mediaType: string, content: string } | null };

export type BreakAssignMutationVariables = Exact<{
  id: string | number;
}>;


export type BreakAssignMutation = { reconciliationBreakAssign: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BreakNoteMutationVariables = Exact<{
  id: string | number;
  note: string;
}>;


export type BreakNoteMutation = { reconciliationBreakNote: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BreakProposeMutationVariables = Exact<{
  id: string | number;
  way: string;
  note: string;
}>;


export type BreakProposeMutation = { reconciliationBreakPropose: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BreakApproveMutationVariables = Exact<{
  id: string | number;
}>;


export type BreakApproveMutation = { reconciliationBreakApprove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BreakRejectMutationVariables = Exact<{
  id: string | number;
  note: string;
}>;


export type BreakRejectMutation = { reconciliationBreakReject: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReviewListQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type ReviewListQuery = { paymentReviewTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, paymentReviews: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, payment: string, payerName: string, state: string, openedAt: string, decidedAt: string | null, amount: { amount: number, currency: string }, flags: Array<{ code: string, label: string }> } }> } | null };

export type ReviewPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ReviewPageQuery = { paymentReview: { id: string, payment: string, payerName: string, state: string, proposal: string, reason: string, proposedByMe: boolean, openedAt: string, decidedAt: string | null, evidence: any, circle: Array<string>, amount: { amount: number, currency: string }, flags: Array<{ code: string, label: string }> } | null };

export type ReviewProposeMutationVariables = Exact<{
  id: string | number;
  decision: string;
  reason: string;
}>;


export type ReviewProposeMutation = { paymentReviewPropose: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReviewDecideMutationVariables = Exact<{
  id: string | number;
  agree: boolean;
}>;


export type ReviewDecideMutation = { paymentReviewDecide: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type JournalLinesFragment = { code: string, name: string, owner: string, debit: { amount: number, currency: string } | null, credit: { amount: number, currency: string } | null, balanceAfter: { amount: number, currency: string } | null };

export type JournalListQueryVariables = Exact<{
  filter?: LedgerJournalFilterInput | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type JournalListQuery = { ledgerJournals: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, key: string, kind: string, trade: string, reference: string, effectiveAt: string, postedAt: string, lines: Array<{ code: string, name: string, owner: string, debit: { amount: number, currency: string } | null, credit: { amount: number, currency: string } | null, balanceAfter: { amount: number, currency: string } | null }> } }> } | null };

export type ManualListQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type ManualListQuery = { manualJournalTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, manualJournals: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, state: string, reason: string, answer: string, madeAt: string, checkedAt: string | null, madeByMe: boolean, lines: Array<{ code: string, name: string, owner: string, debit: { amount: number, currency: string } | null, credit: { amount: number, currency: string } | null, balanceAfter: { amount: number, currency: string } | null }> } }> } | null, manualJournalAccounts: Array<{ code: string, name: string, owners: Array<string> }> };

export type ManualPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ManualPageQuery = { manualJournal: { id: string, state: string, reason: string, answer: string, madeAt: string, checkedAt: string | null, madeByMe: boolean, lines: Array<{ code: string, name: string, owner: string, debit: { amount: number, currency: string } | null, credit: { amount: number, currency: string } | null, balanceAfter: { amount: number, currency: string } | null }> } | null };

export type ManualDraftMutationVariables = Exact<{
  input: ManualJournalInput;
}>;


export type ManualDraftMutation = { manualJournalDraft: { journal: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ManualCheckMutationVariables = Exact<{
  id: string | number;
  post: boolean;
  answer?: string | null | undefined;
}>;


export type ManualCheckMutation = { manualJournalCheck: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseRowFragment = { id: string, settlementSubject: string, state: string, merchantName: string, provider: string, providerRef: string, reason: string, evidenceDue: string | null, evidenceDaysLeft: number | null, evidenceAt: string | null, openedAt: string, decidedAt: string | null, writeOffAsked: boolean, amount: { amount: number, currency: string }, fee: { amount: number, currency: string }, owed: { amount: number, currency: string } };

export type ChargebackListQueryVariables = Exact<{
  filter?: ChargebackFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type ChargebackListQuery = { chargebacks: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, settlementSubject: string, state: string, merchantName: string, provider: string, providerRef: string, reason: string, evidenceDue: string | null, evidenceDaysLeft: number | null, evidenceAt: string | null, openedAt: string, decidedAt: string | null, writeOffAsked: boolean, amount: { amount: number, currency: string }, fee: { amount: number, currency: string }, owed: { amount: number, currency: string } } }> } | null, chargebackTotals: Array<{ currency: string, count: number, open: number, amount: { amount: number, currency: string }, owed: { amount: number, currency: string } }> };

export type ChargebackPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ChargebackPageQuery = { chargeback: { evidenceText: string, acceptAsked: boolean, acceptAskedByMe: boolean, acceptReason: string, acceptedAt: string | null, writeOffReason: string, writeOffAskedByMe: boolean, id: string, settlementSubject: string, state: string, merchantName: string, provider: string, providerRef: string, reason: string, evidenceDue: string | null, evidenceDaysLeft: number | null, evidenceAt: string | null, openedAt: string, decidedAt: string | null, writeOffAsked: boolean, parts: Array<{ code: string, amount: { amount: number, currency: string } }>, exposure: { amount: number, currency: string }, clientPart: { amount: number, currency: string }, coveredOwn: { amount: number, currency: string }, coveredClient: { amount: number, currency: string }, ownReturned: { amount: number, currency: string }, evidenceFiles: Array<{ kind: string, name: string, sha256: string }>, writtenOff: { amount: number, currency: string }, amount: { amount: number, currency: string }, fee: { amount: number, currency: string }, owed: { amount: number, currency: string } } | null };

export type CaseContestMutationVariables = Exact<{
  id: string | number;
  text: string;
  files?: Array<ChargebackFileInput> | ChargebackFileInput | null | undefined;
}>;


export type CaseContestMutation = { chargebackEvidenceSubmit: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseAcceptAskMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type CaseAcceptAskMutation = { chargebackAcceptAsk: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseAcceptApproveMutationVariables = Exact<{
  id: string | number;
}>;


export type CaseAcceptApproveMutation = { chargebackAcceptApprove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseCoverMutationVariables = Exact<{
  id: string | number;
}>;


export type CaseCoverMutation = { chargebackCover: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseWriteOffAskMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type CaseWriteOffAskMutation = { chargebackWriteOffAsk: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseWriteOffApproveMutationVariables = Exact<{
  id: string | number;
}>;


export type CaseWriteOffApproveMutation = { chargebackWriteOffApprove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReceiptRowFragment = { id: string, bankRef: string, payerName: string, payerAccountMasked: string, text: string, state: string, why: string, receivedAt: string, dueAt: string, ageDays: number, how: string, target: string, paymentRef: string | null, amount: { amount: number, currency: string }, openAmount: { amount: number, currency: string } };

export type ReceiptListQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type ReceiptListQuery = { receipts: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, bankRef: string, payerName: string, payerAccountMasked: string, text: string, state: string, why: string, receivedAt: string, dueAt: string, ageDays: number, how: string, target: string, paymentRef: string | null, amount: { amount: number, currency: string }, openAmount: { amount: number, currency: string } } }> } | null, receiptTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }> | null };

export type ReceiptPageQueryVariables = Exact<{
  id: string | number;
}>;


export type ReceiptPageQuery = { receipt: { note: string, proposedByMe: boolean, id: string, bankRef: string, payerName: string, payerAccountMasked: string, text: string, state: string, why: string, receivedAt: string, dueAt: string, ageDays: number, how: string, target: string, paymentRef: string | null, proofs: Array<{ documentId: string, note: string, at: string }>, amount: { amount: number, currency: string }, openAmount: { amount: number, currency: string } } | null };

export type ReceiptSuggestMutationVariables = Exact<{
  id: string | number;
  how: string;
  target?: string | null | undefined;
  note?: string | null | undefined;
}>;


export type ReceiptSuggestMutation = { receiptPropose: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReceiptAgreeMutationVariables = Exact<{
  id: string | number;
}>;


export type ReceiptAgreeMutation = { receiptConfirm: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type WalletRowFragment = { id: string, number: string, ownerName: string, way: string, accountName: string, accountMasked: string, state: string, reason: string, askedAt: string, doneAt: string | null, askedByMe: boolean, agreedByMe: boolean, amount: { amount: number, currency: string } };

export type WalletPayoutListQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type WalletPayoutListQuery = { walletPayoutTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, walletPayouts: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, ownerName: string, way: string, accountName: string, accountMasked: string, state: string, reason: string, askedAt: string, doneAt: string | null, askedByMe: boolean, agreedByMe: boolean, amount: { amount: number, currency: string } } }> } | null };

export type WalletPayoutPageQueryVariables = Exact<{
  id: string | number;
}>;


export type WalletPayoutPageQuery = { walletPayout: { id: string, number: string, ownerName: string, way: string, accountName: string, accountMasked: string, state: string, reason: string, askedAt: string, doneAt: string | null, askedByMe: boolean, agreedByMe: boolean, amount: { amount: number, currency: string } } | null };

export type WalletAgreeMutationVariables = Exact<{
  id: string | number;
}>;


export type WalletAgreeMutation = { walletPayoutAgree: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type WalletCheckMutationVariables = Exact<{
  id: string | number;
  send: boolean;
  reason?: string | null | undefined;
}>;


export type WalletCheckMutation = { walletPayoutCheck: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PurchaseRowFragment = { id: string, provider: string, reference: string, state: string, answer: string, madeAt: string, checkedAt: string | null, madeByMe: boolean, bought: { amount: number, currency: string }, paid: { amount: number, currency: string } };

export type PurchaseListQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type PurchaseListQuery = { foreignBuyback: { gateways: Array<string>, owed: Array<{ amount: number, currency: string }> } | null, foreignPurchaseTotals: Array<{ count: number, bought: { amount: number, currency: string }, paid: { amount: number, currency: string } }>, foreignPurchases: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, provider: string, reference: string, state: string, answer: string, madeAt: string, checkedAt: string | null, madeByMe: boolean, bought: { amount: number, currency: string }, paid: { amount: number, currency: string } } }> } | null };

export type PurchasePageQueryVariables = Exact<{
  id: string | number;
}>;


export type PurchasePageQuery = { foreignPurchase: { id: string, provider: string, reference: string, state: string, answer: string, madeAt: string, checkedAt: string | null, madeByMe: boolean, bought: { amount: number, currency: string }, paid: { amount: number, currency: string } } | null };

export type PurchaseDraftMutationVariables = Exact<{
  gateway: string;
  bought: string;
  currency: string;
  paid: string;
  paidCurrency: string;
  reference: string;
}>;


export type PurchaseDraftMutation = { foreignMoneyBought: { purchase: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PurchaseCheckMutationVariables = Exact<{
  id: string | number;
  post: boolean;
  answer?: string | null | undefined;
}>;


export type PurchaseCheckMutation = { foreignMoneyCheck: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type GovNoticesQueryVariables = Exact<{
  text?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type GovNoticesQuery = { latenessList: { edges: Array<{ node: { ocid: string, contractNumber: string, buyerName: string, dueOn: string, settledOn: string | null, daysLate: number, amount: { amount: number, currency: string }, interest: { amount: number, currency: string } } }> } | null, news: { edges: Array<{ node: { slug: string, title: string, summary: string, publishedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, mallOffers: { totalCount: number | null, edges: Array<{ node: { id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null } }> } | null };

export type GovNoticeQueryVariables = Exact<{
  slug: string;
}>;


export type GovNoticeQuery = { newsItem: { slug: string, title: string, summary: string, publishedAt: string, content: string | null } | null };

export type OfferFragment = { id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null };

export type MallListQueryVariables = Exact<{
  search?: string | null | undefined;
  code?: string | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type MallListQuery = { mallOffers: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null } }> } | null };

export type BasketOfferQueryVariables = Exact<{
  id: string | number;
}>;


export type BasketOfferQuery = { mallOffer: { supplierId: string, id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null } | null };

export type MallComparePageQueryVariables = Exact<{
  id: string | number;
  quantity: number;
}>;


export type MallComparePageQuery = { mallOffer: { id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null } | null, mallComparison: { quantity: number, suppliers: number, specKey: string, referencePrice: { amount: number, currency: string } | null, offers: Array<{ available: number, total: { amount: number, currency: string }, unitPrice: { amount: number, currency: string }, offer: { id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null } }> } | null };

export type BudgetPageQueryVariables = Exact<{
  year?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type BudgetPageQuery = { budgetItems: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, name: string, fiscalYear: number, economicClass: string, amount: { amount: number, currency: string }, reserved: { amount: number, currency: string }, spent: { amount: number, currency: string }, available: { amount: number, currency: string }, planLines: Array<{ id: string, catalogueCode: string, title: string, recordNo: string, amount: { amount: number, currency: string } }> } }> } | null };

export type BudgetRegisterMutationVariables = Exact<{
  input: BudgetItemRegisterInput;
}>;


export type BudgetRegisterMutation = { budgetItemRegister: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PlanAddMutationVariables = Exact<{
  input: PlanLineAddInput;
}>;


export type PlanAddMutation = { planLineAdd: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PublicNoticeListQueryVariables = Exact<{
  kind?: PublicNoticeKind | null | undefined;
  search?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  region?: string | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type PublicNoticeListQuery = { publicNotices: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, kind: PublicNoticeKind, title: string, buyerName: string, ocid: string, publishedAt: string, feedNumber: number } }> } | null };

export type PublicNoticePageQueryVariables = Exact<{
  id: string | number;
}>;


export type PublicNoticePageQuery = { publicNotice: { id: string, kind: PublicNoticeKind, title: string, text: string, buyerName: string, ocid: string, releaseId: string, tags: Array<string>, feedNumber: number, digest: string, eventId: string, publishedAt: string } | null };

export type LatenessPageQueryVariables = Exact<{
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type LatenessPageQuery = { latenessList: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { ocid: string, contractNumber: string, buyerName: string, dueOn: string, settledOn: string | null, daysLate: number, amount: { amount: number, currency: string }, interest: { amount: number, currency: string } } }> } | null };

export type RequisitionChangeMutationVariables = Exact<{
  id: string | number;
  input: RequisitionInput;
}>;


export type RequisitionChangeMutation = { requisitionUpdate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ContractSignMutationVariables = Exact<{
  id: string | number;
}>;


export type ContractSignMutation = { mallContractSign: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type GoodsBackMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type GoodsBackMutation = { mallGoodsReturn: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ContractFileQueryVariables = Exact<{
  id: string | number;
}>;


export type ContractFileQuery = { requisition: { contract: { number: string, documentNumber: string | null, file: string | null } | null } | null };

export type MyLevelQueryVariables = Exact<{ [key: string]: never; }>;


export type MyLevelQuery = { me: { id: string, level: number, permissions: Array<string>, hasSecondFactor: boolean } | null };

export type BudgetListQueryVariables = Exact<{ [key: string]: never; }>;


export type BudgetListQuery = { budgetItems: { edges: Array<{ node: { id: string, number: string, name: string, fiscalYear: number, economicClass: string, amount: { amount: number, currency: string }, reserved: { amount: number, currency: string }, spent: { amount: number, currency: string }, available: { amount: number, currency: string } } }> } | null };

export type RequisitionRowFragment = { id: string, number: string, purpose: string, state: string, stateLabel: string, stateSince: string, departmentName: string, supplierName: string, actions: Array<string>, total: { amount: number, currency: string } };

export type RequisitionListQueryVariables = Exact<{
  box: RequisitionBox;
  state?: string | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type RequisitionListQuery = { requisitions: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, purpose: string, state: string, stateLabel: string, stateSince: string, departmentName: string, supplierName: string, actions: Array<string>, total: { amount: number, currency: string } } }> } | null };

export type RequisitionPageQueryVariables = Exact<{
  id: string | number;
}>;


export type RequisitionPageQuery = { requisition: { ocid: string, supplierOrganizationId: string | null, note: string, reason: string, neededBy: string | null, deliverTo: any, orderNumber: string | null, dueAt: string | null, id: string, number: string, purpose: string, state: string, stateLabel: string, stateSince: string, departmentName: string, supplierName: string, actions: Array<string>, budgetItem: { number: string, name: string, available: { amount: number, currency: string } } | null, lines: Array<{ id: string, title: string, quantity: number, catalogueCode: string, unitPrice: { amount: number, currency: string }, total: { amount: number, currency: string }, offer: { id: string, specLabel: string, specKey: string, unit: string, supplierName: string, supplierId: string, title: string, productSlug: string, picture: any } }>, orderedLines: Array<{ id: string, title: string, quantity: number, quantityShipped: number, quantityDelivered: number, quantityAccepted: number, quantityReturned: number, total: { amount: number, currency: string } }>, sheet: { digest: string, madeAt: string, reason: string, lines: any } | null, acceptance: { at: string, kind: string, note: string, digest: string, lines: any, amount: { amount: number, currency: string } } | null, history: Array<{ act: string, at: string, title: string, note: string, fromState: string, toState: string, eventId: string }>, payable: { id: string, title: string, contractNumber: string, buyerName: string, supplierName: string, acceptedOn: string, deliveredOn: string, deemed: boolean, settledOn: string | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string }, tax: { amount: number, currency: string }, clock: { basis: string, dueOn: string, startedOn: string, termDays: number, daysLeft: number, daysLate: number, interest: { amount: number, currency: string } }, invoices: Array<{ number: string, state: string, stateLabel: string, issuedOn: string, amount: { amount: number, currency: string } }>, requests: Array<{ id: string, number: string, state: string, stateLabel: string, requestedAt: string, approvedAt: string | null, settledAt: string | null, voucherNo: string, mode: string, payeeAccount: string, payeeBank: string, returnReason: string, amount: { amount: number, currency: string }, order: { id: string, step: string, papers: Array<{ kind: string, number: string, holds: boolean, sha256: string }> } | null }> } | null, contract: { number: string, state: string, stateLabel: string, paymentDays: number, inspectionWorkdays: number, signedAt: string | null, documentState: string | null, documentNumber: string | null, fileHash: string | null, maySign: boolean, total: { amount: number, currency: string }, parties: Array<{ name: string, label: string, signedAt: string | null, beingSigned: boolean }> } | null, suspension: { reason: string, placedAt: string, until: string } | null, total: { amount: number, currency: string } } | null };

export type CaseSecurityQueryVariables = Exact<{
  subject: string;
}>;


export type CaseSecurityQuery = { guarantees: { edges: Array<{ node: { id: string, purpose: string, form: string, state: string, askedAt: string, dueAt: string, returnBy: string | null, letterNumber: string, issuer: string, validUntil: string | null, reason: string, giverName: string, amount: { amount: number, currency: string }, claimed: { amount: number, currency: string } } }> } | null };

export type SecurityAskMutationVariables = Exact<{
  input: GuaranteeAskInput;
}>;


export type SecurityAskMutation = { guaranteeAsk: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SecurityReleaseMutationVariables = Exact<{
  id: string | number;
}>;


export type SecurityReleaseMutation = { guaranteeRelease: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SecurityClaimMutationVariables = Exact<{
  id: string | number;
  amount: string;
  reason: string;
}>;


export type SecurityClaimMutation = { guaranteeClaim: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PayablePartsFragment = { id: string, title: string, contractNumber: string, buyerName: string, supplierName: string, acceptedOn: string, deliveredOn: string, deemed: boolean, settledOn: string | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string }, tax: { amount: number, currency: string }, clock: { basis: string, dueOn: string, startedOn: string, termDays: number, daysLeft: number, daysLate: number, interest: { amount: number, currency: string } }, invoices: Array<{ number: string, state: string, stateLabel: string, issuedOn: string, amount: { amount: number, currency: string } }>, requests: Array<{ id: string, number: string, state: string, stateLabel: string, requestedAt: string, approvedAt: string | null, settledAt: string | null, voucherNo: string, mode: string, payeeAccount: string, payeeBank: string, returnReason: string, amount: { amount: number, currency: string }, order: { id: string, step: string, papers: Array<{ kind: string, number: string, holds: boolean, sha256: string }> } | null }> };

export type PaymentListQueryVariables = Exact<{
  openOnly: boolean;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type PaymentListQuery = { paymentTracker: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, contractNumber: string, buyerName: string, supplierName: string, acceptedOn: string, deliveredOn: string, deemed: boolean, settledOn: string | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string }, tax: { amount: number, currency: string }, clock: { basis: string, dueOn: string, startedOn: string, termDays: number, daysLeft: number, daysLate: number, interest: { amount: number, currency: string } }, invoices: Array<{ number: string, state: string, stateLabel: string, issuedOn: string, amount: { amount: number, currency: string } }>, requests: Array<{ id: string, number: string, state: string, stateLabel: string, requestedAt: string, approvedAt: string | null, settledAt: string | null, voucherNo: string, mode: string, payeeAccount: string, payeeBank: string, returnReason: string, amount: { amount: number, currency: string }, order: { id: string, step: string, papers: Array<{ kind: string, number: string, holds: boolean, sha256: string }> } | null }> } }> } | null };

export type RequisitionCreateMutationVariables = Exact<{
  input: RequisitionInput;
  key: string;
}>;


export type RequisitionCreateMutation = { requisitionCreate: { requisition: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionCompareMutationVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type RequisitionCompareMutation = { requisitionCompare: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionSubmitMutationVariables = Exact<{
  id: string | number;
  key: string;
  reason?: string | null | undefined;
}>;


export type RequisitionSubmitMutation = { requisitionSubmit: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionApproveMutationVariables = Exact<{
  id: string | number;
  key: string;
}>;


export type RequisitionApproveMutation = { requisitionApprove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionRejectMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RequisitionRejectMutation = { requisitionReject: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionWithdrawMutationVariables = Exact<{
  id: string | number;
}>;


export type RequisitionWithdrawMutation = { requisitionWithdraw: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionCancelMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RequisitionCancelMutation = { requisitionCancel: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RequisitionRateMutationVariables = Exact<{
  id: string | number;
  stars: number;
  reason: string;
}>;


export type RequisitionRateMutation = { requisitionRate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MallConfirmMutationVariables = Exact<{
  id: string | number;
}>;


export type MallConfirmMutation = { mallOrderConfirm: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MallDeclineMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type MallDeclineMutation = { mallOrderDecline: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MallDispatchMutationVariables = Exact<{
  input: MallOrderDispatchInput;
}>;


export type MallDispatchMutation = { mallOrderDispatch: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type AcceptanceRecordMutationVariables = Exact<{
  input: AcceptanceRecordInput;
}>;


export type AcceptanceRecordMutation = { acceptanceRecord: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MallDisputeMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type MallDisputeMutation = { mallDisputeOpen: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type InvoiceRegisterMutationVariables = Exact<{
  input: GovInvoiceRegisterInput;
}>;


export type InvoiceRegisterMutation = { govInvoiceRegister: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PaymentRequestCreateMutationVariables = Exact<{
  input: PaymentRequestCreateInput;
}>;


export type PaymentRequestCreateMutation = { paymentRequestCreate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PaymentRequestApproveMutationVariables = Exact<{
  id: string | number;
}>;


export type PaymentRequestApproveMutation = { paymentRequestApprove: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CardFragment = { id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null };

export type CategoryTreeQueryVariables = Exact<{
  first: number;
  site: string;
}>;


export type CategoryTreeQuery = { categories: { edges: Array<{ node: { id: string, slug: string, name: string, translation: { name: string | null } | null, children: { edges: Array<{ node: { slug: string, name: string, translation: { name: string | null } | null } }> } | null } }> } | null };

export type SiteHomeQueryVariables = Exact<{
  channel: string;
  site: string;
}>;


export type SiteHomeQuery = { arrivals: { totalCount: number | null, edges: Array<{ node: { id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null, ready: { edges: Array<{ node: { id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null, merchants: { totalCount: number | null, edges: Array<{ node: { id: string, slug: string, name: string, kind: string, description: string | null, isGovSupplier: boolean, nameEn: string, grade: { grade: string, label: string, score: number } | null } }> } | null };

export type MerchantCardFragment = { id: string, slug: string, name: string, kind: string, description: string | null, isGovSupplier: boolean, nameEn: string, grade: { grade: string, label: string, score: number } | null };

export type ProductListQueryVariables = Exact<{
  channel: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ProductFilterInput | null | undefined;
  sortBy?: ProductOrder | null | undefined;
}>;


export type ProductListQuery = { products: { totalCount: number | null, shownCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null };

export type FacetsQueryVariables = Exact<{
  channel: string;
  filter?: ProductFilterInput | null | undefined;
}>;


export type FacetsQuery = { facets: Array<{ attribute: { slug: string, name: string, translation: { name: string } | null }, values: Array<{ slug: string, name: string, count: number, translation: { name: string } | null }> }> };

export type CategoryPageQueryVariables = Exact<{
  slug: string;
}>;


export type CategoryPageQuery = { category: { id: string, slug: string, name: string, translation: { name: string | null } | null, parent: { slug: string, name: string, translation: { name: string | null } | null } | null, children: { edges: Array<{ node: { slug: string, name: string, translation: { name: string | null } | null } }> } | null } | null };

export type ProductPageQueryVariables = Exact<{
  slug: string;
  channel: string;
}>;


export type ProductPageQuery = { product: { description: string | null, hsCode: string | null, returnable: boolean, boothCodes: Array<string>, merchantGrade: string | null, id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, categoryTrail: Array<{ slug: string, name: string, translation: { name: string | null } | null }>, media: Array<{ url: string, alt: string }> | null, attributes: Array<{ attribute: { slug: string, name: string, unit: string | null, translation: { name: string } | null }, values: Array<{ name: string | null, slug: string | null, value: string | null, translation: { name: string } | null }> }>, merchant: { legalName: string, uscc: string | null, activeSince: string | null, identityVerifiedAt: string | null, slug: string, name: string, id: string, kind: string, description: string | null, isGovSupplier: boolean, nameEn: string, grade: { grade: string, label: string, score: number } | null }, variants: Array<{ id: string, sku: string | null, name: string, quantityAvailable: number | null, baseUnit: string, carton: any, tierMode: string, saleUnits: Array<{ code: string, name: string, factor: number }>, quantityRule: { min: number, step: number, max: number | null }, priceTiers: Array<{ minQuantity: number, unitPrice: { amount: number, currency: string } }>, pricing: { price: { gross: { amount: number, currency: string } } | null } | null, attributes: Array<{ attribute: { slug: string, name: string, translation: { name: string } | null }, values: Array<{ name: string | null, slug: string | null, value: string | null, translation: { name: string } | null }> }> }> | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } | null };

export type ShopPageQueryVariables = Exact<{
  slug: string;
  channel: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ShopPageQuery = { merchant: { legalName: string, uscc: string | null, licence: string | null, activeSince: string | null, identityVerifiedAt: string | null, id: string, slug: string, name: string, kind: string, description: string | null, isGovSupplier: boolean, nameEn: string, booths: Array<{ code: string, status: string, floor: number, floorId: string, building: string, market: { name: string, nameEn: string } }>, products: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null, grade: { grade: string, label: string, score: number } | null } | null };

export type ShopsQueryVariables = Exact<{
  site: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ShopsQuery = { merchants: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, slug: string, name: string, kind: string, description: string | null, isGovSupplier: boolean, nameEn: string, grade: { grade: string, label: string, score: number } | null } }> } | null };

export type SuggestionsQueryVariables = Exact<{
  site: string;
  query: string;
}>;


export type SuggestionsQuery = { searchSuggestions: Array<{ text: string, kind: string, slug: string | null }> };

export type FastOrderQueryVariables = Exact<{
  channel: string;
  codes: Array<string | null | undefined> | string;
  first: number;
}>;


export type FastOrderQuery = { productVariants: { edges: Array<{ node: { id: string, sku: string | null, name: string, quantityAvailable: number | null, baseUnit: string, quantityRule: { min: number, step: number, max: number | null }, priceTiers: Array<{ minQuantity: number, unitPrice: { amount: number, currency: string } }>, pricing: { price: { gross: { amount: number, currency: string } } | null } | null, product: { slug: string, name: string, translation: { name: string | null } | null, merchant: { name: string, nameEn: string } } } }> } | null };

export type FreightEstimateQueryVariables = Exact<{
  channel: string;
  variant: string | number;
  quantity: number;
  area: string;
}>;


export type FreightEstimateQuery = { freightEstimate: { weightKnown: boolean, goods: { amount: number, currency: string }, options: Array<{ id: string, name: string, kind: RateKindEnum | null, carrier: string | null, minimumDeliveryDays: number | null, maximumDeliveryDays: number | null, price: { amount: number, currency: string } }> } | null };

export type ComparePageQueryVariables = Exact<{
  channel: string;
  slugs: Array<string> | string;
  first: number;
}>;


export type ComparePageQuery = { products: { edges: Array<{ node: { returnable: boolean, id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, productType: { id: string, name: string }, category: { id: string, slug: string, name: string, translation: { name: string | null } | null } | null, attributesCompared: Array<{ attribute: { slug: string, name: string, unit: string | null, translation: { name: string } | null }, values: Array<{ name: string | null, value: string | null, translation: { name: string } | null }> }>, variants: Array<{ id: string, quantityAvailable: number | null, baseUnit: string, carton: any, quantityRule: { min: number, step: number }, priceTiers: Array<{ minQuantity: number, unitPrice: { amount: number, currency: string } }> }> | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null };

export type CompareMoreQueryVariables = Exact<{
  channel: string;
  category: string | number;
}>;


export type CompareMoreQuery = { products: { edges: Array<{ node: { id: string, slug: string, name: string, unit: string, thumbnail: { url: string } | null, translation: { name: string | null } | null, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null };

export type MyShopQueryVariables = Exact<{ [key: string]: never; }>;


export type MyShopQuery = { me: { id: string, permissions: Array<string>, organization: { id: string, slug: string, name: string, legalName: string, kindLabel: string, isMerchant: boolean, isGovSupplier: boolean } | null } | null };

export type ShopChannelsQueryVariables = Exact<{
  slug: string;
}>;


export type ShopChannelsQuery = { merchant: { id: string, slug: string, name: string, nameEn: string, grade: { grade: string, label: string, score: number } | null, textile: { totalCount: number | null } | null, electronics: { totalCount: number | null } | null, industrial: { totalCount: number | null } | null, intl: { totalCount: number | null } | null } | null };

export type SoldRowFragment = { id: string, number: string, created: string, tradeState: TradeStateEnum, userEmail: string | null, dispatchBy: string | null, afterSale: boolean, total: { gross: { amount: number, currency: string } }, lines: Array<{ id: string, productName: string, quantity: number }>, channel: { slug: string } };

export type SoldSummaryQueryVariables = Exact<{ [key: string]: never; }>;


export type SoldSummaryQuery = { toDispatch: { totalCount: number | null, edges: Array<{ node: { id: string, number: string, created: string, tradeState: TradeStateEnum, userEmail: string | null, dispatchBy: string | null, afterSale: boolean, total: { gross: { amount: number, currency: string } }, lines: Array<{ id: string, productName: string, quantity: number }>, channel: { slug: string } } }> } | null, toPay: { totalCount: number | null } | null, inspecting: { totalCount: number | null } | null, completed: { totalCount: number | null } | null, afterSale: { totalCount: number | null } | null };

export type SoldListQueryVariables = Exact<{
  filter?: OrderWorkFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type SoldListQuery = { orders: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, created: string, tradeState: TradeStateEnum, userEmail: string | null, dispatchBy: string | null, afterSale: boolean, total: { gross: { amount: number, currency: string } }, lines: Array<{ id: string, productName: string, quantity: number }>, channel: { slug: string } } }> } | null };

export type SoldOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type SoldOrderQuery = { order: { afterSale: boolean, customerNote: string, purchaseNumber: string | null, id: string, number: string, created: string, status: OrderStatus, tradeState: TradeStateEnum, tradeStateLabel: string, chargeStatus: OrderChargeStatusEnum, userEmail: string | null, problem: string | null, actions: Array<string>, fulfillments: Array<{ id: string, created: string, trackingNumber: string, status: FulfillmentStatus }>, returns: Array<{ id: string, state: ReturnStateEnum, reason: string, requestedAt: string, refund: { amount: number, currency: string }, lines: Array<{ orderLineId: string, quantity: number }> }>, channel: { slug: string }, merchant: { slug: string, name: string, nameEn: string }, subtotal: { gross: { amount: number, currency: string } }, shippingPrice: { gross: { amount: number, currency: string } }, total: { gross: { amount: number, currency: string } }, shippingAddress: { id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } } | null, lines: Array<{ id: string, productName: string, variantName: string, quantity: number, unitPrice: { gross: { amount: number, currency: string } }, totalPrice: { gross: { amount: number, currency: string } }, thumbnail: { url: string } | null, variant: { id: string, product: { slug: string, translation: { name: string | null } | null } } | null }>, waybills: Array<{ number: string, stateLabel: string, carrier: { name: string }, events: Array<{ label: string, at: string, place: string, text: string }> }>, escrow: { id: string, state: string, stateLabel: string, frozen: boolean, inspectionEndsAt: string | null, inspectionDaysLeft: number | null, funded: { amount: number, currency: string }, held: { amount: number, currency: string }, released: { amount: number, currency: string }, refunded: { amount: number, currency: string }, timeline: Array<{ at: string, state: string, text: string, amount: { amount: number, currency: string } | null }>, schedule: Array<{ kind: string, state: string, dueAt: string | null, windowDays: number | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } }>, retentions: Array<{ id: string, state: string, stateLabel: string, endsAt: string | null, mayAccept: boolean, held: { amount: number, currency: string } }>, defaultNotices: Array<{ id: string, side: string, state: string, reason: string, cureBy: string, ruling: string, mayConsent: boolean }> } | null } | null, carriers: Array<{ code: string, name: string }> };

export type MyGoodsQueryVariables = Exact<{
  slug: string;
  channel: string;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type MyGoodsQuery = { merchant: { products: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { status: string, id: string, name: string, slug: string, unit: string, saleMode: string, inStock: boolean, soldQuantity: number, boothCodes: Array<string>, merchantGrade: string | null, variants: Array<{ id: string, sku: string | null, quantityAvailable: number | null, priceTiers: Array<{ minQuantity: number }> }> | null, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null, merchant: { slug: string, name: string, nameEn: string }, pricing: { priceRange: { start: { gross: { amount: number, currency: string } } | null, stop: { gross: { amount: number, currency: string } } | null } | null } | null } }> } | null } | null };

export type MyProductQueryVariables = Exact<{
  slug: string;
  channel: string;
}>;


export type MyProductQuery = { product: { id: string, name: string, slug: string, status: string, description: string | null, hsCode: string | null, unit: string, thumbnail: { url: string } | null, variants: Array<{ id: string, sku: string | null, name: string, quantityAvailable: number | null, baseUnit: string, tierMode: string, carton: any, priceTiers: Array<{ minQuantity: number, unitPrice: { amount: number, currency: string } }>, quantityRule: { min: number, step: number, max: number | null }, stocks: Array<{ id: string, quantity: number, quantityAllocated: number, warehouse: { id: string, name: string } }> | null }> | null } | null };

export type MyCreditQueryVariables = Exact<{ [key: string]: never; }>;


export type MyCreditQuery = { creditReport: { asOf: string, grade: string, score: number, isNew: boolean, depositPercent: number, holdDays: number, reservePercent: number, trustedWeight: number, modelHash: string, factors: Array<{ code: string, name: string, points: number, pointsMax: number, rate: number | null }>, reasons: Array<{ case: string, factor: string, points: number, words: Array<string>, occurredOn: string | null }>, advice: Array<{ factor: string, pointsPossible: number, zh: string, en: string }> } | null };

export type DispatchOrderMutationVariables = Exact<{
  input: OrderDispatchInput;
}>;


export type DispatchOrderMutation = { orderDispatch: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ConfirmOrderMutationVariables = Exact<{
  input: OrderConfirmInput;
}>;


export type ConfirmOrderMutation = { orderConfirm: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type AnswerCancelMutationVariables = Exact<{
  input: OrderCancelAnswerInput;
}>;


export type AnswerCancelMutation = { orderCancelAnswer: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type TiersUpdateMutationVariables = Exact<{
  channel: string;
  variantId: string | number;
  tiers: Array<PriceTierInput> | PriceTierInput;
}>;


export type TiersUpdateMutation = { priceTiersUpdate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type StockSetMutationVariables = Exact<{
  input: StockUpdateInput;
}>;


export type StockSetMutation = { stockUpdate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RuleUpdateMutationVariables = Exact<{
  variantId: string | number;
  minimum?: number | null | undefined;
  step?: number | null | undefined;
}>;


export type RuleUpdateMutation = { quantityRuleUpdate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ProductTextUpdateMutationVariables = Exact<{
  id: string | number;
  input: ProductChangeInput;
}>;


export type ProductTextUpdateMutation = { productUpdate: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ProductShelveMutationVariables = Exact<{
  id: string | number;
}>;


export type ProductShelveMutation = { productPublish: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ProductUnshelveMutationVariables = Exact<{
  id: string | number;
}>;


export type ProductUnshelveMutation = { productUnpublish: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SellerOffersQueryVariables = Exact<{
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type SellerOffersQuery = { myMallOffers: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { variantId: string, id: string, title: string, catalogueCode: string, productSlug: string, specLabel: string, supplierName: string, unit: string, available: number, listed: boolean, picture: any, price: { amount: number, currency: string } | null } }> } | null };

export type SellerVariantsQueryVariables = Exact<{
  slug: string;
  channel: string;
  search?: string | null | undefined;
}>;


export type SellerVariantsQuery = { merchant: { products: { edges: Array<{ node: { id: string, name: string, variants: Array<{ id: string, sku: string | null, name: string }> | null } }> } | null } | null };

export type OfferPutMutationVariables = Exact<{
  input: MallOfferListInput;
}>;


export type OfferPutMutation = { mallOfferList: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type OfferTakeMutationVariables = Exact<{
  id: string | number;
}>;


export type OfferTakeMutation = { mallOfferWithdraw: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SellerCarriersQueryVariables = Exact<{ [key: string]: never; }>;


export type SellerCarriersQuery = { carriers: Array<{ code: string, name: string }> };

export type MyStatementsQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type MyStatementsQuery = { me: { permissions: Array<string> } | null, merchantStatementCycle: { cycle: StatementCycle, until: string, nextCycle: StatementCycle, nextFrom: string | null } | null, merchantStatementTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, merchantStatements: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, cycle: string, since: string, until: string, accountName: string, accountMasked: string, opening: { amount: number, currency: string }, goods: { amount: number, currency: string }, freight: { amount: number, currency: string }, refund: { amount: number, currency: string }, commission: { amount: number, currency: string }, vat: { amount: number, currency: string }, fees: { amount: number, currency: string }, payable: { amount: number, currency: string }, paidOut: { amount: number, currency: string }, closing: { amount: number, currency: string }, reserve: { amount: number, currency: string } } }> } | null };

export type StatementPartsFragment = { id: string, number: string, cycle: string, since: string, until: string, accountName: string, accountMasked: string, opening: { amount: number, currency: string }, goods: { amount: number, currency: string }, freight: { amount: number, currency: string }, refund: { amount: number, currency: string }, commission: { amount: number, currency: string }, vat: { amount: number, currency: string }, fees: { amount: number, currency: string }, payable: { amount: number, currency: string }, paidOut: { amount: number, currency: string }, closing: { amount: number, currency: string }, reserve: { amount: number, currency: string } };

export type StatementPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StatementPageQuery = { merchantStatements: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, cycle: string, since: string, until: string, accountName: string, accountMasked: string, lines: Array<{ number: string, site: string, releasedAt: string | null, rates: Array<number>, goods: { amount: number, currency: string }, freight: { amount: number, currency: string }, refund: { amount: number, currency: string }, base: { amount: number, currency: string }, commission: { amount: number, currency: string }, vat: { amount: number, currency: string }, fees: { amount: number, currency: string }, net: { amount: number, currency: string } }>, opening: { amount: number, currency: string }, goods: { amount: number, currency: string }, freight: { amount: number, currency: string }, refund: { amount: number, currency: string }, commission: { amount: number, currency: string }, vat: { amount: number, currency: string }, fees: { amount: number, currency: string }, payable: { amount: number, currency: string }, paidOut: { amount: number, currency: string }, closing: { amount: number, currency: string }, reserve: { amount: number, currency: string } } }> } | null };

export type MyMoneyQueryVariables = Exact<{
  currency: string;
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type MyMoneyQuery = { merchantBalance: { pending: { amount: number, currency: string }, available: { amount: number, currency: string }, reserve: { amount: number, currency: string }, owed: { amount: number, currency: string } } | null, payoutAccount: { accountName: string, accountMasked: string, bankName: string, currency: string, changedAt: string, payableFrom: string, cooling: boolean } | null, merchantPayoutTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, merchantPayouts: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { number: string, endToEndId: string, state: string, reason: string, madeAt: string, doneAt: string | null, amount: { amount: number, currency: string } } }> } | null };

export type MyPayoutsQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type MyPayoutsQuery = { merchantPayouts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { number: string, endToEndId: string, state: string, reason: string, madeAt: string, doneAt: string | null, amount: { amount: number, currency: string } } }> } | null };

export type AccountSetMutationVariables = Exact<{
  input: BankAccountInput;
}>;


export type AccountSetMutation = { bankAccountSet: { accountMasked: string | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SheetProductsMutationVariables = Exact<{
  input: SheetInput;
}>;


export type SheetProductsMutation = { productsImport: { report: { lines: number, taken: number, unchanged: number, products: number, faultCount: number, faults: Array<{ line: number, field: string, message: string }> } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SheetPricesMutationVariables = Exact<{
  input: SheetInput;
}>;


export type SheetPricesMutation = { pricesImport: { report: { lines: number, taken: number, unchanged: number, products: number, faultCount: number, faults: Array<{ line: number, field: string, message: string }> } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SheetStockMutationVariables = Exact<{
  input: SheetInput;
}>;


export type SheetStockMutation = { stockImport: { report: { lines: number, taken: number, unchanged: number, products: number, faultCount: number, faults: Array<{ line: number, field: string, message: string }> } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type SheetPartsFragment = { lines: number, taken: number, unchanged: number, products: number, faultCount: number, faults: Array<{ line: number, field: string, message: string }> };

export type GoodsKindsQueryVariables = Exact<{
  site: string;
}>;


export type GoodsKindsQuery = { categories: { edges: Array<{ node: { slug: string, name: string, level: number, productType: { slug: string } | null } }> } | null };

export type GoodsSetQueryVariables = Exact<{
  slug: string;
}>;


export type GoodsSetQuery = { category: { slug: string, name: string, productType: { slug: string, name: string, attributeUses: Array<{ isRequired: boolean, isVariant: boolean, attribute: { slug: string, name: string, unit: string | null, inputType: AttributeInputTypeEnum | null, choices: { edges: Array<{ node: { slug: string | null, name: string | null } }> } | null } }> } | null } | null };

export type GoodsCreateMutationVariables = Exact<{
  input: ProductDraftInput;
}>;


export type GoodsCreateMutation = { productCreate: { product: { slug: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type RefundAgreeMutationVariables = Exact<{
  input: OrderRefundAgreeInput;
}>;


export type RefundAgreeMutation = { orderRefundAgree: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReturnAnswerMutationVariables = Exact<{
  input: OrderReturnAnswerInput;
}>;


export type ReturnAnswerMutation = { orderReturnAnswer: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ReturnReceiveMutationVariables = Exact<{
  input: OrderReturnReceiveInput;
}>;


export type ReturnReceiveMutation = { orderReturnReceive: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type PricesMoveMutationVariables = Exact<{
  channel: string;
  ids: Array<string | number> | string | number;
  percent: string;
  dry: boolean;
}>;


export type PricesMoveMutation = { pricesChange: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type VariantPackMutationVariables = Exact<{
  id: string | number;
  carton: CartonInput;
  weightG?: number | null | undefined;
}>;


export type VariantPackMutation = { productVariantPack: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type StatementFileQueryVariables = Exact<{
  number: string;
  kind: StatementFileKind;
}>;


export type StatementFileQuery = { merchantStatementFile: { name: string, mediaType: string, content: string } | null };

export type MyInvoicesQueryVariables = Exact<{
  filter?: MoneyListFilter | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type MyInvoicesQuery = { commissionInvoiceTotals: Array<{ currency: string, count: number, amount: { amount: number, currency: string } }>, commissionInvoices: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, month: string, corrects: string | null, issuedAt: string, net: { amount: number, currency: string }, vat: { amount: number, currency: string }, gross: { amount: number, currency: string } } }> } | null };

export type InvoiceFileQueryVariables = Exact<{
  number: string;
}>;


export type InvoiceFileQuery = { commissionInvoiceFile: { name: string, mediaType: string, content: string } | null };

export type CycleChooseMutationVariables = Exact<{
  cycle: StatementCycle;
}>;


export type CycleChooseMutation = { merchantStatementCycleChoose: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type NoticeListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  language: LanguageCodeEnum;
}>;


export type NoticeListQuery = { me: { id: string, unreadNotices: number, notices: { edges: Array<{ node: { id: string, kind: NoticeKind, title: string, text: string, link: string | null, createdAt: string, readAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, noticeSwitches: Array<{ kind: NoticeKind, name: string, inbox: boolean, mail: boolean, switchable: boolean }> } | null };

export type NoticesReadMutationVariables = Exact<{
  ids?: Array<string | number> | string | number | null | undefined;
}>;


export type NoticesReadMutation = { noticesRead: { unreadCount: number | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type NoticeSwitchMutationVariables = Exact<{
  kind: NoticeKind;
  inbox: boolean;
  mail: boolean;
}>;


export type NoticeSwitchMutation = { noticeSwitch: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type AuditHeadNowQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditHeadNowQuery = { auditHead: { origin: string, size: number, root: string, time: string, keyId: string, signature: string } | null };

export type RecordRowFragment = { seq: number, kind: string, subject: string, title: string, parties: Array<string>, state: string, site: string, at: string, dueAt: string | null, isLate: boolean, actor: string, actorName: string | null, cause: Array<string>, organizations: Array<{ id: string, name: string, nameEn: string }>, amount: { amount: number, currency: string } | null };

export type RecordSearchQueryVariables = Exact<{
  text?: string | null | undefined;
  party?: string | null | undefined;
  kind?: string | null | undefined;
  site?: string | null | undefined;
  since?: string | null | undefined;
  until?: string | null | undefined;
  currency?: string | null | undefined;
  min?: number | null | undefined;
  max?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type RecordSearchQuery = { transactionRecords: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { seq: number, kind: string, subject: string, title: string, parties: Array<string>, state: string, site: string, at: string, dueAt: string | null, isLate: boolean, actor: string, actorName: string | null, cause: Array<string>, organizations: Array<{ id: string, name: string, nameEn: string }>, amount: { amount: number, currency: string } | null } }> } | null };

export type TracePageQueryVariables = Exact<{
  subject: string;
}>;


export type TracePageQuery = { trace: Array<{ seq: number, kind: string, subject: string, title: string, parties: Array<string>, state: string, site: string, at: string, dueAt: string | null, isLate: boolean, actor: string, actorName: string | null, cause: Array<string>, organizations: Array<{ id: string, name: string, nameEn: string }>, amount: { amount: number, currency: string } | null }>, auditHead: { size: number, root: string, time: string, keyId: string } | null };

export type BundleQueryVariables = Exact<{
  subject: string;
}>;


export type BundleQuery = { auditBundle: any };

export type FlagsQueryVariables = Exact<{
  answered: boolean;
}>;


export type FlagsQuery = { auditFlags: Array<{ id: string, subject: string, rule: string, state: string, answer: string, createdAt: string, evidence: string }> };

export type FlagAnswerMutationVariables = Exact<{
  id: string | number;
  answer: string;
}>;


export type FlagAnswerMutation = { auditFlagAnswer: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type DeskDayQueryVariables = Exact<{
  since?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type DeskDayQuery = { deskHours: Array<{ site: string, hour: string, orders: number, value: { amount: number, currency: string } }>, deskMoney: Array<{ site: string, currency: string, escrows: number, frozen: number, disputed: number, funded: { amount: number, currency: string }, held: { amount: number, currency: string }, released: { amount: number, currency: string }, refunded: { amount: number, currency: string } }> };

export type SavedSearchesQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedSearchesQuery = { savedQueries: Array<{ name: string, query: any }> };

export type SearchSaveMutationVariables = Exact<{
  name: string;
  query: any;
}>;


export type SearchSaveMutation = { querySave: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseListQueryVariables = Exact<{
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type CaseListQuery = { cases: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, title: string, state: string, createdAt: string, closedAt: string | null, subjects: Array<string> } }> } | null };

export type CasePageQueryVariables = Exact<{
  id: string | number;
}>;


export type CasePageQuery = { case: { id: string, number: string, ref: string, title: string, state: string, subjects: Array<string>, outcome: string, createdAt: string, closedAt: string | null, notes: Array<{ text: string, at: string }>, explanations: Array<{ id: string, question: string, dueAt: string, answer: string, answeredAt: string | null, organizationName: string }> } | null };

export type CasePartiesQueryVariables = Exact<{
  subject: string;
}>;


export type CasePartiesQuery = { trace: Array<{ organizations: Array<{ id: string, name: string, nameEn: string }> }> };

export type CaseOpenMutationVariables = Exact<{
  title: string;
  subjects: Array<string> | string;
}>;


export type CaseOpenMutation = { caseOpen: { case: { id: string } | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseNoteMutationVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type CaseNoteMutation = { caseNoteAdd: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseCloseMutationVariables = Exact<{
  id: string | number;
  outcome: string;
}>;


export type CaseCloseMutation = { caseClose: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type ExplainDemandMutationVariables = Exact<{
  caseId: string | number;
  organizationId: string | number;
  question: string;
  dueAt: string;
}>;


export type ExplainDemandMutation = { explanationDemand: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type MyExplanationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyExplanationsQuery = { explanationsDue: Array<{ id: string, question: string, dueAt: string, answer: string, answeredAt: string | null, organizationName: string }> };

export type ExplainAnswerMutationVariables = Exact<{
  id: string | number;
  answer: string;
}>;


export type ExplainAnswerMutation = { explanationAnswer: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type FreezeListQueryVariables = Exact<{
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type FreezeListQuery = { desk: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { settlementSubject: string, site: string, merchantName: string, frozen: boolean, pending: string, reason: string, askedByMe: boolean, held: { amount: number, currency: string } } }> } | null };

export type FreezeAskMutationVariables = Exact<{
  subject: string;
  reason: string;
  lift: boolean;
}>;


export type FreezeAskMutation = { paymentFreeze: { state: string | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseSuspendMutationVariables = Exact<{
  input: ProcessSuspendInput;
}>;


export type CaseSuspendMutation = { procurementSuspend: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type CaseResumeMutationVariables = Exact<{
  ocid: string;
}>;


export type CaseResumeMutation = { procurementResume: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BasketFragment = { id: string, email: string | null, chargeStatus: CheckoutChargeStatusEnum, channel: { slug: string, currencyCode: string, allowUnpaidOrders: boolean }, subtotalPrice: { gross: { amount: number, currency: string } }, shippingPrice: { gross: { amount: number, currency: string } }, totalPrice: { gross: { amount: number, currency: string } }, shippingAddress: { id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } } | null, problems: Array<
    | { __typename: 'CheckoutLineProblemInsufficientStock' }
    | { __typename: 'CheckoutLineProblemVariantNotAvailable' }
    | { __typename: 'CheckoutProblemDeliveryMethodInvalid' }
    | { __typename: 'CheckoutProblemDeliveryMethodStale' }
  > | null, lines: Array<{ id: string, quantity: number, quantityAllowed: boolean, quantityNeighbours: Array<number>, priceSource: string, totalPrice: { gross: { amount: number, currency: string } }, unitPrice: { gross: { amount: number, currency: string } }, undiscountedUnitPrice: { amount: number, currency: string }, nextTierHint: { quantity: number, total: { amount: number, currency: string }, saving: { amount: number, currency: string } } | null, variant: { id: string, name: string, sku: string | null, baseUnit: string, quantityRule: { min: number, step: number, max: number | null }, product: { name: string, slug: string, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null } } }>, deliveryGroups: Array<{ id: string, problem: string | null, merchant: { slug: string, name: string, nameEn: string }, lines: Array<{ id: string }>, subtotal: { amount: number, currency: string }, freight: { amount: number, currency: string }, deliveryOptions: Array<{ id: string, shippingMethod: { name: string, carrier: string | null, minimumDeliveryDays: number | null, maximumDeliveryDays: number | null, price: { amount: number, currency: string } } | null }>, selected: { id: string, shippingMethod: { name: string, carrier: string | null, minimumDeliveryDays: number | null, maximumDeliveryDays: number | null, price: { amount: number, currency: string } } | null } | null }> };

export type CarriageFragment = { id: string, shippingMethod: { name: string, carrier: string | null, minimumDeliveryDays: number | null, maximumDeliveryDays: number | null, price: { amount: number, currency: string } } | null };

export type BasketPageQueryVariables = Exact<{
  id: string | number;
}>;


export type BasketPageQuery = { checkout: { id: string, email: string | null, chargeStatus: CheckoutChargeStatusEnum, channel: { slug: string, currencyCode: string, allowUnpaidOrders: boolean }, subtotalPrice: { gross: { amount: number, currency: string } }, shippingPrice: { gross: { amount: number, currency: string } }, totalPrice: { gross: { amount: number, currency: string } }, shippingAddress: { id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } } | null, problems: Array<
      | { __typename: 'CheckoutLineProblemInsufficientStock' }
      | { __typename: 'CheckoutLineProblemVariantNotAvailable' }
      | { __typename: 'CheckoutProblemDeliveryMethodInvalid' }
      | { __typename: 'CheckoutProblemDeliveryMethodStale' }
    > | null, lines: Array<{ id: string, quantity: number, quantityAllowed: boolean, quantityNeighbours: Array<number>, priceSource: string, totalPrice: { gross: { amount: number, currency: string } }, unitPrice: { gross: { amount: number, currency: string } }, undiscountedUnitPrice: { amount: number, currency: string }, nextTierHint: { quantity: number, total: { amount: number, currency: string }, saving: { amount: number, currency: string } } | null, variant: { id: string, name: string, sku: string | null, baseUnit: string, quantityRule: { min: number, step: number, max: number | null }, product: { name: string, slug: string, translation: { name: string | null } | null, thumbnail: { url: string, alt: string | null } | null } } }>, deliveryGroups: Array<{ id: string, problem: string | null, merchant: { slug: string, name: string, nameEn: string }, lines: Array<{ id: string }>, subtotal: { amount: number, currency: string }, freight: { amount: number, currency: string }, deliveryOptions: Array<{ id: string, shippingMethod: { name: string, carrier: string | null, minimumDeliveryDays: number | null, maximumDeliveryDays: number | null, price: { amount: number, currency: string } } | null }>, selected: { id: string, shippingMethod: { name: string, carrier: string | null, minimumDeliveryDays: number | null, maximumDeliveryDays: number | null, price: { amount: number, currency: string } } | null } | null }> } | null };

export type BasketCountQueryVariables = Exact<{
  id: string | number;
}>;


export type BasketCountQuery = { checkout: { id: string, lines: Array<{ id: string }> } | null };

export type BasketOpenMutationVariables = Exact<{
  input: CheckoutCreateInput;
}>;


export type BasketOpenMutation = { checkoutCreate: { checkout: { id: string } | null, errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketAddMutationVariables = Exact<{
  id: string | number;
  lines: Array<CheckoutLineInput> | CheckoutLineInput;
}>;


export type BasketAddMutation = { checkoutLinesAdd: { checkout: { id: string, lines: Array<{ id: string }> } | null, errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketUpdateMutationVariables = Exact<{
  id: string | number;
  lines: Array<CheckoutLineUpdateInput> | CheckoutLineUpdateInput;
}>;


export type BasketUpdateMutation = { checkoutLinesUpdate: { checkout: { id: string } | null, errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketRemoveMutationVariables = Exact<{
  id: string | number;
  lines: Array<string | number> | string | number;
}>;


export type BasketRemoveMutation = { checkoutLinesDelete: { errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketAttachMutationVariables = Exact<{
  id: string | number;
}>;


export type BasketAttachMutation = { checkoutCustomerAttach: { errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketEmailMutationVariables = Exact<{
  id: string | number;
  email: string;
}>;


export type BasketEmailMutation = { checkoutEmailUpdate: { errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketAddressMutationVariables = Exact<{
  id: string | number;
  address: AddressInput;
}>;


export type BasketAddressMutation = { checkoutShippingAddressUpdate: { errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null, checkoutBillingAddressUpdate: { errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type BasketDeliveryOptionsMutationVariables = Exact<{
  id: string | number;
}>;


export type BasketDeliveryOptionsMutation = { deliveryOptionsCalculate: { deliveries: Array<{ id: string }>, errors: Array<{ field: string | null, code: DeliveryOptionsCalculateErrorCode, message: string | null }> } | null };

export type BasketDeliveryMutationVariables = Exact<{
  id: string | number;
  delivery: string | number;
  group: string | number;
}>;


export type BasketDeliveryMutation = { checkoutDeliveryMethodUpdate: { errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type AddressRulesQueryVariables = Exact<{
  country: CountryCode;
}>;


export type AddressRulesQuery = { addressValidationRules: { requiredFields: Array<string>, countryAreaChoices: Array<{ raw: string | null, verbose: string | null }> } | null };

export type PaymentGatewaysMutationVariables = Exact<{
  id: string | number;
}>;


export type PaymentGatewaysMutation = { paymentGatewayInitialize: { gatewayConfigs: Array<{ id: string, data: any }> | null, errors: Array<{ field: string | null, code: PaymentGatewayInitializeErrorCode, message: string | null }> } | null };

export type PaymentStartMutationVariables = Exact<{
  id: string | number;
  gateway: PaymentGatewayToInitialize;
  amount?: string | null | undefined;
}>;


export type PaymentStartMutation = { transactionInitialize: { data: any, transaction: { id: string } | null, transactionEvent: { type: TransactionEventTypeEnum | null, message: string } | null, errors: Array<{ field: string | null, code: TransactionInitializeErrorCode, message: string | null }> } | null };

export type PaymentStepMutationVariables = Exact<{
  id: string | number;
  data?: any;
}>;


export type PaymentStepMutation = { transactionProcess: { data: any, transactionEvent: { type: TransactionEventTypeEnum | null, message: string } | null, errors: Array<{ field: string | null, code: TransactionProcessErrorCode, message: string | null }> } | null };

export type QuotePartsFragment = { rate: string, source: string, validUntil: string, secondsLeft: number, quote: string, amount: { amount: number, currency: string }, due: { amount: number, currency: string } };

export type PaymentQuotesQueryVariables = Exact<{
  id: string | number;
}>;


export type PaymentQuotesQuery = { checkout: { id: string, usd: { rate: string, source: string, validUntil: string, secondsLeft: number, quote: string, amount: { amount: number, currency: string }, due: { amount: number, currency: string } } | null, eur: { rate: string, source: string, validUntil: string, secondsLeft: number, quote: string, amount: { amount: number, currency: string }, due: { amount: number, currency: string } } | null } | null };

export type TransferEndMutationVariables = Exact<{
  id: string | number;
}>;


export type TransferEndMutation = { transferGiveUp: { ended: boolean | null, errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type BasketCompleteMutationVariables = Exact<{
  id: string | number;
}>;


export type BasketCompleteMutation = { checkoutComplete: { order: { id: string } | null, orders: Array<{ id: string }>, errors: Array<{ field: string | null, code: CheckoutErrorCode, message: string | null }> } | null };

export type OrderListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type OrderListQuery = { me: { orders: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, created: string, tradeState: TradeStateEnum, tradeStateLabel: string, merchant: { name: string, nameEn: string }, channel: { slug: string }, total: { gross: { amount: number, currency: string } }, lines: Array<{ id: string, productName: string, quantity: number, variantName: string, thumbnail: { url: string } | null }> } }> } | null } | null };

export type OrderPartsFragment = { id: string, number: string, created: string, status: OrderStatus, tradeState: TradeStateEnum, tradeStateLabel: string, chargeStatus: OrderChargeStatusEnum, userEmail: string | null, problem: string | null, actions: Array<string>, channel: { slug: string }, merchant: { slug: string, name: string, nameEn: string }, subtotal: { gross: { amount: number, currency: string } }, shippingPrice: { gross: { amount: number, currency: string } }, total: { gross: { amount: number, currency: string } }, shippingAddress: { id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } } | null, lines: Array<{ id: string, productName: string, variantName: string, quantity: number, unitPrice: { gross: { amount: number, currency: string } }, totalPrice: { gross: { amount: number, currency: string } }, thumbnail: { url: string } | null, variant: { id: string, product: { slug: string, translation: { name: string | null } | null } } | null }>, waybills: Array<{ number: string, stateLabel: string, carrier: { name: string }, events: Array<{ label: string, at: string, place: string, text: string }> }>, escrow: { id: string, state: string, stateLabel: string, frozen: boolean, inspectionEndsAt: string | null, inspectionDaysLeft: number | null, funded: { amount: number, currency: string }, held: { amount: number, currency: string }, released: { amount: number, currency: string }, refunded: { amount: number, currency: string }, timeline: Array<{ at: string, state: string, text: string, amount: { amount: number, currency: string } | null }>, schedule: Array<{ kind: string, state: string, dueAt: string | null, windowDays: number | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } }>, retentions: Array<{ id: string, state: string, stateLabel: string, endsAt: string | null, mayAccept: boolean, held: { amount: number, currency: string } }>, defaultNotices: Array<{ id: string, side: string, state: string, reason: string, cureBy: string, ruling: string, mayConsent: boolean }> } | null };

export type OrderDueQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderDueQuery = { order: { id: string, number: string, actions: Array<string>, merchant: { slug: string, name: string, nameEn: string }, total: { gross: { amount: number, currency: string } }, escrow: { schedule: Array<{ kind: string, state: string, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } }> } | null } | null };

export type OrderPageQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderPageQuery = { order: { id: string, number: string, created: string, status: OrderStatus, tradeState: TradeStateEnum, tradeStateLabel: string, chargeStatus: OrderChargeStatusEnum, userEmail: string | null, problem: string | null, actions: Array<string>, channel: { slug: string }, merchant: { slug: string, name: string, nameEn: string }, subtotal: { gross: { amount: number, currency: string } }, shippingPrice: { gross: { amount: number, currency: string } }, total: { gross: { amount: number, currency: string } }, shippingAddress: { id: string, firstName: string, lastName: string, companyName: string, streetAddress1: string, streetAddress2: string, city: string, cityArea: string, postalCode: string, countryArea: string, phone: string | null, country: { code: string, country: string } } | null, lines: Array<{ id: string, productName: string, variantName: string, quantity: number, unitPrice: { gross: { amount: number, currency: string } }, totalPrice: { gross: { amount: number, currency: string } }, thumbnail: { url: string } | null, variant: { id: string, product: { slug: string, translation: { name: string | null } | null } } | null }>, waybills: Array<{ number: string, stateLabel: string, carrier: { name: string }, events: Array<{ label: string, at: string, place: string, text: string }> }>, escrow: { id: string, state: string, stateLabel: string, frozen: boolean, inspectionEndsAt: string | null, inspectionDaysLeft: number | null, funded: { amount: number, currency: string }, held: { amount: number, currency: string }, released: { amount: number, currency: string }, refunded: { amount: number, currency: string }, timeline: Array<{ at: string, state: string, text: string, amount: { amount: number, currency: string } | null }>, schedule: Array<{ kind: string, state: string, dueAt: string | null, windowDays: number | null, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } }>, retentions: Array<{ id: string, state: string, stateLabel: string, endsAt: string | null, mayAccept: boolean, held: { amount: number, currency: string } }>, defaultNotices: Array<{ id: string, side: string, state: string, reason: string, cureBy: string, ruling: string, mayConsent: boolean }> } | null } | null };

export type OrderAcceptMutationVariables = Exact<{
  input: OrderAcceptInput;
}>;


export type OrderAcceptMutation = { orderAccept: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type OrderProblemMutationVariables = Exact<{
  input: OrderProblemReportInput;
}>;


export type OrderProblemMutation = { orderProblemReport: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type OrderCancelMutationVariables = Exact<{
  input: OrderCancelInput;
}>;


export type OrderCancelMutation = { orderCancel: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type InspectionExtendMutationVariables = Exact<{
  input: InspectionExtendInput;
}>;


export type InspectionExtendMutation = { inspectionExtend: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type TreasuryOrderRowFragment = { id: string, number: string, reference: string, mode: string, state: string, step: string, atDesk: boolean, payerName: string, supplierName: string, madeAt: string, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } };

export type TreasuryListQueryVariables = Exact<{
  step?: string | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type TreasuryListQuery = { treasuryOrders: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { id: string, number: string, reference: string, mode: string, state: string, step: string, atDesk: boolean, payerName: string, supplierName: string, madeAt: string, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } } }> } | null };

export type TreasuryOrderPageQueryVariables = Exact<{
  id: string | number;
}>;


export type TreasuryOrderPageQuery = { treasuryOrder: { payeeAccount: string, payeeBank: string, budgetItem: string, dueAt: string | null, refusal: string, id: string, number: string, reference: string, mode: string, state: string, step: string, atDesk: boolean, payerName: string, supplierName: string, madeAt: string, papers: Array<{ kind: string, number: string, signerName: string, signer: string, issuedAt: string, sha256: string, holds: boolean, document: string, amount: { amount: number, currency: string } }>, amount: { amount: number, currency: string }, paid: { amount: number, currency: string } } | null };

export type QuotaListQueryVariables = Exact<{
  year?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type QuotaListQuery = { treasuryQuotas: { totalCount: number | null, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ node: { departmentName: string, budgetItem: string, month: string, given: { amount: number, currency: string }, used: { amount: number, currency: string }, lapsed: { amount: number, currency: string }, left: { amount: number, currency: string } } }> } | null };

export type TreasuryMakeMutationVariables = Exact<{
  id: string | number;
}>;


export type TreasuryMakeMutation = { treasuryOrderMake: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type TreasuryCheckMutationVariables = Exact<{
  id: string | number;
}>;


export type TreasuryCheckMutation = { treasuryOrderCheck: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export type TreasuryRefuseMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type TreasuryRefuseMutation = { treasuryApplicationRefuse: { errors: Array<{ field: string | null, code: string, message: string | null }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WalletMoveFragmentDoc = new TypedDocumentString(`
    fragment WalletMove on WalletMovement {
  id
  at
  text
  trade
  amount {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}
    `, {"fragmentName":"WalletMove"}) as unknown as TypedDocumentString<WalletMoveFragment, unknown>;
export const WalletPaidFragmentDoc = new TypedDocumentString(`
    fragment WalletPaid on WalletPayout {
  id
  state
  way
  accountName
  accountMasked
  reason
  askedAt
  doneAt
  amount {
    amount
    currency
  }
}
    `, {"fragmentName":"WalletPaid"}) as unknown as TypedDocumentString<WalletPaidFragment, unknown>;
export const ApplicationPartsFragmentDoc = new TypedDocumentString(`
    fragment ApplicationParts on MerchantApplication {
  id
  state
  reason
  sites
  tradeCategories
  contactName
  contactPhone
  representative
  representativeIdTail
  representativeMatches
  licenceExpiresOn
  taxStatus
  issuesInvoices
  returnAddress
  settlementName
  settlementBank
  settlementTail
  submittedAt
  contractPaper
  reviewable
  organization {
    id
    name
    legalName
    kindLabel
    uscc
  }
  checklist {
    code
    name
    nameEn
    kind
    required
    complete
    expiresOn
    note
  }
  steps {
    after
    reason
    at
  }
  contract {
    number
    state
    sha256
    sides {
      label
      name
      signedAt
      beingSigned
      mine
    }
  }
}
    `, {"fragmentName":"ApplicationParts"}) as unknown as TypedDocumentString<ApplicationPartsFragment, unknown>;
export const ParkedRowFragmentDoc = new TypedDocumentString(`
    fragment ParkedRow on ParkedDelivery {
  id
  handler
  subject
  kind
  attempts
  problem
  at
}
    `, {"fragmentName":"ParkedRow"}) as unknown as TypedDocumentString<ParkedRowFragment, unknown>;
export const DeadRowFragmentDoc = new TypedDocumentString(`
    fragment DeadRow on DeadMessage {
  id
  provider
  kind
  objectRef
  attempts
  problem
  receivedAt
}
    `, {"fragmentName":"DeadRow"}) as unknown as TypedDocumentString<DeadRowFragment, unknown>;
export const JournalLinesFragmentDoc = new TypedDocumentString(`
    fragment JournalLines on LedgerLine {
  code
  name
  owner
  debit {
    amount
    currency
  }
  credit {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}
    `, {"fragmentName":"JournalLines"}) as unknown as TypedDocumentString<JournalLinesFragment, unknown>;
export const CaseRowFragmentDoc = new TypedDocumentString(`
    fragment CaseRow on Chargeback {
  id
  settlementSubject
  state
  merchantName
  provider
  providerRef
  reason
  amount {
    amount
    currency
  }
  fee {
    amount
    currency
  }
  owed {
    amount
    currency
  }
  evidenceDue
  evidenceDaysLeft
  evidenceAt
  openedAt
  decidedAt
  writeOffAsked
}
    `, {"fragmentName":"CaseRow"}) as unknown as TypedDocumentString<CaseRowFragment, unknown>;
export const ReceiptRowFragmentDoc = new TypedDocumentString(`
    fragment ReceiptRow on Receipt {
  id
  bankRef
  amount {
    amount
    currency
  }
  openAmount {
    amount
    currency
  }
  payerName
  payerAccountMasked
  text
  state
  why
  receivedAt
  dueAt
  ageDays
  how
  target
  paymentRef
}
    `, {"fragmentName":"ReceiptRow"}) as unknown as TypedDocumentString<ReceiptRowFragment, unknown>;
export const WalletRowFragmentDoc = new TypedDocumentString(`
    fragment WalletRow on WalletPayout {
  id
  number
  ownerName
  way
  accountName
  accountMasked
  state
  reason
  askedAt
  doneAt
  askedByMe
  agreedByMe
  amount {
    amount
    currency
  }
}
    `, {"fragmentName":"WalletRow"}) as unknown as TypedDocumentString<WalletRowFragment, unknown>;
export const PurchaseRowFragmentDoc = new TypedDocumentString(`
    fragment PurchaseRow on ForeignPurchase {
  id
  provider
  reference
  bought {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  state
  answer
  madeAt
  checkedAt
  madeByMe
}
    `, {"fragmentName":"PurchaseRow"}) as unknown as TypedDocumentString<PurchaseRowFragment, unknown>;
export const OfferFragmentDoc = new TypedDocumentString(`
    fragment Offer on MallOffer {
  id
  title
  catalogueCode
  productSlug
  specLabel
  supplierName
  unit
  available
  listed
  picture
  price {
    amount
    currency
  }
}
    `, {"fragmentName":"Offer"}) as unknown as TypedDocumentString<OfferFragment, unknown>;
export const RequisitionRowFragmentDoc = new TypedDocumentString(`
    fragment RequisitionRow on Requisition {
  id
  number
  purpose
  state
  stateLabel
  stateSince
  departmentName
  supplierName
  total {
    amount
    currency
  }
  actions
}
    `, {"fragmentName":"RequisitionRow"}) as unknown as TypedDocumentString<RequisitionRowFragment, unknown>;
export const PayablePartsFragmentDoc = new TypedDocumentString(`
    fragment PayableParts on Payable {
  id
  title
  contractNumber
  buyerName
  supplierName
  acceptedOn
  deliveredOn
  deemed
  settledOn
  amount {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  clock {
    basis
    dueOn
    startedOn
    termDays
    daysLeft
    daysLate
    interest {
      amount
      currency
    }
  }
  invoices {
    number
    state
    stateLabel
    issuedOn
    amount {
      amount
      currency
    }
  }
  requests {
    id
    number
    state
    stateLabel
    requestedAt
    approvedAt
    settledAt
    voucherNo
    mode
    payeeAccount
    payeeBank
    returnReason
    amount {
      amount
      currency
    }
    order {
      id
      step
      papers {
        kind
        number
        holds
        sha256
      }
    }
  }
}
    `, {"fragmentName":"PayableParts"}) as unknown as TypedDocumentString<PayablePartsFragment, unknown>;
export const CardFragmentDoc = new TypedDocumentString(`
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}
    `, {"fragmentName":"Card"}) as unknown as TypedDocumentString<CardFragment, unknown>;
export const MerchantCardFragmentDoc = new TypedDocumentString(`
    fragment MerchantCard on Merchant {
  id
  slug
  name
  nameEn: name(languageCode: EN)
  kind
  description
  grade {
    grade
    label(languageCode: "ZH")
    score
  }
  isGovSupplier
}
    `, {"fragmentName":"MerchantCard"}) as unknown as TypedDocumentString<MerchantCardFragment, unknown>;
export const SoldRowFragmentDoc = new TypedDocumentString(`
    fragment SoldRow on Order {
  id
  number
  created
  tradeState
  total {
    gross {
      amount
      currency
    }
  }
  userEmail
  dispatchBy
  lines {
    id
    productName
    quantity
  }
  channel {
    slug
  }
  afterSale
}
    `, {"fragmentName":"SoldRow"}) as unknown as TypedDocumentString<SoldRowFragment, unknown>;
export const StatementPartsFragmentDoc = new TypedDocumentString(`
    fragment StatementParts on MerchantStatement {
  id
  number
  cycle
  since
  until
  opening {
    amount
    currency
  }
  goods {
    amount
    currency
  }
  freight {
    amount
    currency
  }
  refund {
    amount
    currency
  }
  commission {
    amount
    currency
  }
  vat {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  payable {
    amount
    currency
  }
  paidOut {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  reserve {
    amount
    currency
  }
  accountName
  accountMasked
}
    `, {"fragmentName":"StatementParts"}) as unknown as TypedDocumentString<StatementPartsFragment, unknown>;
export const SheetPartsFragmentDoc = new TypedDocumentString(`
    fragment SheetParts on SheetReport {
  lines
  taken
  unchanged
  products
  faultCount
  faults {
    line
    field
    message
  }
}
    `, {"fragmentName":"SheetParts"}) as unknown as TypedDocumentString<SheetPartsFragment, unknown>;
export const RecordRowFragmentDoc = new TypedDocumentString(`
    fragment RecordRow on TransactionRecord {
  seq
  kind
  subject
  title
  parties
  organizations {
    id
    name
    nameEn: displayNameEn
  }
  state
  site
  at
  dueAt
  isLate
  actor
  actorName
  cause
  amount {
    amount
    currency
  }
}
    `, {"fragmentName":"RecordRow"}) as unknown as TypedDocumentString<RecordRowFragment, unknown>;
export const AddressPartsFragmentDoc = new TypedDocumentString(`
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}
    `, {"fragmentName":"AddressParts"}) as unknown as TypedDocumentString<AddressPartsFragment, unknown>;
export const CarriageFragmentDoc = new TypedDocumentString(`
    fragment Carriage on Delivery {
  id
  shippingMethod {
    name
    price {
      amount
      currency
    }
    carrier
    minimumDeliveryDays
    maximumDeliveryDays
  }
}
    `, {"fragmentName":"Carriage"}) as unknown as TypedDocumentString<CarriageFragment, unknown>;
export const BasketFragmentDoc = new TypedDocumentString(`
    fragment Basket on Checkout {
  id
  email
  channel {
    slug
    currencyCode
    allowUnpaidOrders
  }
  chargeStatus
  subtotalPrice {
    gross {
      amount
      currency
    }
  }
  shippingPrice {
    gross {
      amount
      currency
    }
  }
  totalPrice {
    gross {
      amount
      currency
    }
  }
  shippingAddress {
    ...AddressParts
  }
  problems {
    __typename
  }
  lines {
    id
    quantity
    quantityAllowed
    quantityNeighbours
    priceSource
    totalPrice {
      gross {
        amount
        currency
      }
    }
    unitPrice {
      gross {
        amount
        currency
      }
    }
    undiscountedUnitPrice {
      amount
      currency
    }
    nextTierHint {
      quantity
      total {
        amount
        currency
      }
      saving {
        amount
        currency
      }
    }
    variant {
      id
      name
      sku
      quantityRule {
        min
        step
        max
      }
      baseUnit
      product {
        name
        slug
        translation(languageCode: EN) {
          name
        }
        thumbnail(size: 128) {
          url
          alt
        }
      }
    }
  }
  deliveryGroups {
    id
    merchant {
      slug
      name
      nameEn: name(languageCode: EN)
    }
    lines {
      id
    }
    subtotal {
      amount
      currency
    }
    freight {
      amount
      currency
    }
    problem
    deliveryOptions {
      ...Carriage
    }
    selected {
      ...Carriage
    }
  }
}
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}
fragment Carriage on Delivery {
  id
  shippingMethod {
    name
    price {
      amount
      currency
    }
    carrier
    minimumDeliveryDays
    maximumDeliveryDays
  }
}`, {"fragmentName":"Basket"}) as unknown as TypedDocumentString<BasketFragment, unknown>;
export const QuotePartsFragmentDoc = new TypedDocumentString(`
    fragment QuoteParts on PaymentQuote {
  amount {
    amount
    currency
  }
  due {
    amount
    currency
  }
  rate
  source
  validUntil
  secondsLeft
  quote
}
    `, {"fragmentName":"QuoteParts"}) as unknown as TypedDocumentString<QuotePartsFragment, unknown>;
export const EscrowDepositsFragmentDoc = new TypedDocumentString(`
    fragment EscrowDeposits on Escrow {
  schedule {
    kind
    state
    amount {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    dueAt
    windowDays
  }
  retentions {
    id
    state
    stateLabel
    held {
      amount
      currency
    }
    endsAt
    mayAccept
  }
  defaultNotices {
    id
    side
    state
    reason
    cureBy
    ruling
    mayConsent
  }
}
    `, {"fragmentName":"EscrowDeposits"}) as unknown as TypedDocumentString<EscrowDepositsFragment, unknown>;
export const OrderPartsFragmentDoc = new TypedDocumentString(`
    fragment OrderParts on Order {
  id
  number
  created
  status
  tradeState
  tradeStateLabel
  chargeStatus
  userEmail
  channel {
    slug
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  subtotal {
    gross {
      amount
      currency
    }
  }
  shippingPrice {
    gross {
      amount
      currency
    }
  }
  total {
    gross {
      amount
      currency
    }
  }
  shippingAddress {
    ...AddressParts
  }
  lines {
    id
    productName
    variantName
    quantity
    unitPrice {
      gross {
        amount
        currency
      }
    }
    totalPrice {
      gross {
        amount
        currency
      }
    }
    thumbnail(size: 128) {
      url
    }
    variant {
      id
      product {
        slug
        translation(languageCode: EN) {
          name
        }
      }
    }
  }
  waybills {
    number
    stateLabel
    carrier {
      name
    }
    events {
      label
      at
      place
      text
    }
  }
  escrow {
    id
    state
    stateLabel
    frozen
    funded {
      amount
      currency
    }
    held {
      amount
      currency
    }
    released {
      amount
      currency
    }
    refunded {
      amount
      currency
    }
    inspectionEndsAt
    inspectionDaysLeft
    timeline {
      at
      state
      text
      amount {
        amount
        currency
      }
    }
    ...EscrowDeposits
  }
  problem
  actions
}
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}
fragment EscrowDeposits on Escrow {
  schedule {
    kind
    state
    amount {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    dueAt
    windowDays
  }
  retentions {
    id
    state
    stateLabel
    held {
      amount
      currency
    }
    endsAt
    mayAccept
  }
  defaultNotices {
    id
    side
    state
    reason
    cureBy
    ruling
    mayConsent
  }
}`, {"fragmentName":"OrderParts"}) as unknown as TypedDocumentString<OrderPartsFragment, unknown>;
export const TreasuryOrderRowFragmentDoc = new TypedDocumentString(`
    fragment TreasuryOrderRow on TreasuryOrder {
  id
  number
  reference
  mode
  state
  step
  atDesk
  payerName
  supplierName
  madeAt
  amount {
    amount
    currency
  }
  paid {
    amount
    currency
  }
}
    `, {"fragmentName":"TreasuryOrderRow"}) as unknown as TypedDocumentString<TreasuryOrderRowFragment, unknown>;
export const SitesDocument = new TypedDocumentString(`
    query Sites {
  sites {
    slug
    name
    nameEn: name(languageCode: EN)
    tagline
    taglineEn: tagline(languageCode: EN)
    languages
    theme
    channels {
      slug
      currencyCode
    }
  }
}
    `) as unknown as TypedDocumentString<SitesQuery, SitesQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    id
    email
    firstName
    lastName
    isStaff
    level
    permissions
    unreadNotices
    organization {
      id
      name
      kind
      isMerchant
    }
    organizations {
      id
      name
      kind
      isMerchant
      kindLabel
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const StepUpDocument = new TypedDocumentString(`
    mutation StepUp($code: String!) {
  tokenStepUp(code: $code) {
    level
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StepUpMutation, StepUpMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($email: String!, $password: String!) {
  tokenCreate(email: $email, password: $password) {
    token
    refreshToken
    user {
      email
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: AccountRegisterInput!) {
  accountRegister(input: $input) {
    requiresConfirmation
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const ConfirmAccountDocument = new TypedDocumentString(`
    mutation ConfirmAccount($email: String!, $token: String!) {
  confirmAccount(email: $email, token: $token) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmAccountMutation, ConfirmAccountMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($email: String!, $redirectUrl: String!) {
  requestPasswordReset(email: $email, redirectUrl: $redirectUrl) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($email: String!, $password: String!, $token: String!) {
  setPassword(email: $email, password: $password, token: $token) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const PasswordChangeDocument = new TypedDocumentString(`
    mutation PasswordChange($old: String!, $new: String!) {
  passwordChange(oldPassword: $old, newPassword: $new) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordChangeMutation, PasswordChangeMutationVariables>;
export const AccountPageDocument = new TypedDocumentString(`
    query AccountPage {
  me {
    organization {
      id
    }
    organizations {
      id
      name
      kindLabel
      isMerchant
    }
    roles {
      code
      name
    }
    id
    email
    firstName
    lastName
    isConfirmed
    dateJoined
    addresses {
      ...AddressParts
      isDefaultShippingAddress
    }
  }
}
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}`) as unknown as TypedDocumentString<AccountPageQuery, AccountPageQueryVariables>;
export const AddressCreateDocument = new TypedDocumentString(`
    mutation AddressCreate($input: AddressInput!) {
  accountAddressCreate(input: $input, type: SHIPPING) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddressCreateMutation, AddressCreateMutationVariables>;
export const AddressDeleteDocument = new TypedDocumentString(`
    mutation AddressDelete($id: ID!) {
  accountAddressDelete(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddressDeleteMutation, AddressDeleteMutationVariables>;
export const WalletPageDocument = new TypedDocumentString(`
    query WalletPage($filter: MoneyListFilter, $asked: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  me {
    permissions
    organization {
      legalName
    }
  }
  myWallet {
    balances {
      amount
      currency
    }
    moved(filter: $filter) {
      currency
      came {
        amount
        currency
      }
      went {
        amount
        currency
      }
    }
    movements(
      filter: $filter
      first: $first
      last: $last
      after: $after
      before: $before
    ) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        node {
          ...WalletMove
        }
      }
    }
  }
  walletPlans {
    available {
      amount
      currency
    }
    twoPersonsAbove {
      amount
      currency
    }
    way
    accountName
    accountMasked
    bankName
    payableFrom
    problem {
      code
      message
    }
  }
  walletPayouts(own: true, filter: $asked, first: 20) {
    totalCount
    edges {
      node {
        ...WalletPaid
      }
    }
  }
}
    fragment WalletMove on WalletMovement {
  id
  at
  text
  trade
  amount {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}
fragment WalletPaid on WalletPayout {
  id
  state
  way
  accountName
  accountMasked
  reason
  askedAt
  doneAt
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<WalletPageQuery, WalletPageQueryVariables>;
export const WalletMovesDocument = new TypedDocumentString(`
    query WalletMoves($filter: MoneyListFilter, $after: String, $first: Int) {
  myWallet {
    movements(filter: $filter, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...WalletMove
        }
      }
    }
  }
}
    fragment WalletMove on WalletMovement {
  id
  at
  text
  trade
  amount {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<WalletMovesQuery, WalletMovesQueryVariables>;
export const WalletOutDocument = new TypedDocumentString(`
    query WalletOut($filter: MoneyListFilter, $after: String, $first: Int) {
  walletPayouts(own: true, filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...WalletPaid
      }
    }
  }
}
    fragment WalletPaid on WalletPayout {
  id
  state
  way
  accountName
  accountMasked
  reason
  askedAt
  doneAt
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<WalletOutQuery, WalletOutQueryVariables>;
export const WalletAskDocument = new TypedDocumentString(`
    mutation WalletAsk($amount: PositiveDecimal!, $currency: String!, $key: String!) {
  walletPayoutAsk(amount: $amount, currency: $currency, idempotencyKey: $key) {
    payout {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WalletAskMutation, WalletAskMutationVariables>;
export const MyOrganizationsDocument = new TypedDocumentString(`
    query MyOrganizations($first: Int!, $after: String) {
  me {
    organization {
      id
    }
  }
  myOrganizations(first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        manages
        organization {
          id
          name
          legalName
          kind
          kindLabel
          status
          uscc
          isMerchant
        }
        memberships {
          id
          validUntil
          role {
            code
            name
          }
        }
        approvals {
          id
          kind
          kindLabel
          state
          reason
        }
      }
    }
  }
  myInvitations(first: 20) {
    edges {
      node {
        id
        byApplicant
        message
        expiresAt
        role {
          name
        }
        organization {
          name
          legalName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyOrganizationsQuery, MyOrganizationsQueryVariables>;
export const OrganizationRegisterDocument = new TypedDocumentString(`
    mutation OrganizationRegister($input: OrganizationRegisterInput!) {
  organizationRegister(input: $input) {
    organization {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationRegisterMutation, OrganizationRegisterMutationVariables>;
export const OrganizationLeaveDocument = new TypedDocumentString(`
    mutation OrganizationLeave($id: ID!) {
  organizationLeave(organizationId: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrganizationLeaveMutation, OrganizationLeaveMutationVariables>;
export const InvitationAnswerDocument = new TypedDocumentString(`
    mutation InvitationAnswer($id: ID!, $accept: Boolean!) {
  invitationAnswer(id: $id, accept: $accept) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationAnswerMutation, InvitationAnswerMutationVariables>;
export const JoinRequestDocument = new TypedDocumentString(`
    mutation JoinRequest($input: JoinRequestInput!) {
  organizationJoinRequest(input: $input) {
    sent
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<JoinRequestMutation, JoinRequestMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($first: Int!, $after: String, $kind: String!) {
  me {
    id
    organization {
      id
      name
      kind
    }
  }
  organizationMembers(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        userId
        name
        email
        hasSecondFactor
        memberships {
          id
          validUntil
          role {
            code
            name
          }
        }
      }
    }
  }
  organizationInvitations(first: 50) {
    edges {
      node {
        id
        email
        state
        byApplicant
        message
        role {
          name
        }
        expiresAt
      }
    }
  }
  roleChoices(kind: $kind) {
    code
    name
    nameEn
    levelTwo
  }
}
    `) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const ActingOrganizationDocument = new TypedDocumentString(`
    query ActingOrganization {
  me {
    id
    organization {
      id
      name
      kind
      legalName
    }
    permissions
  }
}
    `) as unknown as TypedDocumentString<ActingOrganizationQuery, ActingOrganizationQueryVariables>;
export const MemberInviteDocument = new TypedDocumentString(`
    mutation MemberInvite($input: MemberInviteInput!) {
  organizationMemberInvite(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MemberInviteMutation, MemberInviteMutationVariables>;
export const InvitationRevokeDocument = new TypedDocumentString(`
    mutation InvitationRevoke($id: ID!) {
  invitationRevoke(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationRevokeMutation, InvitationRevokeMutationVariables>;
export const JoinDecideDocument = new TypedDocumentString(`
    mutation JoinDecide($id: ID!, $accept: Boolean!) {
  organizationJoinDecide(id: $id, accept: $accept) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<JoinDecideMutation, JoinDecideMutationVariables>;
export const RoleGrantDocument = new TypedDocumentString(`
    mutation RoleGrant($input: RoleGrantInput!) {
  organizationRoleGrant(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RoleGrantMutation, RoleGrantMutationVariables>;
export const RoleConfirmDocument = new TypedDocumentString(`
    mutation RoleConfirm($id: ID!, $accept: Boolean!) {
  organizationRoleConfirm(id: $id, accept: $accept) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RoleConfirmMutation, RoleConfirmMutationVariables>;
export const RoleEndDocument = new TypedDocumentString(`
    mutation RoleEnd($input: RoleEndInput!) {
  organizationRoleEnd(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RoleEndMutation, RoleEndMutationVariables>;
export const MemberRemoveDocument = new TypedDocumentString(`
    mutation MemberRemove($input: MemberRemoveInput!) {
  organizationMemberRemove(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MemberRemoveMutation, MemberRemoveMutationVariables>;
export const SecurityDocument = new TypedDocumentString(`
    query Security {
  me {
    id
    email
    hasSecondFactor
    level
  }
  mySessions(first: 20) {
    edges {
      node {
        id
        device
        address
        level
        startedAt
        lastSeenAt
        current
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityQuery, SecurityQueryVariables>;
export const TotpEnrolDocument = new TypedDocumentString(`
    mutation TotpEnrol($password: String!) {
  totpEnrol(password: $password) {
    secret
    otpauthUri
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TotpEnrolMutation, TotpEnrolMutationVariables>;
export const TotpConfirmDocument = new TypedDocumentString(`
    mutation TotpConfirm($code: String!) {
  totpConfirm(code: $code) {
    recoveryCodes
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TotpConfirmMutation, TotpConfirmMutationVariables>;
export const TotpRemoveDocument = new TypedDocumentString(`
    mutation TotpRemove($input: BothFactorsInput!) {
  totpRemove(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TotpRemoveMutation, TotpRemoveMutationVariables>;
export const RecoveryCodesRenewDocument = new TypedDocumentString(`
    mutation RecoveryCodesRenew($input: BothFactorsInput!) {
  recoveryCodesRenew(input: $input) {
    recoveryCodes
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecoveryCodesRenewMutation, RecoveryCodesRenewMutationVariables>;
export const SessionEndDocument = new TypedDocumentString(`
    mutation SessionEnd($id: ID) {
  accountSessionEnd(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SessionEndMutation, SessionEndMutationVariables>;
export const PersonalDataExportDocument = new TypedDocumentString(`
    mutation PersonalDataExport {
  personalDataExport {
    data
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PersonalDataExportMutation, PersonalDataExportMutationVariables>;
export const MyApplicationDocument = new TypedDocumentString(`
    query MyApplication {
  me {
    id
    organization {
      id
      name
      kind
    }
  }
  myMerchantApplication {
    ...ApplicationParts
  }
}
    fragment ApplicationParts on MerchantApplication {
  id
  state
  reason
  sites
  tradeCategories
  contactName
  contactPhone
  representative
  representativeIdTail
  representativeMatches
  licenceExpiresOn
  taxStatus
  issuesInvoices
  returnAddress
  settlementName
  settlementBank
  settlementTail
  submittedAt
  contractPaper
  reviewable
  organization {
    id
    name
    legalName
    kindLabel
    uscc
  }
  checklist {
    code
    name
    nameEn
    kind
    required
    complete
    expiresOn
    note
  }
  steps {
    after
    reason
    at
  }
  contract {
    number
    state
    sha256
    sides {
      label
      name
      signedAt
      beingSigned
      mine
    }
  }
}`) as unknown as TypedDocumentString<MyApplicationQuery, MyApplicationQueryVariables>;
export const PlatformContractFileDocument = new TypedDocumentString(`
    query PlatformContractFile($id: ID!) {
  merchantApplication(id: $id) {
    contract {
      number
      file
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformContractFileQuery, PlatformContractFileQueryVariables>;
export const ApplicationStartDocument = new TypedDocumentString(`
    mutation ApplicationStart($key: String!) {
  merchantApplicationStart(idempotencyKey: $key) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApplicationStartMutation, ApplicationStartMutationVariables>;
export const ApplicationEditDocument = new TypedDocumentString(`
    mutation ApplicationEdit($input: MerchantApplicationInput!) {
  merchantApplicationEdit(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApplicationEditMutation, ApplicationEditMutationVariables>;
export const RepresentativeCheckDocument = new TypedDocumentString(`
    mutation RepresentativeCheck($input: RepresentativeInput!) {
  merchantRepresentativeCheck(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RepresentativeCheckMutation, RepresentativeCheckMutationVariables>;
export const ItemAttestDocument = new TypedDocumentString(`
    mutation ItemAttest($id: ID!, $code: String!, $attested: Boolean!) {
  merchantItemAttest(id: $id, code: $code, attested: $attested) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ItemAttestMutation, ItemAttestMutationVariables>;
export const ApplicationSubmitDocument = new TypedDocumentString(`
    mutation ApplicationSubmit($id: ID!) {
  merchantApplicationSubmit(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApplicationSubmitMutation, ApplicationSubmitMutationVariables>;
export const PlatformContractSignDocument = new TypedDocumentString(`
    mutation PlatformContractSign($id: ID!) {
  merchantContractSign(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformContractSignMutation, PlatformContractSignMutationVariables>;
export const ReviewDeskDocument = new TypedDocumentString(`
    query ReviewDesk($state: String, $first: Int!, $after: String) {
  merchantApplications(state: $state, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        state
        submittedAt
        sites
        organization {
          name
          legalName
          kindLabel
        }
      }
    }
  }
  approvals(state: "OPEN", first: 30) {
    totalCount
    edges {
      node {
        id
        kindLabel
        note
        askedAt
        register {
          found
          nameMatches
          inOperation
        }
        organization {
          id
          legalName
          kindLabel
          uscc
        }
      }
    }
  }
  reviewTasks(first: 30) {
    totalCount
    edges {
      node {
        id
        kind
        item
        dueOn
        application {
          id
          organization {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewDeskQuery, ReviewDeskQueryVariables>;
export const ReviewApplicationDocument = new TypedDocumentString(`
    query ReviewApplication($id: ID!) {
  merchantApplication(id: $id) {
    ...ApplicationParts
  }
}
    fragment ApplicationParts on MerchantApplication {
  id
  state
  reason
  sites
  tradeCategories
  contactName
  contactPhone
  representative
  representativeIdTail
  representativeMatches
  licenceExpiresOn
  taxStatus
  issuesInvoices
  returnAddress
  settlementName
  settlementBank
  settlementTail
  submittedAt
  contractPaper
  reviewable
  organization {
    id
    name
    legalName
    kindLabel
    uscc
  }
  checklist {
    code
    name
    nameEn
    kind
    required
    complete
    expiresOn
    note
  }
  steps {
    after
    reason
    at
  }
  contract {
    number
    state
    sha256
    sides {
      label
      name
      signedAt
      beingSigned
      mine
    }
  }
}`) as unknown as TypedDocumentString<ReviewApplicationQuery, ReviewApplicationQueryVariables>;
export const ItemVerifyDocument = new TypedDocumentString(`
    mutation ItemVerify($input: MerchantItemVerifyInput!) {
  merchantItemVerify(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ItemVerifyMutation, ItemVerifyMutationVariables>;
export const MerchantDecideDocument = new TypedDocumentString(`
    mutation MerchantDecide($input: MerchantDecisionInput!) {
  merchantDecide(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MerchantDecideMutation, MerchantDecideMutationVariables>;
export const ApprovalDecideDocument = new TypedDocumentString(`
    mutation ApprovalDecide($input: ApprovalDecideInput!) {
  approvalDecide(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ApprovalDecideMutation, ApprovalDecideMutationVariables>;
export const MarketMapDocument = new TypedDocumentString(`
    query MarketMap($site: String!) {
  markets(site: $site) {
    slug
    name
    nameEn
    address
    opens
    closes
    buildings {
      code
      name
      nameEn
      floors {
        id
        number
        boothCount
        leasedCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MarketMapQuery, MarketMapQueryVariables>;
export const FloorPlanDocument = new TypedDocumentString(`
    query FloorPlan($id: ID!) {
  marketFloor(id: $id) {
    id
    number
    width
    height
    building {
      name
      nameEn
    }
    booths {
      id
      code
      section
      x
      y
      width
      height
      status
      merchant {
        slug
        name
        nameEn: name(languageCode: EN)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FloorPlanQuery, FloorPlanQueryVariables>;
export const LeaseDeskDocument = new TypedDocumentString(`
    query LeaseDesk($first: Int, $after: String, $last: Int, $before: String, $market: String, $search: String) {
  managedMarkets {
    id
    slug
    name
    nameEn
    buildings {
      code
      name
      nameEn
      floors {
        id
        number
        boothCount
        leasedCount
      }
    }
  }
  leases(
    first: $first
    after: $after
    last: $last
    before: $before
    market: $market
    search: $search
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        boothCode
        startsOn
        endsOn
        contractNumber
        endReason
        market {
          slug
          name
          nameEn
        }
        tenant {
          slug
          name
          nameEn: name(languageCode: EN)
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeaseDeskQuery, LeaseDeskQueryVariables>;
export const LeaseOpenDocument = new TypedDocumentString(`
    mutation LeaseOpen($input: LeaseOpenInput!) {
  leaseOpen(input: $input) {
    lease {
      id
      boothCode
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LeaseOpenMutation, LeaseOpenMutationVariables>;
export const LeaseEndDocument = new TypedDocumentString(`
    mutation LeaseEnd($input: LeaseEndInput!) {
  leaseEnd(input: $input) {
    lease {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LeaseEndMutation, LeaseEndMutationVariables>;
export const NoticeGiveDocument = new TypedDocumentString(`
    mutation NoticeGive($id: ID!, $reason: String!) {
  defaultNoticeGive(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeGiveMutation, NoticeGiveMutationVariables>;
export const NoticeConsentDocument = new TypedDocumentString(`
    mutation NoticeConsent($id: ID!) {
  defaultConsent(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeConsentMutation, NoticeConsentMutationVariables>;
export const RetentionLetGoDocument = new TypedDocumentString(`
    mutation RetentionLetGo($id: ID!) {
  retentionAccept(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetentionLetGoMutation, RetentionLetGoMutationVariables>;
export const PartsSetDocument = new TypedDocumentString(`
    mutation PartsSet($id: ID!, $parts: [SchedulePartInput!]!) {
  paymentScheduleSet(id: $id, parts: $parts) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PartsSetMutation, PartsSetMutationVariables>;
export const MySecurityDocument = new TypedDocumentString(`
    query MySecurity($currency: String!) {
  merchantGuarantee(currency: $currency) {
    held {
      amount
      currency
    }
    needed {
      amount
      currency
    }
    openTrades {
      amount
      currency
    }
  }
  guarantees(first: 10) {
    edges {
      node {
        id
        purpose
        state
        askedAt
        dueAt
        beneficiaryName
        form
        letterNumber
        amount {
          amount
          currency
        }
        held {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MySecurityQuery, MySecurityQueryVariables>;
export const SecurityPutUpDocument = new TypedDocumentString(`
    mutation SecurityPutUp($input: GuaranteePutUpInput!) {
  guaranteePutUp(input: $input) {
    guarantee {
      state
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityPutUpMutation, SecurityPutUpMutationVariables>;
export const SecurityPayDocument = new TypedDocumentString(`
    mutation SecurityPay($id: ID!, $gateway: String!, $key: String!) {
  guaranteePay(id: $id, paymentGatewayId: $gateway, idempotencyKey: $key) {
    guarantee {
      state
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityPayMutation, SecurityPayMutationVariables>;
export const SecurityLetterDocument = new TypedDocumentString(`
    mutation SecurityLetter($id: ID!, $input: GuaranteeLetterInput!) {
  guaranteeRegister(id: $id, input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityLetterMutation, SecurityLetterMutationVariables>;
export const SecurityAskBackDocument = new TypedDocumentString(`
    mutation SecurityAskBack($id: ID!) {
  guaranteeReturnAsk(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityAskBackMutation, SecurityAskBackMutationVariables>;
export const BatchListDocument = new TypedDocumentString(`
    query BatchList($filter: PayoutBatchFilter, $after: String, $before: String, $first: Int, $last: Int) {
  payoutTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  payoutBatches(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        number
        state
        stateLabel
        madeAt
        sentAt
        bookedAt
        total {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BatchListQuery, BatchListQueryVariables>;
export const BatchPageDocument = new TypedDocumentString(`
    query BatchPage($id: ID!) {
  payoutBatch(id: $id) {
    id
    number
    state
    stateLabel
    madeAt
    sentAt
    bookedAt
    fileHash
    total {
      amount
      currency
    }
    lines {
      merchantName
      endToEndId
      state
      reason
      amount {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BatchPageQuery, BatchPageQueryVariables>;
export const BatchMakeDocument = new TypedDocumentString(`
    mutation BatchMake($currency: String!) {
  payoutBatchMake(currency: $currency) {
    batch {
      id
    }
    skipped
    errors {
      field
      code
      message
      details
    }
  }
}
    `) as unknown as TypedDocumentString<BatchMakeMutation, BatchMakeMutationVariables>;
export const BatchCheckDocument = new TypedDocumentString(`
    mutation BatchCheck($id: ID!) {
  payoutBatchCheck(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BatchCheckMutation, BatchCheckMutationVariables>;
export const BatchSendDocument = new TypedDocumentString(`
    mutation BatchSend($id: ID!) {
  payoutBatchSend(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BatchSendMutation, BatchSendMutationVariables>;
export const BooksDocument = new TypedDocumentString(`
    query Books($currency: String!) {
  safeguarding {
    currency
    holds
    assets {
      amount
      currency
    }
    owed {
      amount
      currency
    }
    cover {
      amount
      currency
    }
  }
  ledgerTotals(currency: $currency) {
    code
    name
    kind
    accounts
    balance {
      amount
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<BooksQuery, BooksQueryVariables>;
export const ParkedDocument = new TypedDocumentString(`
    query Parked($filter: StuckListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  deliveryBacklog {
    pending
    parked
  }
  parkedDeliveries(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...ParkedRow
      }
    }
  }
  deadMessages(filter: $filter, first: 50) {
    totalCount
    edges {
      node {
        ...DeadRow
      }
    }
  }
  deadAll: deadMessages(first: 1) {
    totalCount
  }
}
    fragment ParkedRow on ParkedDelivery {
  id
  handler
  subject
  kind
  attempts
  problem
  at
}
fragment DeadRow on DeadMessage {
  id
  provider
  kind
  objectRef
  attempts
  problem
  receivedAt
}`) as unknown as TypedDocumentString<ParkedQuery, ParkedQueryVariables>;
export const ParkedListDocument = new TypedDocumentString(`
    query ParkedList($filter: StuckListFilter, $after: String, $first: Int) {
  parkedDeliveries(filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...ParkedRow
      }
    }
  }
}
    fragment ParkedRow on ParkedDelivery {
  id
  handler
  subject
  kind
  attempts
  problem
  at
}`) as unknown as TypedDocumentString<ParkedListQuery, ParkedListQueryVariables>;
export const DeadListDocument = new TypedDocumentString(`
    query DeadList($filter: StuckListFilter, $after: String, $first: Int) {
  deadMessages(filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...DeadRow
      }
    }
  }
}
    fragment DeadRow on DeadMessage {
  id
  provider
  kind
  objectRef
  attempts
  problem
  receivedAt
}`) as unknown as TypedDocumentString<DeadListQuery, DeadListQueryVariables>;
export const ParkedRetryDocument = new TypedDocumentString(`
    mutation ParkedRetry($id: ID!) {
  parkedDeliveryRetry(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ParkedRetryMutation, ParkedRetryMutationVariables>;
export const DeadReplayDocument = new TypedDocumentString(`
    mutation DeadReplay($id: ID!) {
  deadMessageReplay(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeadReplayMutation, DeadReplayMutationVariables>;
export const ReconciliationPageDocument = new TypedDocumentString(`
    query ReconciliationPage($after: String, $before: String, $first: Int, $last: Int, $breaks: ReconciliationFilter, $days: ReconciliationFilter) {
  reconciliationDays(first: 30, filter: $days) {
    totalCount
    edges {
      node {
        id
        day
        state
        sheet
        lines
        matched
        breaks
        breaksOpen
        account {
          code
          owner
          currency
        }
        ledgerMoved {
          amount
          currency
        }
        ledgerClosing {
          amount
          currency
        }
        outsideMoved {
          amount
          currency
        }
        outsideClosing {
          amount
          currency
        }
        difference {
          amount
          currency
        }
        unexplained {
          amount
          currency
        }
      }
    }
  }
  reconciliationBreaks(
    first: $first
    last: $last
    after: $after
    before: $before
    filter: $breaks
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        day
        type
        state
        subject
        owner
        ageDays
        account {
          code
          owner
          currency
        }
        ledger {
          amount
          currency
        }
        outside {
          amount
          currency
        }
        difference {
          amount
          currency
        }
      }
    }
  }
  reconciliationRefused(first: 10) {
    totalCount
    edges {
      node {
        id
        source
        ident
        account
        day
        code
        field
        reason
        remedyZh
        remedyEn
        lastAt
        times
      }
    }
  }
  reconciliationTotals(filter: $breaks) {
    type
    currency
    count
    live
    difference {
      amount
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<ReconciliationPageQuery, ReconciliationPageQueryVariables>;
export const ReconciliationThreeWayDocument = new TypedDocumentString(`
    query ReconciliationThreeWay($day: Date!) {
  reconciliationSettlements(day: $day) {
    ref
    equal
    provider {
      amount
      currency
    }
    ledger {
      amount
      currency
    }
    bank {
      amount
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<ReconciliationThreeWayQuery, ReconciliationThreeWayQueryVariables>;
export const BreakPageDocument = new TypedDocumentString(`
    query BreakPage($id: ID!) {
  reconciliationBreak(id: $id) {
    id
    day
    type
    state
    subject
    owner
    note
    way
    resolutionKey
    actionZh
    actionEn
    foundAt
    closedAt
    mayPropose
    mayApprove
    account {
      code
      owner
      currency
    }
    ledger {
      amount
      currency
    }
    outside {
      amount
      currency
    }
    difference {
      amount
      currency
    }
    ledgerSide {
      day
      kind
      journalKey
      reference
      subject
      amount {
        amount
        currency
      }
    }
    outsideSide {
      day
      at
      kind
      ref
      key
      objectRef
      name
      text
      sheet
      amount {
        amount
        currency
      }
    }
    history {
      act
      who
      text
      at
    }
    ways {
      code
      zh
      en
    }
  }
}
    `) as unknown as TypedDocumentString<BreakPageQuery, BreakPageQueryVariables>;
export const BreakFileDocument = new TypedDocumentString(`
    query BreakFile($kind: ReconciliationFileKind!, $filter: ReconciliationFilter) {
  reconciliationFile(kind: $kind, filter: $filter) {
    name
    mediaType
    content
  }
}
    `) as unknown as TypedDocumentString<BreakFileQuery, BreakFileQueryVariables>;
export const BreakAssignDocument = new TypedDocumentString(`
    mutation BreakAssign($id: ID!) {
  reconciliationBreakAssign(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BreakAssignMutation, BreakAssignMutationVariables>;
export const BreakNoteDocument = new TypedDocumentString(`
    mutation BreakNote($id: ID!, $note: String!) {
  reconciliationBreakNote(id: $id, note: $note) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BreakNoteMutation, BreakNoteMutationVariables>;
export const BreakProposeDocument = new TypedDocumentString(`
    mutation BreakPropose($id: ID!, $way: String!, $note: String!) {
  reconciliationBreakPropose(id: $id, way: $way, note: $note) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BreakProposeMutation, BreakProposeMutationVariables>;
export const BreakApproveDocument = new TypedDocumentString(`
    mutation BreakApprove($id: ID!) {
  reconciliationBreakApprove(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BreakApproveMutation, BreakApproveMutationVariables>;
export const BreakRejectDocument = new TypedDocumentString(`
    mutation BreakReject($id: ID!, $note: String!) {
  reconciliationBreakReject(id: $id, note: $note) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BreakRejectMutation, BreakRejectMutationVariables>;
export const ReviewListDocument = new TypedDocumentString(`
    query ReviewList($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  paymentReviewTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  paymentReviews(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        payment
        payerName
        state
        openedAt
        decidedAt
        amount {
          amount
          currency
        }
        flags {
          code
          label
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewListQuery, ReviewListQueryVariables>;
export const ReviewPageDocument = new TypedDocumentString(`
    query ReviewPage($id: ID!) {
  paymentReview(id: $id) {
    id
    payment
    payerName
    state
    proposal
    reason
    proposedByMe
    openedAt
    decidedAt
    amount {
      amount
      currency
    }
    flags {
      code
      label
    }
    evidence
    circle
  }
}
    `) as unknown as TypedDocumentString<ReviewPageQuery, ReviewPageQueryVariables>;
export const ReviewProposeDocument = new TypedDocumentString(`
    mutation ReviewPropose($id: ID!, $decision: String!, $reason: String!) {
  paymentReviewPropose(id: $id, decision: $decision, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewProposeMutation, ReviewProposeMutationVariables>;
export const ReviewDecideDocument = new TypedDocumentString(`
    mutation ReviewDecide($id: ID!, $agree: Boolean!) {
  paymentReviewDecide(id: $id, agree: $agree) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewDecideMutation, ReviewDecideMutationVariables>;
export const JournalListDocument = new TypedDocumentString(`
    query JournalList($filter: LedgerJournalFilterInput, $after: String, $before: String, $first: Int, $last: Int) {
  ledgerJournals(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        key
        kind
        trade
        reference
        effectiveAt
        postedAt
        lines {
          ...JournalLines
        }
      }
    }
  }
}
    fragment JournalLines on LedgerLine {
  code
  name
  owner
  debit {
    amount
    currency
  }
  credit {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<JournalListQuery, JournalListQueryVariables>;
export const ManualListDocument = new TypedDocumentString(`
    query ManualList($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  manualJournalTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  manualJournals(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        state
        reason
        answer
        madeAt
        checkedAt
        madeByMe
        lines {
          ...JournalLines
        }
      }
    }
  }
  manualJournalAccounts {
    code
    name
    owners
  }
}
    fragment JournalLines on LedgerLine {
  code
  name
  owner
  debit {
    amount
    currency
  }
  credit {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<ManualListQuery, ManualListQueryVariables>;
export const ManualPageDocument = new TypedDocumentString(`
    query ManualPage($id: ID!) {
  manualJournal(id: $id) {
    id
    state
    reason
    answer
    madeAt
    checkedAt
    madeByMe
    lines {
      ...JournalLines
    }
  }
}
    fragment JournalLines on LedgerLine {
  code
  name
  owner
  debit {
    amount
    currency
  }
  credit {
    amount
    currency
  }
  balanceAfter {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<ManualPageQuery, ManualPageQueryVariables>;
export const ManualDraftDocument = new TypedDocumentString(`
    mutation ManualDraft($input: ManualJournalInput!) {
  manualJournalDraft(input: $input) {
    journal {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ManualDraftMutation, ManualDraftMutationVariables>;
export const ManualCheckDocument = new TypedDocumentString(`
    mutation ManualCheck($id: ID!, $post: Boolean!, $answer: String) {
  manualJournalCheck(id: $id, post: $post, answer: $answer) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ManualCheckMutation, ManualCheckMutationVariables>;
export const ChargebackListDocument = new TypedDocumentString(`
    query ChargebackList($filter: ChargebackFilter, $after: String, $before: String, $first: Int, $last: Int) {
  chargebacks(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...CaseRow
      }
    }
  }
  chargebackTotals(filter: $filter) {
    currency
    count
    open
    amount {
      amount
      currency
    }
    owed {
      amount
      currency
    }
  }
}
    fragment CaseRow on Chargeback {
  id
  settlementSubject
  state
  merchantName
  provider
  providerRef
  reason
  amount {
    amount
    currency
  }
  fee {
    amount
    currency
  }
  owed {
    amount
    currency
  }
  evidenceDue
  evidenceDaysLeft
  evidenceAt
  openedAt
  decidedAt
  writeOffAsked
}`) as unknown as TypedDocumentString<ChargebackListQuery, ChargebackListQueryVariables>;
export const ChargebackPageDocument = new TypedDocumentString(`
    query ChargebackPage($id: ID!) {
  chargeback(id: $id) {
    ...CaseRow
    parts {
      code
      amount {
        amount
        currency
      }
    }
    exposure {
      amount
      currency
    }
    clientPart {
      amount
      currency
    }
    coveredOwn {
      amount
      currency
    }
    coveredClient {
      amount
      currency
    }
    ownReturned {
      amount
      currency
    }
    evidenceText
    evidenceFiles {
      kind
      name
      sha256
    }
    acceptAsked
    acceptAskedByMe
    acceptReason
    acceptedAt
    writeOffReason
    writeOffAskedByMe
    writtenOff {
      amount
      currency
    }
  }
}
    fragment CaseRow on Chargeback {
  id
  settlementSubject
  state
  merchantName
  provider
  providerRef
  reason
  amount {
    amount
    currency
  }
  fee {
    amount
    currency
  }
  owed {
    amount
    currency
  }
  evidenceDue
  evidenceDaysLeft
  evidenceAt
  openedAt
  decidedAt
  writeOffAsked
}`) as unknown as TypedDocumentString<ChargebackPageQuery, ChargebackPageQueryVariables>;
export const CaseContestDocument = new TypedDocumentString(`
    mutation CaseContest($id: ID!, $text: String!, $files: [ChargebackFileInput!]) {
  chargebackEvidenceSubmit(id: $id, text: $text, files: $files) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseContestMutation, CaseContestMutationVariables>;
export const CaseAcceptAskDocument = new TypedDocumentString(`
    mutation CaseAcceptAsk($id: ID!, $reason: String!) {
  chargebackAcceptAsk(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseAcceptAskMutation, CaseAcceptAskMutationVariables>;
export const CaseAcceptApproveDocument = new TypedDocumentString(`
    mutation CaseAcceptApprove($id: ID!) {
  chargebackAcceptApprove(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseAcceptApproveMutation, CaseAcceptApproveMutationVariables>;
export const CaseCoverDocument = new TypedDocumentString(`
    mutation CaseCover($id: ID!) {
  chargebackCover(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseCoverMutation, CaseCoverMutationVariables>;
export const CaseWriteOffAskDocument = new TypedDocumentString(`
    mutation CaseWriteOffAsk($id: ID!, $reason: String!) {
  chargebackWriteOffAsk(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseWriteOffAskMutation, CaseWriteOffAskMutationVariables>;
export const CaseWriteOffApproveDocument = new TypedDocumentString(`
    mutation CaseWriteOffApprove($id: ID!) {
  chargebackWriteOffApprove(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseWriteOffApproveMutation, CaseWriteOffApproveMutationVariables>;
export const ReceiptListDocument = new TypedDocumentString(`
    query ReceiptList($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  receipts(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...ReceiptRow
      }
    }
  }
  receiptTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
}
    fragment ReceiptRow on Receipt {
  id
  bankRef
  amount {
    amount
    currency
  }
  openAmount {
    amount
    currency
  }
  payerName
  payerAccountMasked
  text
  state
  why
  receivedAt
  dueAt
  ageDays
  how
  target
  paymentRef
}`) as unknown as TypedDocumentString<ReceiptListQuery, ReceiptListQueryVariables>;
export const ReceiptPageDocument = new TypedDocumentString(`
    query ReceiptPage($id: ID!) {
  receipt(id: $id) {
    ...ReceiptRow
    note
    proposedByMe
    proofs {
      documentId
      note
      at
    }
  }
}
    fragment ReceiptRow on Receipt {
  id
  bankRef
  amount {
    amount
    currency
  }
  openAmount {
    amount
    currency
  }
  payerName
  payerAccountMasked
  text
  state
  why
  receivedAt
  dueAt
  ageDays
  how
  target
  paymentRef
}`) as unknown as TypedDocumentString<ReceiptPageQuery, ReceiptPageQueryVariables>;
export const ReceiptSuggestDocument = new TypedDocumentString(`
    mutation ReceiptSuggest($id: ID!, $how: String!, $target: String, $note: String) {
  receiptPropose(id: $id, how: $how, target: $target, note: $note) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptSuggestMutation, ReceiptSuggestMutationVariables>;
export const ReceiptAgreeDocument = new TypedDocumentString(`
    mutation ReceiptAgree($id: ID!) {
  receiptConfirm(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptAgreeMutation, ReceiptAgreeMutationVariables>;
export const WalletPayoutListDocument = new TypedDocumentString(`
    query WalletPayoutList($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  walletPayoutTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  walletPayouts(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...WalletRow
      }
    }
  }
}
    fragment WalletRow on WalletPayout {
  id
  number
  ownerName
  way
  accountName
  accountMasked
  state
  reason
  askedAt
  doneAt
  askedByMe
  agreedByMe
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<WalletPayoutListQuery, WalletPayoutListQueryVariables>;
export const WalletPayoutPageDocument = new TypedDocumentString(`
    query WalletPayoutPage($id: ID!) {
  walletPayout(id: $id) {
    ...WalletRow
  }
}
    fragment WalletRow on WalletPayout {
  id
  number
  ownerName
  way
  accountName
  accountMasked
  state
  reason
  askedAt
  doneAt
  askedByMe
  agreedByMe
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<WalletPayoutPageQuery, WalletPayoutPageQueryVariables>;
export const WalletAgreeDocument = new TypedDocumentString(`
    mutation WalletAgree($id: ID!) {
  walletPayoutAgree(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WalletAgreeMutation, WalletAgreeMutationVariables>;
export const WalletCheckDocument = new TypedDocumentString(`
    mutation WalletCheck($id: ID!, $send: Boolean!, $reason: String) {
  walletPayoutCheck(id: $id, send: $send, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<WalletCheckMutation, WalletCheckMutationVariables>;
export const PurchaseListDocument = new TypedDocumentString(`
    query PurchaseList($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  foreignBuyback {
    gateways
    owed {
      amount
      currency
    }
  }
  foreignPurchaseTotals(filter: $filter) {
    count
    bought {
      amount
      currency
    }
    paid {
      amount
      currency
    }
  }
  foreignPurchases(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...PurchaseRow
      }
    }
  }
}
    fragment PurchaseRow on ForeignPurchase {
  id
  provider
  reference
  bought {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  state
  answer
  madeAt
  checkedAt
  madeByMe
}`) as unknown as TypedDocumentString<PurchaseListQuery, PurchaseListQueryVariables>;
export const PurchasePageDocument = new TypedDocumentString(`
    query PurchasePage($id: ID!) {
  foreignPurchase(id: $id) {
    ...PurchaseRow
  }
}
    fragment PurchaseRow on ForeignPurchase {
  id
  provider
  reference
  bought {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  state
  answer
  madeAt
  checkedAt
  madeByMe
}`) as unknown as TypedDocumentString<PurchasePageQuery, PurchasePageQueryVariables>;
export const PurchaseDraftDocument = new TypedDocumentString(`
    mutation PurchaseDraft($gateway: String!, $bought: PositiveDecimal!, $currency: String!, $paid: PositiveDecimal!, $paidCurrency: String!, $reference: String!) {
  foreignMoneyBought(
    paymentGateway: $gateway
    bought: $bought
    currency: $currency
    paid: $paid
    paidCurrency: $paidCurrency
    reference: $reference
  ) {
    purchase {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PurchaseDraftMutation, PurchaseDraftMutationVariables>;
export const PurchaseCheckDocument = new TypedDocumentString(`
    mutation PurchaseCheck($id: ID!, $post: Boolean!, $answer: String) {
  foreignMoneyCheck(id: $id, post: $post, answer: $answer) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PurchaseCheckMutation, PurchaseCheckMutationVariables>;
export const GovNoticesDocument = new TypedDocumentString(`
    query GovNotices($text: String, $after: String) {
  latenessList(first: 20) {
    edges {
      node {
        ocid
        contractNumber
        buyerName
        amount {
          amount
          currency
        }
        dueOn
        settledOn
        daysLate
        interest {
          amount
          currency
        }
      }
    }
  }
  news(site: "gov", first: 20, after: $after) {
    edges {
      node {
        slug
        title
        summary
        publishedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  mallOffers(first: 12, search: $text) {
    totalCount
    edges {
      node {
        ...Offer
      }
    }
  }
}
    fragment Offer on MallOffer {
  id
  title
  catalogueCode
  productSlug
  specLabel
  supplierName
  unit
  available
  listed
  picture
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<GovNoticesQuery, GovNoticesQueryVariables>;
export const GovNoticeDocument = new TypedDocumentString(`
    query GovNotice($slug: String!) {
  newsItem(slug: $slug) {
    slug
    title
    summary
    publishedAt
    content
  }
}
    `) as unknown as TypedDocumentString<GovNoticeQuery, GovNoticeQueryVariables>;
export const MallListDocument = new TypedDocumentString(`
    query MallList($search: String, $code: String, $after: String, $before: String, $first: Int, $last: Int) {
  mallOffers(
    first: $first
    last: $last
    search: $search
    catalogueCode: $code
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...Offer
      }
    }
  }
}
    fragment Offer on MallOffer {
  id
  title
  catalogueCode
  productSlug
  specLabel
  supplierName
  unit
  available
  listed
  picture
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<MallListQuery, MallListQueryVariables>;
export const BasketOfferDocument = new TypedDocumentString(`
    query BasketOffer($id: ID!) {
  mallOffer(id: $id) {
    ...Offer
    supplierId
  }
}
    fragment Offer on MallOffer {
  id
  title
  catalogueCode
  productSlug
  specLabel
  supplierName
  unit
  available
  listed
  picture
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<BasketOfferQuery, BasketOfferQueryVariables>;
export const MallComparePageDocument = new TypedDocumentString(`
    query MallComparePage($id: ID!, $quantity: Int!) {
  mallOffer(id: $id) {
    ...Offer
  }
  mallComparison(offerId: $id, quantity: $quantity) {
    quantity
    suppliers
    specKey
    referencePrice {
      amount
      currency
    }
    offers {
      available
      total {
        amount
        currency
      }
      unitPrice {
        amount
        currency
      }
      offer {
        ...Offer
      }
    }
  }
}
    fragment Offer on MallOffer {
  id
  title
  catalogueCode
  productSlug
  specLabel
  supplierName
  unit
  available
  listed
  picture
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<MallComparePageQuery, MallComparePageQueryVariables>;
export const BudgetPageDocument = new TypedDocumentString(`
    query BudgetPage($year: Int, $after: String, $before: String, $first: Int, $last: Int) {
  budgetItems(
    first: $first
    last: $last
    after: $after
    before: $before
    fiscalYear: $year
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        number
        name
        fiscalYear
        economicClass
        amount {
          amount
          currency
        }
        reserved {
          amount
          currency
        }
        spent {
          amount
          currency
        }
        available {
          amount
          currency
        }
        planLines {
          id
          catalogueCode
          title
          recordNo
          amount {
            amount
            currency
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetPageQuery, BudgetPageQueryVariables>;
export const BudgetRegisterDocument = new TypedDocumentString(`
    mutation BudgetRegister($input: BudgetItemRegisterInput!) {
  budgetItemRegister(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetRegisterMutation, BudgetRegisterMutationVariables>;
export const PlanAddDocument = new TypedDocumentString(`
    mutation PlanAdd($input: PlanLineAddInput!) {
  planLineAdd(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PlanAddMutation, PlanAddMutationVariables>;
export const PublicNoticeListDocument = new TypedDocumentString(`
    query PublicNoticeList($kind: PublicNoticeKind, $search: String, $since: Date, $until: Date, $region: String, $after: String, $before: String, $first: Int, $last: Int) {
  publicNotices(
    first: $first
    last: $last
    after: $after
    before: $before
    kind: $kind
    search: $search
    since: $since
    until: $until
    region: $region
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        kind
        title
        buyerName
        ocid
        publishedAt
        feedNumber
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PublicNoticeListQuery, PublicNoticeListQueryVariables>;
export const PublicNoticePageDocument = new TypedDocumentString(`
    query PublicNoticePage($id: ID!) {
  publicNotice(id: $id) {
    id
    kind
    title
    text
    buyerName
    ocid
    releaseId
    tags
    feedNumber
    digest
    eventId
    publishedAt
  }
}
    `) as unknown as TypedDocumentString<PublicNoticePageQuery, PublicNoticePageQueryVariables>;
export const LatenessPageDocument = new TypedDocumentString(`
    query LatenessPage($after: String, $before: String, $first: Int, $last: Int) {
  latenessList(first: $first, last: $last, after: $after, before: $before) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ocid
        contractNumber
        buyerName
        amount {
          amount
          currency
        }
        dueOn
        settledOn
        daysLate
        interest {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LatenessPageQuery, LatenessPageQueryVariables>;
export const RequisitionChangeDocument = new TypedDocumentString(`
    mutation RequisitionChange($id: ID!, $input: RequisitionInput!) {
  requisitionUpdate(id: $id, input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionChangeMutation, RequisitionChangeMutationVariables>;
export const ContractSignDocument = new TypedDocumentString(`
    mutation ContractSign($id: ID!) {
  mallContractSign(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ContractSignMutation, ContractSignMutationVariables>;
export const GoodsBackDocument = new TypedDocumentString(`
    mutation GoodsBack($id: ID!, $reason: String!) {
  mallGoodsReturn(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsBackMutation, GoodsBackMutationVariables>;
export const ContractFileDocument = new TypedDocumentString(`
    query ContractFile($id: ID!) {
  requisition(id: $id) {
    contract {
      number
      documentNumber
      file
    }
  }
}
    `) as unknown as TypedDocumentString<ContractFileQuery, ContractFileQueryVariables>;
export const MyLevelDocument = new TypedDocumentString(`
    query MyLevel {
  me {
    id
    level
    permissions
    hasSecondFactor
  }
}
    `) as unknown as TypedDocumentString<MyLevelQuery, MyLevelQueryVariables>;
export const BudgetListDocument = new TypedDocumentString(`
    query BudgetList {
  budgetItems(first: 50) {
    edges {
      node {
        id
        number
        name
        fiscalYear
        economicClass
        amount {
          amount
          currency
        }
        reserved {
          amount
          currency
        }
        spent {
          amount
          currency
        }
        available {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetListQuery, BudgetListQueryVariables>;
export const RequisitionListDocument = new TypedDocumentString(`
    query RequisitionList($box: RequisitionBox!, $state: String, $after: String, $before: String, $first: Int, $last: Int) {
  requisitions(
    box: $box
    state: $state
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...RequisitionRow
      }
    }
  }
}
    fragment RequisitionRow on Requisition {
  id
  number
  purpose
  state
  stateLabel
  stateSince
  departmentName
  supplierName
  total {
    amount
    currency
  }
  actions
}`) as unknown as TypedDocumentString<RequisitionListQuery, RequisitionListQueryVariables>;
export const RequisitionPageDocument = new TypedDocumentString(`
    query RequisitionPage($id: ID!) {
  requisition(id: $id) {
    ...RequisitionRow
    ocid
    supplierOrganizationId
    note
    reason
    neededBy
    deliverTo
    orderNumber
    budgetItem {
      number
      name
      available {
        amount
        currency
      }
    }
    lines {
      id
      title
      quantity
      catalogueCode
      unitPrice {
        amount
        currency
      }
      total {
        amount
        currency
      }
      offer {
        id
        specLabel
        specKey
        unit
        supplierName
        supplierId
        title
        productSlug
        picture
      }
    }
    orderedLines {
      id
      title
      quantity
      quantityShipped
      quantityDelivered
      quantityAccepted
      quantityReturned
      total {
        amount
        currency
      }
    }
    sheet {
      digest
      madeAt
      reason
      lines
    }
    acceptance {
      at
      kind
      note
      amount {
        amount
        currency
      }
      digest
      lines
    }
    history {
      act
      at
      title
      note
      fromState
      toState
      eventId
    }
    payable {
      ...PayableParts
    }
    contract {
      number
      state
      stateLabel
      total {
        amount
        currency
      }
      paymentDays
      inspectionWorkdays
      signedAt
      documentState
      documentNumber
      fileHash
      maySign
      parties {
        name
        label
        signedAt
        beingSigned
      }
    }
    suspension {
      reason
      placedAt
      until
    }
    dueAt
  }
}
    fragment RequisitionRow on Requisition {
  id
  number
  purpose
  state
  stateLabel
  stateSince
  departmentName
  supplierName
  total {
    amount
    currency
  }
  actions
}
fragment PayableParts on Payable {
  id
  title
  contractNumber
  buyerName
  supplierName
  acceptedOn
  deliveredOn
  deemed
  settledOn
  amount {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  clock {
    basis
    dueOn
    startedOn
    termDays
    daysLeft
    daysLate
    interest {
      amount
      currency
    }
  }
  invoices {
    number
    state
    stateLabel
    issuedOn
    amount {
      amount
      currency
    }
  }
  requests {
    id
    number
    state
    stateLabel
    requestedAt
    approvedAt
    settledAt
    voucherNo
    mode
    payeeAccount
    payeeBank
    returnReason
    amount {
      amount
      currency
    }
    order {
      id
      step
      papers {
        kind
        number
        holds
        sha256
      }
    }
  }
}`) as unknown as TypedDocumentString<RequisitionPageQuery, RequisitionPageQueryVariables>;
export const CaseSecurityDocument = new TypedDocumentString(`
    query CaseSecurity($subject: String!) {
  guarantees(first: 20, subject: $subject) {
    edges {
      node {
        id
        purpose
        form
        state
        askedAt
        dueAt
        returnBy
        letterNumber
        issuer
        validUntil
        reason
        giverName
        amount {
          amount
          currency
        }
        claimed {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CaseSecurityQuery, CaseSecurityQueryVariables>;
export const SecurityAskDocument = new TypedDocumentString(`
    mutation SecurityAsk($input: GuaranteeAskInput!) {
  guaranteeAsk(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityAskMutation, SecurityAskMutationVariables>;
export const SecurityReleaseDocument = new TypedDocumentString(`
    mutation SecurityRelease($id: ID!) {
  guaranteeRelease(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityReleaseMutation, SecurityReleaseMutationVariables>;
export const SecurityClaimDocument = new TypedDocumentString(`
    mutation SecurityClaim($id: ID!, $amount: PositiveDecimal!, $reason: String!) {
  guaranteeClaim(id: $id, amount: $amount, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecurityClaimMutation, SecurityClaimMutationVariables>;
export const PaymentListDocument = new TypedDocumentString(`
    query PaymentList($openOnly: Boolean!, $after: String, $before: String, $first: Int, $last: Int) {
  paymentTracker(
    first: $first
    last: $last
    openOnly: $openOnly
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...PayableParts
      }
    }
  }
}
    fragment PayableParts on Payable {
  id
  title
  contractNumber
  buyerName
  supplierName
  acceptedOn
  deliveredOn
  deemed
  settledOn
  amount {
    amount
    currency
  }
  paid {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  clock {
    basis
    dueOn
    startedOn
    termDays
    daysLeft
    daysLate
    interest {
      amount
      currency
    }
  }
  invoices {
    number
    state
    stateLabel
    issuedOn
    amount {
      amount
      currency
    }
  }
  requests {
    id
    number
    state
    stateLabel
    requestedAt
    approvedAt
    settledAt
    voucherNo
    mode
    payeeAccount
    payeeBank
    returnReason
    amount {
      amount
      currency
    }
    order {
      id
      step
      papers {
        kind
        number
        holds
        sha256
      }
    }
  }
}`) as unknown as TypedDocumentString<PaymentListQuery, PaymentListQueryVariables>;
export const RequisitionCreateDocument = new TypedDocumentString(`
    mutation RequisitionCreate($input: RequisitionInput!, $key: String!) {
  requisitionCreate(input: $input, idempotencyKey: $key) {
    requisition {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionCreateMutation, RequisitionCreateMutationVariables>;
export const RequisitionCompareDocument = new TypedDocumentString(`
    mutation RequisitionCompare($id: ID!, $reason: String) {
  requisitionCompare(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionCompareMutation, RequisitionCompareMutationVariables>;
export const RequisitionSubmitDocument = new TypedDocumentString(`
    mutation RequisitionSubmit($id: ID!, $key: String!, $reason: String) {
  requisitionSubmit(id: $id, idempotencyKey: $key, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionSubmitMutation, RequisitionSubmitMutationVariables>;
export const RequisitionApproveDocument = new TypedDocumentString(`
    mutation RequisitionApprove($id: ID!, $key: String!) {
  requisitionApprove(id: $id, idempotencyKey: $key) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionApproveMutation, RequisitionApproveMutationVariables>;
export const RequisitionRejectDocument = new TypedDocumentString(`
    mutation RequisitionReject($id: ID!, $reason: String!) {
  requisitionReject(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionRejectMutation, RequisitionRejectMutationVariables>;
export const RequisitionWithdrawDocument = new TypedDocumentString(`
    mutation RequisitionWithdraw($id: ID!) {
  requisitionWithdraw(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionWithdrawMutation, RequisitionWithdrawMutationVariables>;
export const RequisitionCancelDocument = new TypedDocumentString(`
    mutation RequisitionCancel($id: ID!, $reason: String!) {
  requisitionCancel(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionCancelMutation, RequisitionCancelMutationVariables>;
export const RequisitionRateDocument = new TypedDocumentString(`
    mutation RequisitionRate($id: ID!, $stars: Int!, $reason: String!) {
  requisitionRate(id: $id, stars: $stars, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequisitionRateMutation, RequisitionRateMutationVariables>;
export const MallConfirmDocument = new TypedDocumentString(`
    mutation MallConfirm($id: ID!) {
  mallOrderConfirm(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MallConfirmMutation, MallConfirmMutationVariables>;
export const MallDeclineDocument = new TypedDocumentString(`
    mutation MallDecline($id: ID!, $reason: String!) {
  mallOrderDecline(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MallDeclineMutation, MallDeclineMutationVariables>;
export const MallDispatchDocument = new TypedDocumentString(`
    mutation MallDispatch($input: MallOrderDispatchInput!) {
  mallOrderDispatch(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MallDispatchMutation, MallDispatchMutationVariables>;
export const AcceptanceRecordDocument = new TypedDocumentString(`
    mutation AcceptanceRecord($input: AcceptanceRecordInput!) {
  acceptanceRecord(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptanceRecordMutation, AcceptanceRecordMutationVariables>;
export const MallDisputeDocument = new TypedDocumentString(`
    mutation MallDispute($id: ID!, $reason: String!) {
  mallDisputeOpen(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MallDisputeMutation, MallDisputeMutationVariables>;
export const InvoiceRegisterDocument = new TypedDocumentString(`
    mutation InvoiceRegister($input: GovInvoiceRegisterInput!) {
  govInvoiceRegister(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InvoiceRegisterMutation, InvoiceRegisterMutationVariables>;
export const PaymentRequestCreateDocument = new TypedDocumentString(`
    mutation PaymentRequestCreate($input: PaymentRequestCreateInput!) {
  paymentRequestCreate(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentRequestCreateMutation, PaymentRequestCreateMutationVariables>;
export const PaymentRequestApproveDocument = new TypedDocumentString(`
    mutation PaymentRequestApprove($id: ID!) {
  paymentRequestApprove(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentRequestApproveMutation, PaymentRequestApproveMutationVariables>;
export const CategoryTreeDocument = new TypedDocumentString(`
    query CategoryTree($first: Int!, $site: String!) {
  categories(first: $first, level: 0, site: $site) {
    edges {
      node {
        id
        slug
        name
        translation(languageCode: EN) {
          name
        }
        children(first: 12) {
          edges {
            node {
              slug
              name
              translation(languageCode: EN) {
                name
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoryTreeQuery, CategoryTreeQueryVariables>;
export const SiteHomeDocument = new TypedDocumentString(`
    query SiteHome($channel: String!, $site: String!) {
  arrivals: products(
    first: 12
    channel: $channel
    sortBy: {field: CREATED_AT, direction: DESC}
  ) {
    totalCount
    edges {
      node {
        ...Card
      }
    }
  }
  ready: products(
    first: 12
    channel: $channel
    filter: {stockAvailability: IN_STOCK}
    sortBy: {field: TURNOVER, direction: DESC}
  ) {
    edges {
      node {
        ...Card
      }
    }
  }
  merchants(site: $site, first: 9) {
    totalCount
    edges {
      node {
        ...MerchantCard
      }
    }
  }
}
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}
fragment MerchantCard on Merchant {
  id
  slug
  name
  nameEn: name(languageCode: EN)
  kind
  description
  grade {
    grade
    label(languageCode: "ZH")
    score
  }
  isGovSupplier
}`) as unknown as TypedDocumentString<SiteHomeQuery, SiteHomeQueryVariables>;
export const ProductListDocument = new TypedDocumentString(`
    query ProductList($channel: String!, $first: Int, $after: String, $last: Int, $before: String, $filter: ProductFilterInput, $sortBy: ProductOrder) {
  products(
    channel: $channel
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    sortBy: $sortBy
  ) {
    totalCount
    shownCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...Card
      }
    }
  }
}
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ProductListQuery, ProductListQueryVariables>;
export const FacetsDocument = new TypedDocumentString(`
    query Facets($channel: String!, $filter: ProductFilterInput) {
  facets(channel: $channel, filter: $filter) {
    attribute {
      slug
      name
      translation(languageCode: EN) {
        name
      }
    }
    values {
      slug
      name
      count
      translation(languageCode: EN) {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FacetsQuery, FacetsQueryVariables>;
export const CategoryPageDocument = new TypedDocumentString(`
    query CategoryPage($slug: String!) {
  category(slug: $slug) {
    id
    slug
    name
    translation(languageCode: EN) {
      name
    }
    parent {
      slug
      name
      translation(languageCode: EN) {
        name
      }
    }
    children(first: 30) {
      edges {
        node {
          slug
          name
          translation(languageCode: EN) {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoryPageQuery, CategoryPageQueryVariables>;
export const ProductPageDocument = new TypedDocumentString(`
    query ProductPage($slug: String!, $channel: String!) {
  product(slug: $slug, channel: $channel) {
    ...Card
    description
    hsCode
    returnable
    categoryTrail {
      slug
      name
      translation(languageCode: EN) {
        name
      }
    }
    media {
      url(size: 1024)
      alt
    }
    attributes {
      attribute {
        slug
        name
        unit
        translation(languageCode: EN) {
          name
        }
      }
      values {
        name
        slug
        value
        translation(languageCode: EN) {
          name
        }
      }
    }
    boothCodes
    merchantGrade
    merchant {
      ...MerchantCard
      legalName
      uscc
      activeSince
      identityVerifiedAt
    }
    variants {
      id
      sku
      name
      quantityAvailable
      baseUnit
      carton
      tierMode
      saleUnits {
        code
        name
        factor
      }
      quantityRule {
        min
        step
        max
      }
      priceTiers {
        minQuantity
        unitPrice {
          amount
          currency
        }
      }
      pricing {
        price {
          gross {
            amount
            currency
          }
        }
      }
      attributes(variantSelection: VARIANT_SELECTION) {
        attribute {
          slug
          name
          translation(languageCode: EN) {
            name
          }
        }
        values {
          name
          slug
          value
          translation(languageCode: EN) {
            name
          }
        }
      }
    }
  }
}
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}
fragment MerchantCard on Merchant {
  id
  slug
  name
  nameEn: name(languageCode: EN)
  kind
  description
  grade {
    grade
    label(languageCode: "ZH")
    score
  }
  isGovSupplier
}`) as unknown as TypedDocumentString<ProductPageQuery, ProductPageQueryVariables>;
export const ShopPageDocument = new TypedDocumentString(`
    query ShopPage($slug: String!, $channel: String!, $first: Int, $after: String, $search: String) {
  merchant(slug: $slug) {
    ...MerchantCard
    legalName
    uscc
    licence
    activeSince
    identityVerifiedAt
    booths {
      code
      status
      floor
      floorId
      building
      market {
        name
        nameEn
      }
    }
    products(channel: $channel, first: $first, after: $after, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...Card
        }
      }
    }
  }
}
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}
fragment MerchantCard on Merchant {
  id
  slug
  name
  nameEn: name(languageCode: EN)
  kind
  description
  grade {
    grade
    label(languageCode: "ZH")
    score
  }
  isGovSupplier
}`) as unknown as TypedDocumentString<ShopPageQuery, ShopPageQueryVariables>;
export const ShopsDocument = new TypedDocumentString(`
    query Shops($site: String!, $first: Int, $after: String) {
  merchants(site: $site, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...MerchantCard
      }
    }
  }
}
    fragment MerchantCard on Merchant {
  id
  slug
  name
  nameEn: name(languageCode: EN)
  kind
  description
  grade {
    grade
    label(languageCode: "ZH")
    score
  }
  isGovSupplier
}`) as unknown as TypedDocumentString<ShopsQuery, ShopsQueryVariables>;
export const SuggestionsDocument = new TypedDocumentString(`
    query Suggestions($site: String!, $query: String!) {
  searchSuggestions(site: $site, query: $query) {
    text
    kind
    slug
  }
}
    `) as unknown as TypedDocumentString<SuggestionsQuery, SuggestionsQueryVariables>;
export const FastOrderDocument = new TypedDocumentString(`
    query FastOrder($channel: String!, $codes: [String]!, $first: Int!) {
  productVariants(channel: $channel, first: $first, filter: {sku: $codes}) {
    edges {
      node {
        id
        sku
        name
        quantityAvailable
        baseUnit
        quantityRule {
          min
          step
          max
        }
        priceTiers {
          minQuantity
          unitPrice {
            amount
            currency
          }
        }
        pricing {
          price {
            gross {
              amount
              currency
            }
          }
        }
        product {
          slug
          name
          translation(languageCode: EN) {
            name
          }
          merchant {
            name
            nameEn: name(languageCode: EN)
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FastOrderQuery, FastOrderQueryVariables>;
export const FreightEstimateDocument = new TypedDocumentString(`
    query FreightEstimate($channel: String!, $variant: ID!, $quantity: Int!, $area: String!) {
  freightEstimate(
    channel: $channel
    variantId: $variant
    quantity: $quantity
    country: CN
    countryArea: $area
  ) {
    weightKnown
    goods {
      amount
      currency
    }
    options {
      id
      name
      kind
      carrier
      price {
        amount
        currency
      }
      minimumDeliveryDays
      maximumDeliveryDays
    }
  }
}
    `) as unknown as TypedDocumentString<FreightEstimateQuery, FreightEstimateQueryVariables>;
export const ComparePageDocument = new TypedDocumentString(`
    query ComparePage($channel: String!, $slugs: [String!]!, $first: Int!) {
  products(channel: $channel, first: $first, filter: {slugs: $slugs}) {
    edges {
      node {
        ...Card
        returnable
        productType {
          id
          name
        }
        category {
          id
          slug
          name
          translation(languageCode: EN) {
            name
          }
        }
        attributesCompared {
          attribute {
            slug
            name
            unit
            translation(languageCode: EN) {
              name
            }
          }
          values {
            name
            value
            translation(languageCode: EN) {
              name
            }
          }
        }
        variants {
          id
          quantityAvailable
          baseUnit
          carton
          quantityRule {
            min
            step
          }
          priceTiers {
            minQuantity
            unitPrice {
              amount
              currency
            }
          }
        }
      }
    }
  }
}
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ComparePageQuery, ComparePageQueryVariables>;
export const CompareMoreDocument = new TypedDocumentString(`
    query CompareMore($channel: String!, $category: ID!) {
  products(
    channel: $channel
    first: 12
    filter: {categories: [$category], stockAvailability: IN_STOCK}
  ) {
    edges {
      node {
        id
        slug
        name
        thumbnail(size: 256) {
          url
        }
        translation(languageCode: EN) {
          name
        }
        pricing {
          priceRange {
            start {
              gross {
                amount
                currency
              }
            }
          }
        }
        unit
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CompareMoreQuery, CompareMoreQueryVariables>;
export const MyShopDocument = new TypedDocumentString(`
    query MyShop {
  me {
    id
    organization {
      id
      slug
      name
      legalName
      kindLabel
      isMerchant
      isGovSupplier
    }
    permissions
  }
}
    `) as unknown as TypedDocumentString<MyShopQuery, MyShopQueryVariables>;
export const ShopChannelsDocument = new TypedDocumentString(`
    query ShopChannels($slug: String!) {
  merchant(slug: $slug) {
    id
    slug
    name
    nameEn: name(languageCode: EN)
    grade {
      grade
      label(languageCode: "ZH")
      score
    }
    textile: products(first: 1, channel: "textile-cny") {
      totalCount
    }
    electronics: products(first: 1, channel: "electronics-cny") {
      totalCount
    }
    industrial: products(first: 1, channel: "industrial-cny") {
      totalCount
    }
    intl: products(first: 1, channel: "intl-cny") {
      totalCount
    }
  }
}
    `) as unknown as TypedDocumentString<ShopChannelsQuery, ShopChannelsQueryVariables>;
export const SoldSummaryDocument = new TypedDocumentString(`
    query SoldSummary {
  toDispatch: orders(
    first: 6
    filter: {tradeStates: [AWAITING_DISPATCH, PARTLY_SHIPPED]}
  ) {
    totalCount
    edges {
      node {
        ...SoldRow
      }
    }
  }
  toPay: orders(first: 1, filter: {tradeStates: [AWAITING_PAYMENT]}) {
    totalCount
  }
  inspecting: orders(first: 1, filter: {tradeStates: [INSPECTING, SHIPPED]}) {
    totalCount
  }
  completed: orders(first: 1, filter: {tradeStates: [COMPLETED]}) {
    totalCount
  }
  afterSale: orders(first: 1, filter: {afterSale: true}) {
    totalCount
  }
}
    fragment SoldRow on Order {
  id
  number
  created
  tradeState
  total {
    gross {
      amount
      currency
    }
  }
  userEmail
  dispatchBy
  lines {
    id
    productName
    quantity
  }
  channel {
    slug
  }
  afterSale
}`) as unknown as TypedDocumentString<SoldSummaryQuery, SoldSummaryQueryVariables>;
export const SoldListDocument = new TypedDocumentString(`
    query SoldList($filter: OrderWorkFilter, $after: String, $before: String, $first: Int, $last: Int) {
  orders(
    first: $first
    last: $last
    filter: $filter
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...SoldRow
      }
    }
  }
}
    fragment SoldRow on Order {
  id
  number
  created
  tradeState
  total {
    gross {
      amount
      currency
    }
  }
  userEmail
  dispatchBy
  lines {
    id
    productName
    quantity
  }
  channel {
    slug
  }
  afterSale
}`) as unknown as TypedDocumentString<SoldListQuery, SoldListQueryVariables>;
export const SoldOrderDocument = new TypedDocumentString(`
    query SoldOrder($id: ID!) {
  order(id: $id) {
    ...OrderParts
    afterSale
    customerNote
    purchaseNumber
    fulfillments {
      id
      created
      trackingNumber
      status
    }
    returns {
      id
      state
      reason
      requestedAt
      refund {
        amount
        currency
      }
      lines {
        orderLineId
        quantity
      }
    }
  }
  carriers {
    code
    name
  }
}
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}
fragment EscrowDeposits on Escrow {
  schedule {
    kind
    state
    amount {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    dueAt
    windowDays
  }
  retentions {
    id
    state
    stateLabel
    held {
      amount
      currency
    }
    endsAt
    mayAccept
  }
  defaultNotices {
    id
    side
    state
    reason
    cureBy
    ruling
    mayConsent
  }
}
fragment OrderParts on Order {
  id
  number
  created
  status
  tradeState
  tradeStateLabel
  chargeStatus
  userEmail
  channel {
    slug
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  subtotal {
    gross {
      amount
      currency
    }
  }
  shippingPrice {
    gross {
      amount
      currency
    }
  }
  total {
    gross {
      amount
      currency
    }
  }
  shippingAddress {
    ...AddressParts
  }
  lines {
    id
    productName
    variantName
    quantity
    unitPrice {
      gross {
        amount
        currency
      }
    }
    totalPrice {
      gross {
        amount
        currency
      }
    }
    thumbnail(size: 128) {
      url
    }
    variant {
      id
      product {
        slug
        translation(languageCode: EN) {
          name
        }
      }
    }
  }
  waybills {
    number
    stateLabel
    carrier {
      name
    }
    events {
      label
      at
      place
      text
    }
  }
  escrow {
    id
    state
    stateLabel
    frozen
    funded {
      amount
      currency
    }
    held {
      amount
      currency
    }
    released {
      amount
      currency
    }
    refunded {
      amount
      currency
    }
    inspectionEndsAt
    inspectionDaysLeft
    timeline {
      at
      state
      text
      amount {
        amount
        currency
      }
    }
    ...EscrowDeposits
  }
  problem
  actions
}`) as unknown as TypedDocumentString<SoldOrderQuery, SoldOrderQueryVariables>;
export const MyGoodsDocument = new TypedDocumentString(`
    query MyGoods($slug: String!, $channel: String!, $after: String, $search: String) {
  merchant(slug: $slug) {
    products(first: 30, channel: $channel, after: $after, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...Card
          status
          variants {
            id
            sku
            quantityAvailable
            priceTiers {
              minQuantity
            }
          }
        }
      }
    }
  }
}
    fragment Card on Product {
  id
  name
  slug
  unit
  saleMode
  inStock
  soldQuantity
  boothCodes
  merchantGrade
  translation(languageCode: EN) {
    name
  }
  thumbnail(size: 512) {
    url
    alt
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  pricing {
    priceRange {
      start {
        gross {
          amount
          currency
        }
      }
      stop {
        gross {
          amount
          currency
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<MyGoodsQuery, MyGoodsQueryVariables>;
export const MyProductDocument = new TypedDocumentString(`
    query MyProduct($slug: String!, $channel: String!) {
  product(slug: $slug, channel: $channel) {
    id
    name
    slug
    status
    description
    hsCode
    unit
    thumbnail(size: 256) {
      url
    }
    variants {
      id
      sku
      name
      quantityAvailable
      baseUnit
      tierMode
      carton
      priceTiers {
        minQuantity
        unitPrice {
          amount
          currency
        }
      }
      quantityRule {
        min
        step
        max
      }
      stocks {
        id
        quantity
        quantityAllocated
        warehouse {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyProductQuery, MyProductQueryVariables>;
export const MyCreditDocument = new TypedDocumentString(`
    query MyCredit {
  creditReport {
    asOf
    grade
    score
    isNew
    depositPercent
    holdDays
    reservePercent
    trustedWeight
    modelHash
    factors {
      code
      name
      points
      pointsMax
      rate
    }
    reasons {
      case
      factor
      points
      words
      occurredOn
    }
    advice {
      factor
      pointsPossible
      zh: text(languageCode: "ZH")
      en: text(languageCode: "EN")
    }
  }
}
    `) as unknown as TypedDocumentString<MyCreditQuery, MyCreditQueryVariables>;
export const DispatchOrderDocument = new TypedDocumentString(`
    mutation DispatchOrder($input: OrderDispatchInput!) {
  orderDispatch(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DispatchOrderMutation, DispatchOrderMutationVariables>;
export const ConfirmOrderDocument = new TypedDocumentString(`
    mutation ConfirmOrder($input: OrderConfirmInput!) {
  orderConfirm(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmOrderMutation, ConfirmOrderMutationVariables>;
export const AnswerCancelDocument = new TypedDocumentString(`
    mutation AnswerCancel($input: OrderCancelAnswerInput!) {
  orderCancelAnswer(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerCancelMutation, AnswerCancelMutationVariables>;
export const TiersUpdateDocument = new TypedDocumentString(`
    mutation TiersUpdate($channel: String!, $variantId: ID!, $tiers: [PriceTierInput!]!) {
  priceTiersUpdate(channel: $channel, variantId: $variantId, tiers: $tiers) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TiersUpdateMutation, TiersUpdateMutationVariables>;
export const StockSetDocument = new TypedDocumentString(`
    mutation StockSet($input: StockUpdateInput!) {
  stockUpdate(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StockSetMutation, StockSetMutationVariables>;
export const RuleUpdateDocument = new TypedDocumentString(`
    mutation RuleUpdate($variantId: ID!, $minimum: Int, $step: Int) {
  quantityRuleUpdate(variantId: $variantId, minimum: $minimum, step: $step) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RuleUpdateMutation, RuleUpdateMutationVariables>;
export const ProductTextUpdateDocument = new TypedDocumentString(`
    mutation ProductTextUpdate($id: ID!, $input: ProductChangeInput!) {
  productUpdate(id: $id, input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProductTextUpdateMutation, ProductTextUpdateMutationVariables>;
export const ProductShelveDocument = new TypedDocumentString(`
    mutation ProductShelve($id: ID!) {
  productPublish(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProductShelveMutation, ProductShelveMutationVariables>;
export const ProductUnshelveDocument = new TypedDocumentString(`
    mutation ProductUnshelve($id: ID!) {
  productUnpublish(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ProductUnshelveMutation, ProductUnshelveMutationVariables>;
export const SellerOffersDocument = new TypedDocumentString(`
    query SellerOffers($after: String, $before: String, $first: Int, $last: Int) {
  myMallOffers(first: $first, last: $last, after: $after, before: $before) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...Offer
        variantId
      }
    }
  }
}
    fragment Offer on MallOffer {
  id
  title
  catalogueCode
  productSlug
  specLabel
  supplierName
  unit
  available
  listed
  picture
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<SellerOffersQuery, SellerOffersQueryVariables>;
export const SellerVariantsDocument = new TypedDocumentString(`
    query SellerVariants($slug: String!, $channel: String!, $search: String) {
  merchant(slug: $slug) {
    products(first: 20, channel: $channel, search: $search) {
      edges {
        node {
          id
          name
          variants {
            id
            sku
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SellerVariantsQuery, SellerVariantsQueryVariables>;
export const OfferPutDocument = new TypedDocumentString(`
    mutation OfferPut($input: MallOfferListInput!) {
  mallOfferList(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OfferPutMutation, OfferPutMutationVariables>;
export const OfferTakeDocument = new TypedDocumentString(`
    mutation OfferTake($id: ID!) {
  mallOfferWithdraw(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OfferTakeMutation, OfferTakeMutationVariables>;
export const SellerCarriersDocument = new TypedDocumentString(`
    query SellerCarriers {
  carriers {
    code
    name
  }
}
    `) as unknown as TypedDocumentString<SellerCarriersQuery, SellerCarriersQueryVariables>;
export const MyStatementsDocument = new TypedDocumentString(`
    query MyStatements($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  me {
    permissions
  }
  merchantStatementCycle {
    cycle
    until
    nextCycle
    nextFrom
  }
  merchantStatementTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  merchantStatements(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...StatementParts
      }
    }
  }
}
    fragment StatementParts on MerchantStatement {
  id
  number
  cycle
  since
  until
  opening {
    amount
    currency
  }
  goods {
    amount
    currency
  }
  freight {
    amount
    currency
  }
  refund {
    amount
    currency
  }
  commission {
    amount
    currency
  }
  vat {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  payable {
    amount
    currency
  }
  paidOut {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  reserve {
    amount
    currency
  }
  accountName
  accountMasked
}`) as unknown as TypedDocumentString<MyStatementsQuery, MyStatementsQueryVariables>;
export const StatementPageDocument = new TypedDocumentString(`
    query StatementPage($after: String) {
  merchantStatements(first: 30, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...StatementParts
        lines {
          number
          site
          releasedAt
          rates
          goods {
            amount
            currency
          }
          freight {
            amount
            currency
          }
          refund {
            amount
            currency
          }
          base {
            amount
            currency
          }
          commission {
            amount
            currency
          }
          vat {
            amount
            currency
          }
          fees {
            amount
            currency
          }
          net {
            amount
            currency
          }
        }
      }
    }
  }
}
    fragment StatementParts on MerchantStatement {
  id
  number
  cycle
  since
  until
  opening {
    amount
    currency
  }
  goods {
    amount
    currency
  }
  freight {
    amount
    currency
  }
  refund {
    amount
    currency
  }
  commission {
    amount
    currency
  }
  vat {
    amount
    currency
  }
  fees {
    amount
    currency
  }
  payable {
    amount
    currency
  }
  paidOut {
    amount
    currency
  }
  closing {
    amount
    currency
  }
  reserve {
    amount
    currency
  }
  accountName
  accountMasked
}`) as unknown as TypedDocumentString<StatementPageQuery, StatementPageQueryVariables>;
export const MyMoneyDocument = new TypedDocumentString(`
    query MyMoney($currency: String!, $filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  merchantBalance(currency: $currency) {
    pending {
      amount
      currency
    }
    available {
      amount
      currency
    }
    reserve {
      amount
      currency
    }
    owed {
      amount
      currency
    }
  }
  payoutAccount(currency: $currency) {
    accountName
    accountMasked
    bankName
    currency
    changedAt
    payableFrom
    cooling
  }
  merchantPayoutTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  merchantPayouts(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        number
        endToEndId
        state
        reason
        madeAt
        doneAt
        amount {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyMoneyQuery, MyMoneyQueryVariables>;
export const MyPayoutsDocument = new TypedDocumentString(`
    query MyPayouts($filter: MoneyListFilter, $after: String, $first: Int) {
  merchantPayouts(filter: $filter, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        number
        endToEndId
        state
        reason
        madeAt
        doneAt
        amount {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyPayoutsQuery, MyPayoutsQueryVariables>;
export const AccountSetDocument = new TypedDocumentString(`
    mutation AccountSet($input: BankAccountInput!) {
  bankAccountSet(input: $input) {
    accountMasked
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AccountSetMutation, AccountSetMutationVariables>;
export const SheetProductsDocument = new TypedDocumentString(`
    mutation SheetProducts($input: SheetInput!) {
  productsImport(input: $input) {
    report {
      ...SheetParts
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SheetParts on SheetReport {
  lines
  taken
  unchanged
  products
  faultCount
  faults {
    line
    field
    message
  }
}`) as unknown as TypedDocumentString<SheetProductsMutation, SheetProductsMutationVariables>;
export const SheetPricesDocument = new TypedDocumentString(`
    mutation SheetPrices($input: SheetInput!) {
  pricesImport(input: $input) {
    report {
      ...SheetParts
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SheetParts on SheetReport {
  lines
  taken
  unchanged
  products
  faultCount
  faults {
    line
    field
    message
  }
}`) as unknown as TypedDocumentString<SheetPricesMutation, SheetPricesMutationVariables>;
export const SheetStockDocument = new TypedDocumentString(`
    mutation SheetStock($input: SheetInput!) {
  stockImport(input: $input) {
    report {
      ...SheetParts
    }
    errors {
      field
      code
      message
    }
  }
}
    fragment SheetParts on SheetReport {
  lines
  taken
  unchanged
  products
  faultCount
  faults {
    line
    field
    message
  }
}`) as unknown as TypedDocumentString<SheetStockMutation, SheetStockMutationVariables>;
export const GoodsKindsDocument = new TypedDocumentString(`
    query GoodsKinds($site: String!) {
  categories(first: 100, site: $site) {
    edges {
      node {
        slug
        name
        level
        productType {
          slug
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsKindsQuery, GoodsKindsQueryVariables>;
export const GoodsSetDocument = new TypedDocumentString(`
    query GoodsSet($slug: String!) {
  category(slug: $slug) {
    slug
    name
    productType {
      slug
      name
      attributeUses {
        isRequired
        isVariant
        attribute {
          slug
          name
          unit
          inputType
          choices(first: 60) {
            edges {
              node {
                slug
                name
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsSetQuery, GoodsSetQueryVariables>;
export const GoodsCreateDocument = new TypedDocumentString(`
    mutation GoodsCreate($input: ProductDraftInput!) {
  productCreate(input: $input) {
    product {
      slug
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsCreateMutation, GoodsCreateMutationVariables>;
export const RefundAgreeDocument = new TypedDocumentString(`
    mutation RefundAgree($input: OrderRefundAgreeInput!) {
  orderRefundAgree(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefundAgreeMutation, RefundAgreeMutationVariables>;
export const ReturnAnswerDocument = new TypedDocumentString(`
    mutation ReturnAnswer($input: OrderReturnAnswerInput!) {
  orderReturnAnswer(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnAnswerMutation, ReturnAnswerMutationVariables>;
export const ReturnReceiveDocument = new TypedDocumentString(`
    mutation ReturnReceive($input: OrderReturnReceiveInput!) {
  orderReturnReceive(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReturnReceiveMutation, ReturnReceiveMutationVariables>;
export const PricesMoveDocument = new TypedDocumentString(`
    mutation PricesMove($channel: String!, $ids: [ID!]!, $percent: Decimal!, $dry: Boolean!) {
  pricesChange(
    channel: $channel
    variantIds: $ids
    percent: $percent
    dryRun: $dry
  ) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PricesMoveMutation, PricesMoveMutationVariables>;
export const VariantPackDocument = new TypedDocumentString(`
    mutation VariantPack($id: ID!, $carton: CartonInput!, $weightG: Int) {
  productVariantPack(id: $id, carton: $carton, weightG: $weightG) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<VariantPackMutation, VariantPackMutationVariables>;
export const StatementFileDocument = new TypedDocumentString(`
    query StatementFile($number: String!, $kind: StatementFileKind!) {
  merchantStatementFile(number: $number, kind: $kind) {
    name
    mediaType
    content
  }
}
    `) as unknown as TypedDocumentString<StatementFileQuery, StatementFileQueryVariables>;
export const MyInvoicesDocument = new TypedDocumentString(`
    query MyInvoices($filter: MoneyListFilter, $after: String, $before: String, $first: Int, $last: Int) {
  commissionInvoiceTotals(filter: $filter) {
    currency
    count
    amount {
      amount
      currency
    }
  }
  commissionInvoices(
    filter: $filter
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        number
        month
        corrects
        issuedAt
        net {
          amount
          currency
        }
        vat {
          amount
          currency
        }
        gross {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyInvoicesQuery, MyInvoicesQueryVariables>;
export const InvoiceFileDocument = new TypedDocumentString(`
    query InvoiceFile($number: String!) {
  commissionInvoiceFile(number: $number) {
    name
    mediaType
    content
  }
}
    `) as unknown as TypedDocumentString<InvoiceFileQuery, InvoiceFileQueryVariables>;
export const CycleChooseDocument = new TypedDocumentString(`
    mutation CycleChoose($cycle: StatementCycle!) {
  merchantStatementCycleChoose(cycle: $cycle) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CycleChooseMutation, CycleChooseMutationVariables>;
export const NoticeListDocument = new TypedDocumentString(`
    query NoticeList($first: Int!, $after: String, $language: LanguageCodeEnum!) {
  me {
    id
    unreadNotices
    notices(first: $first, after: $after) {
      edges {
        node {
          id
          kind
          title(languageCode: $language)
          text(languageCode: $language)
          link
          createdAt
          readAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    noticeSwitches {
      kind
      name(languageCode: $language)
      inbox
      mail
      switchable
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeListQuery, NoticeListQueryVariables>;
export const NoticesReadDocument = new TypedDocumentString(`
    mutation NoticesRead($ids: [ID!]) {
  noticesRead(input: {ids: $ids}) {
    unreadCount
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesReadMutation, NoticesReadMutationVariables>;
export const NoticeSwitchDocument = new TypedDocumentString(`
    mutation NoticeSwitch($kind: NoticeKind!, $inbox: Boolean!, $mail: Boolean!) {
  noticeSwitch(input: {kind: $kind, inbox: $inbox, mail: $mail}) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeSwitchMutation, NoticeSwitchMutationVariables>;
export const AuditHeadNowDocument = new TypedDocumentString(`
    query AuditHeadNow {
  auditHead {
    origin
    size
    root
    time
    keyId
    signature
  }
}
    `) as unknown as TypedDocumentString<AuditHeadNowQuery, AuditHeadNowQueryVariables>;
export const RecordSearchDocument = new TypedDocumentString(`
    query RecordSearch($text: String, $party: String, $kind: String, $site: String, $since: DateTime, $until: DateTime, $currency: String, $min: Int, $max: Int, $after: String, $before: String, $first: Int, $last: Int) {
  transactionRecords(
    first: $first
    last: $last
    before: $before
    currency: $currency
    amountMinMinor: $min
    amountMaxMinor: $max
    text: $text
    party: $party
    kind: $kind
    site: $site
    since: $since
    until: $until
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...RecordRow
      }
    }
  }
}
    fragment RecordRow on TransactionRecord {
  seq
  kind
  subject
  title
  parties
  organizations {
    id
    name
    nameEn: displayNameEn
  }
  state
  site
  at
  dueAt
  isLate
  actor
  actorName
  cause
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<RecordSearchQuery, RecordSearchQueryVariables>;
export const TracePageDocument = new TypedDocumentString(`
    query TracePage($subject: String!) {
  trace(subject: $subject) {
    ...RecordRow
  }
  auditHead {
    size
    root
    time
    keyId
  }
}
    fragment RecordRow on TransactionRecord {
  seq
  kind
  subject
  title
  parties
  organizations {
    id
    name
    nameEn: displayNameEn
  }
  state
  site
  at
  dueAt
  isLate
  actor
  actorName
  cause
  amount {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<TracePageQuery, TracePageQueryVariables>;
export const BundleDocument = new TypedDocumentString(`
    query Bundle($subject: String!) {
  auditBundle(subject: $subject, wholeTrace: true)
}
    `) as unknown as TypedDocumentString<BundleQuery, BundleQueryVariables>;
export const FlagsDocument = new TypedDocumentString(`
    query Flags($answered: Boolean!) {
  auditFlags(answered: $answered) {
    id
    subject
    rule
    state
    answer
    createdAt
    evidence
  }
}
    `) as unknown as TypedDocumentString<FlagsQuery, FlagsQueryVariables>;
export const FlagAnswerDocument = new TypedDocumentString(`
    mutation FlagAnswer($id: ID!, $answer: String!) {
  auditFlagAnswer(id: $id, answer: $answer) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FlagAnswerMutation, FlagAnswerMutationVariables>;
export const DeskDayDocument = new TypedDocumentString(`
    query DeskDay($since: DateTime, $until: DateTime) {
  deskHours(since: $since, until: $until) {
    site
    hour
    orders
    value {
      amount
      currency
    }
  }
  deskMoney {
    site
    currency
    escrows
    frozen
    disputed
    funded {
      amount
      currency
    }
    held {
      amount
      currency
    }
    released {
      amount
      currency
    }
    refunded {
      amount
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<DeskDayQuery, DeskDayQueryVariables>;
export const SavedSearchesDocument = new TypedDocumentString(`
    query SavedSearches {
  savedQueries {
    name
    query
  }
}
    `) as unknown as TypedDocumentString<SavedSearchesQuery, SavedSearchesQueryVariables>;
export const SearchSaveDocument = new TypedDocumentString(`
    mutation SearchSave($name: String!, $query: JSON!) {
  querySave(name: $name, query: $query) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SearchSaveMutation, SearchSaveMutationVariables>;
export const CaseListDocument = new TypedDocumentString(`
    query CaseList($after: String, $before: String, $first: Int, $last: Int) {
  cases(first: $first, last: $last, after: $after, before: $before) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        id
        number
        title
        state
        createdAt
        closedAt
        subjects
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CaseListQuery, CaseListQueryVariables>;
export const CasePageDocument = new TypedDocumentString(`
    query CasePage($id: ID!) {
  case(id: $id) {
    id
    number
    ref
    title
    state
    subjects
    outcome
    createdAt
    closedAt
    notes {
      text
      at
    }
    explanations {
      id
      question
      dueAt
      answer
      answeredAt
      organizationName
    }
  }
}
    `) as unknown as TypedDocumentString<CasePageQuery, CasePageQueryVariables>;
export const CasePartiesDocument = new TypedDocumentString(`
    query CaseParties($subject: String!) {
  trace(subject: $subject) {
    organizations {
      id
      name
      nameEn: displayNameEn
    }
  }
}
    `) as unknown as TypedDocumentString<CasePartiesQuery, CasePartiesQueryVariables>;
export const CaseOpenDocument = new TypedDocumentString(`
    mutation CaseOpen($title: String!, $subjects: [String!]!) {
  caseOpen(title: $title, subjects: $subjects) {
    case {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseOpenMutation, CaseOpenMutationVariables>;
export const CaseNoteDocument = new TypedDocumentString(`
    mutation CaseNote($id: ID!, $text: String!) {
  caseNoteAdd(id: $id, text: $text) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseNoteMutation, CaseNoteMutationVariables>;
export const CaseCloseDocument = new TypedDocumentString(`
    mutation CaseClose($id: ID!, $outcome: String!) {
  caseClose(id: $id, outcome: $outcome) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseCloseMutation, CaseCloseMutationVariables>;
export const ExplainDemandDocument = new TypedDocumentString(`
    mutation ExplainDemand($caseId: ID!, $organizationId: ID!, $question: String!, $dueAt: DateTime!) {
  explanationDemand(
    caseId: $caseId
    organizationId: $organizationId
    question: $question
    dueAt: $dueAt
  ) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainDemandMutation, ExplainDemandMutationVariables>;
export const MyExplanationsDocument = new TypedDocumentString(`
    query MyExplanations {
  explanationsDue {
    id
    question
    dueAt
    answer
    answeredAt
    organizationName
  }
}
    `) as unknown as TypedDocumentString<MyExplanationsQuery, MyExplanationsQueryVariables>;
export const ExplainAnswerDocument = new TypedDocumentString(`
    mutation ExplainAnswer($id: ID!, $answer: String!) {
  explanationAnswer(id: $id, answer: $answer) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainAnswerMutation, ExplainAnswerMutationVariables>;
export const FreezeListDocument = new TypedDocumentString(`
    query FreezeList($after: String, $before: String, $first: Int, $last: Int) {
  desk: deskFreezes(first: $first, last: $last, after: $after, before: $before) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        settlementSubject
        site
        merchantName
        frozen
        pending
        reason
        askedByMe
        held {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FreezeListQuery, FreezeListQueryVariables>;
export const FreezeAskDocument = new TypedDocumentString(`
    mutation FreezeAsk($subject: String!, $reason: String!, $lift: Boolean!) {
  paymentFreeze(settlementSubject: $subject, reason: $reason, lift: $lift) {
    state
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FreezeAskMutation, FreezeAskMutationVariables>;
export const CaseSuspendDocument = new TypedDocumentString(`
    mutation CaseSuspend($input: ProcessSuspendInput!) {
  procurementSuspend(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseSuspendMutation, CaseSuspendMutationVariables>;
export const CaseResumeDocument = new TypedDocumentString(`
    mutation CaseResume($ocid: String!) {
  procurementResume(ocid: $ocid) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CaseResumeMutation, CaseResumeMutationVariables>;
export const BasketPageDocument = new TypedDocumentString(`
    query BasketPage($id: ID!) {
  checkout(id: $id) {
    ...Basket
  }
}
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}
fragment Basket on Checkout {
  id
  email
  channel {
    slug
    currencyCode
    allowUnpaidOrders
  }
  chargeStatus
  subtotalPrice {
    gross {
      amount
      currency
    }
  }
  shippingPrice {
    gross {
      amount
      currency
    }
  }
  totalPrice {
    gross {
      amount
      currency
    }
  }
  shippingAddress {
    ...AddressParts
  }
  problems {
    __typename
  }
  lines {
    id
    quantity
    quantityAllowed
    quantityNeighbours
    priceSource
    totalPrice {
      gross {
        amount
        currency
      }
    }
    unitPrice {
      gross {
        amount
        currency
      }
    }
    undiscountedUnitPrice {
      amount
      currency
    }
    nextTierHint {
      quantity
      total {
        amount
        currency
      }
      saving {
        amount
        currency
      }
    }
    variant {
      id
      name
      sku
      quantityRule {
        min
        step
        max
      }
      baseUnit
      product {
        name
        slug
        translation(languageCode: EN) {
          name
        }
        thumbnail(size: 128) {
          url
          alt
        }
      }
    }
  }
  deliveryGroups {
    id
    merchant {
      slug
      name
      nameEn: name(languageCode: EN)
    }
    lines {
      id
    }
    subtotal {
      amount
      currency
    }
    freight {
      amount
      currency
    }
    problem
    deliveryOptions {
      ...Carriage
    }
    selected {
      ...Carriage
    }
  }
}
fragment Carriage on Delivery {
  id
  shippingMethod {
    name
    price {
      amount
      currency
    }
    carrier
    minimumDeliveryDays
    maximumDeliveryDays
  }
}`) as unknown as TypedDocumentString<BasketPageQuery, BasketPageQueryVariables>;
export const BasketCountDocument = new TypedDocumentString(`
    query BasketCount($id: ID!) {
  checkout(id: $id) {
    id
    lines {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<BasketCountQuery, BasketCountQueryVariables>;
export const BasketOpenDocument = new TypedDocumentString(`
    mutation BasketOpen($input: CheckoutCreateInput!) {
  checkoutCreate(input: $input) {
    checkout {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketOpenMutation, BasketOpenMutationVariables>;
export const BasketAddDocument = new TypedDocumentString(`
    mutation BasketAdd($id: ID!, $lines: [CheckoutLineInput!]!) {
  checkoutLinesAdd(id: $id, lines: $lines) {
    checkout {
      id
      lines {
        id
      }
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketAddMutation, BasketAddMutationVariables>;
export const BasketUpdateDocument = new TypedDocumentString(`
    mutation BasketUpdate($id: ID!, $lines: [CheckoutLineUpdateInput!]!) {
  checkoutLinesUpdate(id: $id, lines: $lines) {
    checkout {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketUpdateMutation, BasketUpdateMutationVariables>;
export const BasketRemoveDocument = new TypedDocumentString(`
    mutation BasketRemove($id: ID!, $lines: [ID!]!) {
  checkoutLinesDelete(id: $id, linesIds: $lines) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketRemoveMutation, BasketRemoveMutationVariables>;
export const BasketAttachDocument = new TypedDocumentString(`
    mutation BasketAttach($id: ID!) {
  checkoutCustomerAttach(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketAttachMutation, BasketAttachMutationVariables>;
export const BasketEmailDocument = new TypedDocumentString(`
    mutation BasketEmail($id: ID!, $email: String!) {
  checkoutEmailUpdate(id: $id, email: $email) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketEmailMutation, BasketEmailMutationVariables>;
export const BasketAddressDocument = new TypedDocumentString(`
    mutation BasketAddress($id: ID!, $address: AddressInput!) {
  checkoutShippingAddressUpdate(id: $id, shippingAddress: $address) {
    errors {
      field
      code
      message
    }
  }
  checkoutBillingAddressUpdate(id: $id, billingAddress: $address) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketAddressMutation, BasketAddressMutationVariables>;
export const BasketDeliveryOptionsDocument = new TypedDocumentString(`
    mutation BasketDeliveryOptions($id: ID!) {
  deliveryOptionsCalculate(id: $id) {
    deliveries {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketDeliveryOptionsMutation, BasketDeliveryOptionsMutationVariables>;
export const BasketDeliveryDocument = new TypedDocumentString(`
    mutation BasketDelivery($id: ID!, $delivery: ID!, $group: ID!) {
  checkoutDeliveryMethodUpdate(
    id: $id
    deliveryMethodId: $delivery
    groupId: $group
  ) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketDeliveryMutation, BasketDeliveryMutationVariables>;
export const AddressRulesDocument = new TypedDocumentString(`
    query AddressRules($country: CountryCode!) {
  addressValidationRules(countryCode: $country) {
    countryAreaChoices {
      raw
      verbose
    }
    requiredFields
  }
}
    `) as unknown as TypedDocumentString<AddressRulesQuery, AddressRulesQueryVariables>;
export const PaymentGatewaysDocument = new TypedDocumentString(`
    mutation PaymentGateways($id: ID!) {
  paymentGatewayInitialize(id: $id) {
    gatewayConfigs {
      id
      data
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentGatewaysMutation, PaymentGatewaysMutationVariables>;
export const PaymentStartDocument = new TypedDocumentString(`
    mutation PaymentStart($id: ID!, $gateway: PaymentGatewayToInitialize!, $amount: PositiveDecimal) {
  transactionInitialize(id: $id, paymentGateway: $gateway, amount: $amount) {
    data
    transaction {
      id
    }
    transactionEvent {
      type
      message
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentStartMutation, PaymentStartMutationVariables>;
export const PaymentStepDocument = new TypedDocumentString(`
    mutation PaymentStep($id: ID!, $data: JSON) {
  transactionProcess(id: $id, data: $data) {
    data
    transactionEvent {
      type
      message
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PaymentStepMutation, PaymentStepMutationVariables>;
export const PaymentQuotesDocument = new TypedDocumentString(`
    query PaymentQuotes($id: ID!) {
  checkout(id: $id) {
    id
    usd: paymentQuote(currency: "USD") {
      ...QuoteParts
    }
    eur: paymentQuote(currency: "EUR") {
      ...QuoteParts
    }
  }
}
    fragment QuoteParts on PaymentQuote {
  amount {
    amount
    currency
  }
  due {
    amount
    currency
  }
  rate
  source
  validUntil
  secondsLeft
  quote
}`) as unknown as TypedDocumentString<PaymentQuotesQuery, PaymentQuotesQueryVariables>;
export const TransferEndDocument = new TypedDocumentString(`
    mutation TransferEnd($id: ID!) {
  transferGiveUp(id: $id) {
    ended
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TransferEndMutation, TransferEndMutationVariables>;
export const BasketCompleteDocument = new TypedDocumentString(`
    mutation BasketComplete($id: ID!) {
  checkoutComplete(id: $id) {
    order {
      id
    }
    orders {
      id
    }
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BasketCompleteMutation, BasketCompleteMutationVariables>;
export const OrderListDocument = new TypedDocumentString(`
    query OrderList($first: Int!, $after: String) {
  me {
    orders(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          number
          created
          tradeState
          tradeStateLabel
          merchant {
            name
            nameEn: name(languageCode: EN)
          }
          channel {
            slug
          }
          total {
            gross {
              amount
              currency
            }
          }
          lines {
            id
            productName
            quantity
            variantName
            thumbnail(size: 128) {
              url
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderListQuery, OrderListQueryVariables>;
export const OrderDueDocument = new TypedDocumentString(`
    query OrderDue($id: ID!) {
  order(id: $id) {
    id
    number
    actions
    merchant {
      slug
      name
      nameEn: name(languageCode: EN)
    }
    total {
      gross {
        amount
        currency
      }
    }
    escrow {
      schedule {
        kind
        state
        amount {
          amount
          currency
        }
        paid {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderDueQuery, OrderDueQueryVariables>;
export const OrderPageDocument = new TypedDocumentString(`
    query OrderPage($id: ID!) {
  order(id: $id) {
    ...OrderParts
  }
}
    fragment AddressParts on Address {
  id
  firstName
  lastName
  companyName
  streetAddress1
  streetAddress2
  city
  cityArea
  postalCode
  countryArea
  phone
  country {
    code
    country
  }
}
fragment EscrowDeposits on Escrow {
  schedule {
    kind
    state
    amount {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    dueAt
    windowDays
  }
  retentions {
    id
    state
    stateLabel
    held {
      amount
      currency
    }
    endsAt
    mayAccept
  }
  defaultNotices {
    id
    side
    state
    reason
    cureBy
    ruling
    mayConsent
  }
}
fragment OrderParts on Order {
  id
  number
  created
  status
  tradeState
  tradeStateLabel
  chargeStatus
  userEmail
  channel {
    slug
  }
  merchant {
    slug
    name
    nameEn: name(languageCode: EN)
  }
  subtotal {
    gross {
      amount
      currency
    }
  }
  shippingPrice {
    gross {
      amount
      currency
    }
  }
  total {
    gross {
      amount
      currency
    }
  }
  shippingAddress {
    ...AddressParts
  }
  lines {
    id
    productName
    variantName
    quantity
    unitPrice {
      gross {
        amount
        currency
      }
    }
    totalPrice {
      gross {
        amount
        currency
      }
    }
    thumbnail(size: 128) {
      url
    }
    variant {
      id
      product {
        slug
        translation(languageCode: EN) {
          name
        }
      }
    }
  }
  waybills {
    number
    stateLabel
    carrier {
      name
    }
    events {
      label
      at
      place
      text
    }
  }
  escrow {
    id
    state
    stateLabel
    frozen
    funded {
      amount
      currency
    }
    held {
      amount
      currency
    }
    released {
      amount
      currency
    }
    refunded {
      amount
      currency
    }
    inspectionEndsAt
    inspectionDaysLeft
    timeline {
      at
      state
      text
      amount {
        amount
        currency
      }
    }
    ...EscrowDeposits
  }
  problem
  actions
}`) as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const OrderAcceptDocument = new TypedDocumentString(`
    mutation OrderAccept($input: OrderAcceptInput!) {
  orderAccept(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderAcceptMutation, OrderAcceptMutationVariables>;
export const OrderProblemDocument = new TypedDocumentString(`
    mutation OrderProblem($input: OrderProblemReportInput!) {
  orderProblemReport(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderProblemMutation, OrderProblemMutationVariables>;
export const OrderCancelDocument = new TypedDocumentString(`
    mutation OrderCancel($input: OrderCancelInput!) {
  orderCancel(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderCancelMutation, OrderCancelMutationVariables>;
export const InspectionExtendDocument = new TypedDocumentString(`
    mutation InspectionExtend($input: InspectionExtendInput!) {
  inspectionExtend(input: $input) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InspectionExtendMutation, InspectionExtendMutationVariables>;
export const TreasuryListDocument = new TypedDocumentString(`
    query TreasuryList($step: String, $after: String, $before: String, $first: Int, $last: Int) {
  treasuryOrders(
    step: $step
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        ...TreasuryOrderRow
      }
    }
  }
}
    fragment TreasuryOrderRow on TreasuryOrder {
  id
  number
  reference
  mode
  state
  step
  atDesk
  payerName
  supplierName
  madeAt
  amount {
    amount
    currency
  }
  paid {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<TreasuryListQuery, TreasuryListQueryVariables>;
export const TreasuryOrderPageDocument = new TypedDocumentString(`
    query TreasuryOrderPage($id: ID!) {
  treasuryOrder(id: $id) {
    ...TreasuryOrderRow
    payeeAccount
    payeeBank
    budgetItem
    dueAt
    refusal
    papers {
      kind
      number
      signerName
      signer
      issuedAt
      sha256
      holds
      document
      amount {
        amount
        currency
      }
    }
  }
}
    fragment TreasuryOrderRow on TreasuryOrder {
  id
  number
  reference
  mode
  state
  step
  atDesk
  payerName
  supplierName
  madeAt
  amount {
    amount
    currency
  }
  paid {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<TreasuryOrderPageQuery, TreasuryOrderPageQueryVariables>;
export const QuotaListDocument = new TypedDocumentString(`
    query QuotaList($year: Int, $after: String, $before: String, $first: Int, $last: Int) {
  treasuryQuotas(
    year: $year
    first: $first
    last: $last
    after: $after
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      node {
        departmentName
        budgetItem
        month
        given {
          amount
          currency
        }
        used {
          amount
          currency
        }
        lapsed {
          amount
          currency
        }
        left {
          amount
          currency
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuotaListQuery, QuotaListQueryVariables>;
export const TreasuryMakeDocument = new TypedDocumentString(`
    mutation TreasuryMake($id: ID!) {
  treasuryOrderMake(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TreasuryMakeMutation, TreasuryMakeMutationVariables>;
export const TreasuryCheckDocument = new TypedDocumentString(`
    mutation TreasuryCheck($id: ID!) {
  treasuryOrderCheck(id: $id) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TreasuryCheckMutation, TreasuryCheckMutationVariables>;
export const TreasuryRefuseDocument = new TypedDocumentString(`
    mutation TreasuryRefuse($id: ID!, $reason: String!) {
  treasuryApplicationRefuse(id: $id, reason: $reason) {
    errors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TreasuryRefuseMutation, TreasuryRefuseMutationVariables>;