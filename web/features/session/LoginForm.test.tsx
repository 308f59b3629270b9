// The sign-in form: what went wrong in words, the seconds to wait counted down, and the way back in.
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { LoginForm } from './LoginForm.tsx'

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ type: 'x', title: 'x', status, code, detail: 'x' }, { status, headers })

/** Each press answers the next of the list. */
async function open(answers: Response[]) {
  const session = () => answers.shift() ?? null
  const onDone = vi.fn()
  renderPage(<LoginForm isDemo={false} onDone={onDone} />, {
    path: '/login',
    answers: { '/session': session },
  })
  fireEvent.change(await screen.findByLabelText('账号'), { target: { value: 'wang' } })
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'wrong horse' } })
  return onDone
}
const press = () => fireEvent.click(screen.getByRole('button', { name: '登录' }))

it('a wrong password is said in words and may be tried again at once', async () => {
  const onDone = await open([refusal(401, 'bad_credentials')])
  press()
  expect(await screen.findByText('未能登录：账号或密码不正确')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '登录' })).toBeEnabled()
  press()
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

it('a lock counts down, holds the button, and says when it is over', async () => {
  await open([refusal(429, 'locked_out', { 'retry-after': '30' })])
  press()
  expect(await screen.findByRole('alert')).toHaveTextContent('密码错误次数过多，30 秒后可再试')
  expect(screen.getByRole('button', { name: '登录' })).toBeDisabled()
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  expect(screen.getByText(/密码错误次数过多，(9|10) 秒后可再试/)).toBeInTheDocument()
  // Readers are not told every second.
  expect(screen.getByRole('alert')).toHaveTextContent('30 秒')
  await act(() => vi.advanceTimersByTimeAsync(11_000))
  expect(screen.getByRole('alert')).toHaveTextContent('现在可以再试')
  expect(screen.getByRole('button', { name: '登录' })).toBeEnabled()
})
