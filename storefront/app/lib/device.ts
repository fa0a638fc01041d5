/** What a browser calls itself, in short: "Chrome · Windows"; its own words where none is known. Pure. */
const BROWSERS: readonly [RegExp, string][] = [[/MicroMessenger/, '微信 WeChat'], [/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\/|HeadlessChrome/, 'Chrome'], [/Safari\//, 'Safari']]
const SYSTEMS: readonly [RegExp, string][] = [[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/HarmonyOS/, 'HarmonyOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']]

export function deviceOf(agent: string): string {
  const name = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(agent))?.[1]
  return [name(BROWSERS), name(SYSTEMS)].filter(Boolean).join(' · ') || agent.split(/[/ ]/)[0] || ''
}
