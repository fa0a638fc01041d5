import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  test: { include: ['{app,server}/**/*.test.{ts,tsx}'], environment: 'node' },
})
