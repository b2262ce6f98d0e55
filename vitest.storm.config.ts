import { defineConfig } from 'vitest/config'

/** The storm runs alone: it kills what other tests would share. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: { include: ['test/storm/**/*.test.ts'], testTimeout: 290_000, hookTimeout: 290_000 },
})
