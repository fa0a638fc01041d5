/** What the server needs from outside; every fault is reported at once. */
export type Environment = { host: string; port: number; apiUrl: string; formHosts: string[] }

export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const faults: string[] = []
  const port = Number(from.SHIJI_PORT ?? from.PORT ?? '3000')
  if (!Number.isInteger(port) || port < 1 || port > 65_535) faults.push(`SHIJI_PORT is no port: ${port}`)
  const apiUrl = (from.SHIJI_API_URL ?? from.API_URL ?? 'http://127.0.0.1:8000').replace(/\/+$/, '')
  if (!URL.canParse(apiUrl)) faults.push(`SHIJI_API_URL is no address: ${apiUrl}`)
  if (from.PUBLIC_URL && !URL.canParse(from.PUBLIC_URL)) faults.push(`PUBLIC_URL is no address: ${from.PUBLIC_URL}`)
  if (from.NODE_ENV === 'production' && !secretOf(from)) faults.push('SECRET_KEY is missing')
  if (faults.length) throw new Error(faults.join('\n'))
  // behind a proxy that ends TLS a form comes from https while we are asked by http
  const formHosts = from.PUBLIC_URL ? [new URL(from.PUBLIC_URL).host] : []
  return { host: from.SHIJI_HOST ?? from.HOST ?? '127.0.0.1', port, apiUrl, formHosts }
}

const secretOf = (from: Record<string, string | undefined>) => from.SHIJI_SECRET_KEY ?? from.SECRET_KEY
