export const merchant = {} as const
