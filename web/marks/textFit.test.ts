// Texts are wrapped and cut without a browser: nothing is lost between lines, nothing stands wider than its room.
import { describe, expect, it } from 'vitest'
import { fitText, textWidth, wrapText } from './textFit.ts'

describe('wrapping', () => {
  it('keeps every sign, and every line within its room', () => {
    const text = '圆点为综合分，横线为 95% 区间；竖虚线为达标线 90 分。样本少的单位以斜纹表示，不作判定。'
    const lines = wrapText(text, 26, 300)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    // A closing mark may hang over by its own width rather than begin a line.
    for (const line of lines) expect(textWidth(line, 26)).toBeLessThanOrEqual(326)
    for (const line of lines) expect(line).not.toMatch(/^[，。；]/)
  })

  it('breaks Latin text at blanks, never inside a word', () => {
    expect(wrapText('Residents committee ranking', 10, 110)).toEqual(['Residents', 'committee ranking'])
    expect(wrapText('前九家差异，同列', 10, 50)).toEqual(['前九家差', '异，同列'])
    expect(wrapText(' （一）甲', 10, 20)).toEqual(['（', '一）', '甲'])
    expect(wrapText('', 10, 100)).toEqual([])
  })
})

describe('cutting', () => {
  it('leaves what fits, and ends what does not with …', () => {
    expect(fitText('桂花里', 10, 30)).toBe('桂花里')
    expect(fitText('桂花里居委会', 10, 40)).toMatch(/^桂花里?…$/)
  })
})
