// The three test suites: node (rules, database, server), web (components in happy-dom), e2e (a real Chromium).
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const nodeTests = ['db', 'api', 'fixtures'].map((floor) => `${floor}/**/*.test.ts`)

export default defineConfig({
  test: {
    // Every core: the default leaves one idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: nodeTests,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['web/**/*.test.{ts,tsx}'],
          exclude: ['web/e2e/**'],
          setupFiles: ['web/test/setup.ts'],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['web/e2e/**/*.spec.ts'],
          // Random addresses, and every screen again in dark, English, large type and with long names: `npm run check` and
          // `npm run test:e2e`.
          exclude: process.env.PINGYI_E2E === 'all' ? [] : ['web/e2e/{address,looks,names}.spec.ts'],
          globalSetup: ['web/e2e/globalSetup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // After the others: a browser measured while every core is busy measures the others.
          sequence: { groupOrder: 1 },
        },
      },
    ],
    coverage: {
      include: ['{db,api,web,fixtures}/**/*.{ts,tsx}'],
      exclude: ['**/*.{test,spec,bench}.*', '**/test/**'],
    },
  },
})
