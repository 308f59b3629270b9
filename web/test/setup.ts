// What every web test starts with: DOM matchers, a clean page after each test, and console.error as a failure.
import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

const complaints: string[] = []

beforeEach(() => {
  complaints.length = 0
  vi.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => {
    complaints.push(parts.map(String).join(' '))
  })
})

// Collected and asserted here rather than thrown at once: a throw inside React's own call would be swallowed.
afterEach(() => {
  cleanup()
  const seen = [...complaints]
  vi.restoreAllMocks()
  expect(seen, 'console.error was called during this test').toEqual([])
})
