// The three test suites: node (rules, database, server), web (components in happy-dom), e2e (a real Chromium).
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const nodeTests = ['db', 'api', 'fixtures'].map((floor) => `${floor}/**/*.test.ts`)

const SLOW = [
  'address',
  'looks',
  'names',
  'compare',
  'council',
  'drill',
  'exports',
  'faults',
  'inspect',
  'results',
  'rules',
  'snapshot',
  'supervision',
]

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
          // One heap for all files of a worker: what fastify, drizzle and the rules take to load is loaded twice, not 174 times. No test
          // mocks modules, and what is cached is cached per connection.
          isolate: false,
          globalSetup: ['api/test/globalSetup.ts'],
          testTimeout: 60_000,
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
          // What `npm run check` and `npm run test:e2e` add: random addresses, every screen again in dark, English, large type and with
          // long names, and the slow walks whose rules the other suites hold as well.
          exclude: process.env.PINGYI_E2E === 'all' ? [] : [`web/e2e/{${SLOW.join()}}.spec.ts`],
          globalSetup: ['web/e2e/globalSetup.ts'],
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
