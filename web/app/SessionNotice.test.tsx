// The session's end: announced ten minutes before, put off by one press, and told where it comes unasked.
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { SessionNotice } from './SessionNotice.tsx'

const MINUTE_MS = 60_000
const nobody = {
  username: null,
  displayName: null,
  role: null,
  department: null,
  expiresAt: null,
  secondsLeft: null,
}
const wang = (minutes: number) => ({
  ...nobody,
  username: 'wang',
  role: 'operator',
  secondsLeft: minutes * 60,
})

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The server's answers one after another, the last one for ever. */
function open(...answers: object[]) {
  const session = () => (answers.length > 1 ? answers.shift() : answers[0])
  return renderPage(<SessionNotice />, { answers: { '/session': session } })
}
/** Half a minute at a time: timers begun by what is drawn must have the time to begin. */
async function pass(minutes: number): Promise<void> {
  for (let half = 0; half < minutes * 2; half += 1) {
    await act(() => vi.advanceTimersByTimeAsync(MINUTE_MS / 2))
  }
}

it('says nothing while there is time, then counts the minutes, and is put off by one press', async () => {
  open(wang(30), wang(720))
  await pass(19)
  expect(screen.queryByRole('status')).toBeNull()
  await pass(2.5)
  expect(screen.getByRole('status')).toHaveTextContent('会话将在 9 分钟后结束')
  fireEvent.click(screen.getByRole('button', { name: '继续使用' }))
  await pass(0.5)
  expect(screen.queryByRole('status')).toBeNull()
})

it('asks the server at the end, and says that what was entered stays', async () => {
  open(wang(5), nobody)
  await pass(6)
  expect(screen.getByRole('alert')).toHaveTextContent('会话已结束')
  expect(screen.getByRole('link')).toHaveAttribute('target', '_blank')
})

it('says nothing to who never signed in', async () => {
  open(nobody)
  await pass(1)
  expect(screen.queryByRole('alert')).toBeNull()
})
