// Narrowings that only links from other screens set: import, search, cell, clock, stage; each by name with the patch that removes it.
import { CLOCKS, SIGNALS, STAGES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewPatch } from '#web/lib/urlState.ts'
import type { View } from '#web/lib/view.ts'
import { creditsLine } from '#web/ui/creditsLine.ts'
import { SAMPLED } from './listQuestion.ts'
import { signalAsked } from './signalAsked.ts'

export interface ExtraFilter {
  readonly text: string
  readonly patch: ViewPatch
}

/** `到期 9月30日 18:00–10月8日 24:00`, `到期早于 9月30日 18:00`, `挂起中`. */
function dueText(due: string, { t, f }: Words): string {
  if (due === 'paused') return t('cases.chipPaused')
  const [from = '..', to = '..'] = due.split('/')
  const at = (end: string) => (Number.isNaN(Date.parse(end)) ? end : f.dateTimeLong(end))
  if (from === '..') return t('cases.chipDueBefore', { to: at(to) })
  if (to === '..') return t('cases.chipDueFrom', { from: at(from) })
  return t('cases.chipDue', { from: at(from), to: at(to) })
}

type Params = View['params']

/** Every narrowing that is set, in the order of where it comes from. */
export function extraFilters(
  { params }: Pick<View, 'params'>,
  words: Words,
  departmentName: (id: string) => string = (id) => id,
): readonly ExtraFilter[] {
  return [
    ...importFilter(params, words),
    ...(params.q === undefined
      ? []
      : [{ text: words.t('cases.chipSearch', { q: params.q }), patch: { q: null } }]),
    ...batchFilters(params, words, departmentName),
    ...cellFilter(params, words),
    ...clockFilters(params, words),
    ...signalFilter(params, words),
    ...stageFilter(params, words),
  ]
}

function importFilter({ import: id, change }: Params, { t }: Words): ExtraFilter[] {
  if (id === undefined) return []
  return [{ text: t(`cases.chipImport_${change ?? 'all'}`, { id }), patch: { import: null, change: null } }]
}

function batchFilters(
  { sampled, sampledOf }: Params,
  { t }: Words,
  departmentName: (id: string) => string,
): ExtraFilter[] {
  const list = SAMPLED.find((one) => one === sampled)
  if (list === undefined) return []
  const whole = { sample: null, sampled: null, sampledOf: null, part: null }
  const listed = { text: t('checkResults.listed', { list: t(`checkResults.list_${list}`) }), patch: whole }
  if (sampledOf === undefined) return [listed]
  const name = departmentName(sampledOf)
  return [listed, { text: t('checkResults.listedOf', { name }), patch: { sampledOf: null } }]
}

function cellFilter({ cell }: Params, { t }: Words): ExtraFilter[] {
  if (cell === undefined) return []
  const text = cell === 'unlocated' ? t('cases.chipUnlocated') : t('cases.chipCell', { cell })
  return [{ text, patch: { cell: null, level: null } }]
}

/** Clock, deadline and credits: of the figure that is listed. */
function clockFilters({ clock, metric, ...params }: Params, words: Words): ExtraFilter[] {
  const { t, label } = words
  const due = metric === 'open_clocks' ? params.due : undefined
  const credits = metric === 'satisfaction_rate' ? params.credits : undefined
  return [
    ...(clock === undefined || clock === 'all'
      ? []
      : [{ text: t('cases.chipClock', { clock: label(CLOCKS, clock) }), patch: { clock: null } }]),
    ...(due === undefined ? [] : [{ text: dueText(due, words), patch: { due: null } }]),
    ...(credits === undefined
      ? []
      : [{ text: t('kit.creditsOf', { credits: creditsLine(credits, words) }), patch: { credits: null } }]),
  ]
}

function signalFilter(params: Params, { t, say }: Words): ExtraFilter[] {
  const signal = signalAsked(params)
  if (signal === undefined) return []
  const text = t('cases.named', { name: t('signals.signal'), value: say(SIGNALS[signal]) })
  return [{ text, patch: { signal: null } }]
}

function stageFilter({ stage }: Params, { label }: Words): ExtraFilter[] {
  if (stage === undefined) return []
  const names = stage.split('>').map((one) => label(STAGES, one))
  return [{ text: names.join(' → '), patch: { stage: null } }]
}
