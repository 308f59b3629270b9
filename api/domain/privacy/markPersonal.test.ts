import { expect, it } from 'vitest'
import { markPersonal } from './markPersonal.ts'

/** The marked pieces by kind: !found, ?suspect. */
const marked = (text: string, options?: Parameters<typeof markPersonal>[1]) =>
  markPersonal(text, options).map(
    ({ start, end, kind }) => `${kind === 'found' ? '!' : '?'}${text.slice(start, end)}`,
  )

it.each([
  ['', []],
  ['楼道杂物已清空。', []],
  ['经李建国协调后清走', ['?李建国']],
  ['反映人李建国来电', ['!李建国']],
  ['电话13812345678，李建国', ['!13812345678', '?李建国']],
  ['住在金桂花园，门口的车京A12D', ['?金桂花园', '?A12D']],
  ['编号１２３的灯杆', ['?１２３']],
  ['2号楼门口', ['!2号楼']],
])('%s', (text, marks) => {
  expect(marked(text)).toEqual(expect.arrayContaining(marks))
  expect(marked(text).filter((one) => one.startsWith('!'))).toEqual(
    marks.filter((one) => one.startsWith('!')),
  )
})

it('what the record says of its resident is found wherever it stands, an office may say where it is', () => {
  expect(marked('阿花不在，阿花走了', { known: ['阿花', ''] })).toEqual(['!阿花', '!阿花'])
  expect(
    marked('云杉路18号2号楼', { fine: ['address', 'landline'] }).filter((one) => one.startsWith('!')),
  ).toEqual([])
})

it('marks stand in order and apart, and cost no more than the text is long', () => {
  const text = '经李建国、王小明协调，电话13812345678，住青石巷2号楼3单元。'.repeat(150)
  const started = performance.now()
  const marks = markPersonal(text)
  expect(performance.now() - started).toBeLessThan(3000)
  for (const [i, { start, end }] of marks.entries()) {
    expect(end).toBeGreaterThan(start)
    expect(start).toBeGreaterThanOrEqual(marks[i - 1]?.end ?? 0)
  }
})
