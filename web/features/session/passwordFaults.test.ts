import { expect, it } from 'vitest'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { isOldWrong, passwordFault } from './passwordFaults.ts'

it.each([
  ['', 'another horse', 'another horse', 'faultMissing'],
  ['old', 'seven77', 'seven77', 'faultShort'],
  ['old', '八个字的口令也行', '八个字的口令也行', null],
  ['old', 'WangXiaoMing', 'WangXiaoMing', 'faultName'],
  ['old', 'another horse', 'another house', 'faultDiffer'],
  ['old', 'another horse', 'another horse', null],
])('%s → %s, %s is %s', (old, password, repeat, fault) => {
  expect(passwordFault({ old, password, repeat }, 'wangxiaoming')).toBe(fault)
})

it('knows a wrong old password from other failures', () => {
  const fields = [{ field: 'old', message: 'x' }]
  expect(isOldWrong(new ApiProblem({ code: 'validation', status: 400, fields }))).toBe(true)
  expect(isOldWrong(new ApiProblem({ code: 'locked_out', status: 429 }))).toBe(false)
})
