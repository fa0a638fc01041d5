export const gov = {} as const
