import { describe, expect, it } from 'vitest'
import { diverging } from './diverging.ts'

const options = {
  lang: 'zh',
  width: 402,
  negatives: 2,
  grades: ['很好', '好', '还行', '差', '很差'],
} as const
const numbers = (svg: string, attribute: string) =>
  [...svg.matchAll(new RegExp(`<rect[^>]* ${attribute}="([^"]+)"`, 'g'))].map(([, n]) => Number(n))

describe('diverging bars', () => {
  it('puts the bad answers left and the good ones right of one zero, widths in proportion', () => {
    const { svg } = diverging([{ label: '甲', text: '80 分', counts: [4, 3, 1, 1, 1] }], options)
    // Right of the zero at 81 from the mildest out, then left of it.
    expect(numbers(svg, 'x')).toEqual([81, 121, 241, 41, 1])
    expect(numbers(svg, 'width')).toEqual([40, 120, 160, 40, 40])
    expect(svg).toContain('M81 20v4')
  })

  it('says every count in words, and leaves out segments of nobody', () => {
    const { svg, summary } = diverging([{ label: '甲<', text: '100 分', counts: [5, 0, 0, 0, 0] }], options)
    expect(numbers(svg, 'width')).toEqual([400])
    expect(svg).toContain('甲&lt;')
    expect(summary).toBe('甲<，100 分：很好 5、好 0、还行 0、差 0、很差 0')
  })

  it('of no rows is an empty picture', () => {
    expect(diverging([], options).summary).toBe('无数据')
  })
})
