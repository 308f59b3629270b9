// Words of the help page (English).
import type { SameKeys } from '../types.ts'
import type { help as zh } from '../zh/help.ts'

export const help: SameKeys<typeof zh> = {
  title: 'Help',
  sub: 'Definitions, reading the charts, shortcuts and display',
  metricsTitle: 'Definitions of the metrics',
  metricsSub: 'Rule set {ruleSet} · each metric counts its own cases within the period',
  metric: 'Metric',
  formula: 'Formula',
  cohort: 'Counted',
  version: 'Version',
  readTitle: 'How to read the charts',
  readGood: 'Dot: the whole 95% interval lies on the good side of the target',
  readAttention: 'Diamond: the interval crosses the target, or is beyond normal variation; needs attention',
  readPoor: 'Triangle: the whole interval lies on the poor side of the target; to be improved',
  readUncertain: 'Hollow dot: few cases, an unfinished period or normal variation; no conclusion',
  readInterval:
    'Rank interval: the places a department may hold once chance is considered; where intervals overlap the difference may not be real',
  readNumbers:
    'Every figure opens: formula, numerator and denominator, excluded cases and the cases themselves',
  readSmall: 'Below 20 units the fraction stands first (18/19), and there is no rank',
  readCompare:
    'Previous = against the period before; year ago = against the same period a year earlier; an unfinished period is compared over the same number of days',
  keysTitle: 'Keyboard shortcuts',
  keysSub: 'Can be switched off under “Display and shortcuts”; they do nothing inside fields and dialogs',
  fontsTitle: 'Chinese text shows as boxes',
  fonts:
    'This computer has no Chinese font. On Debian or Ubuntu install fonts-wqy-microhei (1.6 MB) or fonts-noto-cjk (57 MB), then restart the browser.',
  fontsOther: '中文显示为方框？请安装中文字体（见下方命令），然后重新打开浏览器。',
  fontsTest: 'If this line is readable the font works: 评议 响应率 解决率 满意率',
  dataTitle: 'Data',
  dataVersion: 'Data version {version} · data as of {time}',
  calendar: 'Years with a maintained holiday calendar: {years}',
  calendarGap: 'The holidays of {year} are not maintained yet; deadlines that touch it are provisional',
}
