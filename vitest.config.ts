import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.test.ts'],
    // They run alone: `npm run test:storm`, `npm run test:apps`.
    exclude: ['test/storm/**', 'test/apps/**', 'node_modules/**'],
    globalSetup: ['test/setup/cluster.ts'],
    // A machine with two cores: one for Postgres, one for the tests that load it.
    maxWorkers: 2,
    // Payload looks up several relations at once and waits for the first that fails (`collections/dataloader.js`): of a transaction
    // that is refused, the others fail with nobody to hear it. Any other error nobody has caught still fails the run.
    onUnhandledError: ({ cause, stack }) =>
      !(
        String((cause as Error | undefined)?.message).startsWith(
          'current transaction is aborted',
        ) && String(stack).includes('payload/dist/collections/dataloader.js')
      ),
    testTimeout: 30_000,
    hookTimeout: 120_000,
    env: {
      PAYLOAD_SECRET: 'test',
      PAYLOAD_DISABLE_DEPENDENCY_CHECKER: 'true',
      PAYLOAD_FORCE_DRIZZLE_PUSH: 'true',
      DISABLE_PAYLOAD_HMR: 'true',
      MIDASHI_JOBS: 'off',
      TZ: 'Asia/Tokyo',
    },
  },
})
