import { describe, expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

describe('what the server needs from outside', () => {
  it('takes forms from its public address, whatever scheme the proxy asks by', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://shiji.example:8443' }).formHosts).toEqual(['shiji.example:8443'])
    expect(readEnvironment({}).formHosts).toEqual([])
  })

  it('names every fault at once', () => {
    const read = () => readEnvironment({ SHIJI_PORT: 'x', SHIJI_API_URL: 'nowhere', PUBLIC_URL: 'neither', NODE_ENV: 'production' })
    expect(read).toThrow(/SHIJI_PORT[^]*SHIJI_API_URL[^]*PUBLIC_URL[^]*SECRET_KEY/)
  })
})
