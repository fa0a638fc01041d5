/** The front door: built files, forwarded addresses, and rendered pages, on one port. */
import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRequestListener } from '@react-router/node'
import type { ServerBuild } from 'react-router'
import { readEnvironment } from './environment.ts'
import { forward, isForwarded } from './forward.ts'
import { isOwnTarget, ownHeaders } from './trust.ts'
import { serveFile } from './files.ts'

const environment = readEnvironment(process.env)
process.env.API_URL = environment.apiUrl
const folder = fileURLToPath(new URL('../build/', import.meta.url))
const built = (await import(pathToFileURL(`${folder}server/index.js`).href)) as ServerBuild
const build: ServerBuild = { ...built, allowedActionOrigins: environment.formHosts }
const pages = createRequestListener({ build, mode: 'production' })

const server = createServer((request, response) => {
  if (!isOwnTarget(request.url)) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('Ask for a path of this server.\n')
    return
  }
  ownHeaders(request, process.env.SHIJI_TRUSTED_PROXY === '1')
  const path = new URL(request.url ?? '/', 'http://front').pathname
  if (isForwarded(path)) return forward(request, response, environment.apiUrl)
  void serveFile(request, response, `${folder}client`).then((served) => {
    if (!served) pages(request, response)
  })
})
server.keepAliveTimeout = 65_000
server.listen(environment.port, environment.host, () => {
  console.log(`storefront listens at http://${environment.host}:${environment.port}, API at ${environment.apiUrl}`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  })
}
