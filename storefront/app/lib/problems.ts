/** A refusal as pages show it. */
export type Problem = { field: string | null; code: string; message: string }
export type Refused = { problems: Problem[]; values: Record<string, string> }

export const problemOf = (problems: readonly Problem[] | undefined, field: string): string | undefined =>
  problems?.find((problem) => problem.field === field || problem.field?.endsWith(`.${field}`))?.message
