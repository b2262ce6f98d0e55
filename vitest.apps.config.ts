import { defineConfig } from 'vitest/config'

/** Apps that are not ours, installed from the packed plugin and built with Next: `npm run test:apps`. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/apps/**/*.test.ts'],
    globalSetup: ['test/setup/cluster.ts'],
    maxWorkers: 1,
    testTimeout: 400_000,
    hookTimeout: 120_000,
    env: { PAYLOAD_SECRET: 'test', MIDASHI_JOBS: 'off', TZ: 'Asia/Tokyo' },
  },
})
