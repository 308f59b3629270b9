// Reported against verified on one axis: hollow where it was reported, filled where it was found, its interval, a line between.
import { type MarkPicture, type MarkText, percent, shapeAt, shareOf, svg, tag } from './svg.ts'

export interface PairedRow {
  readonly reported: number | null
  readonly verified: number | null
  /** Interval of what was verified. */
  readonly lo: number | null
  readonly hi: number | null
  readonly min: number
  readonly max: number
  readonly height?: number
}

/** Fluid: fills the width it is given. One of the two missing leaves the other alone; both missing an empty row. */
export function pairedRow(input: PairedRow, words: MarkText): MarkPicture {
  const { reported, verified, lo, hi, height = 28 } = input
  const y = height / 2
  const at = (value: number) => percent(shareOf(value, input))
  const bar = (from: number, to: number, className: string) =>
    tag('line', { class: className, x1: at(from), x2: at(to), y1: y, y2: y })
  const between = reported === null || verified === null ? '' : bar(reported, verified, 'mk-grid')
  const interval = lo === null || hi === null ? '' : bar(lo, hi, 'mk-line mk-plain')
  const hollow = reported === null ? '' : shapeAt('uncertain', { share: shareOf(reported, input), y, r: 6 })
  const filled = verified === null ? '' : shapeAt('plain', { share: shareOf(verified, input), y, r: 5 })
  const ends = tag('line', { class: 'mk-grid', x1: 0, x2: '100%', y1: height - 1, y2: height - 1 })
  return {
    svg: svg({ width: '100%', height }, ends + between + interval + hollow + filled),
    summary: summaryOf(input, words),
  }
}

function summaryOf({ reported, verified, lo, hi }: PairedRow, { lang, format }: MarkText): string {
  const isZh = lang === 'zh'
  const said = (value: number | null) => (value === null ? (isZh ? '无数据' : 'no data') : format(value))
  const range =
    lo === null || hi === null
      ? ''
      : isZh
        ? `，95%区间${format(lo)}至${format(hi)}`
        : `, 95% interval ${format(lo)} to ${format(hi)}`
  return isZh
    ? `报称${said(reported)}，核实${said(verified)}${range}`
    : `reported ${said(reported)}, verified ${said(verified)}${range}`
}
