// One clock's band on the ruler: line, ticks, hatched pauses, flags, done mark; and the texts that name them.
import { coordinate as c, hatch, tag } from '#web/marks/svg.ts'
import { type Drawing, dayTime, timeOfDay } from './drawing.ts'
import type { Label } from './labels.ts'
import { countsDays, type Stretch, type Track } from './track.ts'

/** Height of the line inside the band, and of what stands above it. */
const LINE = 54
const POLE = 46

/** The drawn parts of a band that begins at `top`. */
export function drawTrack(track: Track, { em }: Drawing, top: number): string {
  const y = top + LINE * em
  return [
    ...track.stretches.map((stretch) => drawStretch(stretch, track, y)),
    ...track.ticks.map((x) => tag('path', { class: 'rl-tick', d: `M${c(x)} ${c(y - 8)}v16` })),
    ...track.pauses.map(({ from, endX }) =>
      hatch({ x: from.x, y: y - 8, width: Math.max(2, endX - from.x), height: 16 }),
    ),
    drawOriginal(track, y, em),
    drawDue(track, y, em),
    tag('circle', { class: 'rl-start', cx: track.startX, cy: y, r: 5 }),
    drawRaised(track, y),
    drawNow(track, y),
    drawDone(track, y),
  ].join('')
}

/** Colour of the running part: met good, breached poor only after its deadline, else the brand's. */
function drawStretch({ from, to, phase, isCounted }: Stretch, { clock }: Track, y: number): string {
  const colour =
    phase === 'spare'
      ? 'rl-spare'
      : phase === 'late'
        ? 'rl-late'
        : clock.state === 'met'
          ? 'rl-met'
          : 'rl-run'
  const weight = isCounted ? 'rl-solid' : 'rl-dotted'
  return tag('path', { class: `rl-line ${colour} ${weight}`, d: `M${c(from)} ${c(y)}H${c(to)}` })
}

function drawDue({ due }: Track, y: number, em: number): string {
  if (due === null) return ''
  const top = y - POLE * em
  return (
    tag('path', { class: 'rl-pole', d: `M${c(due.x)} ${c(top)}V${c(y + 10)}` }) +
    tag('path', { class: 'rl-flag', d: `M${c(due.x)} ${c(top)}h-14l4 5l-4 5h14z` })
  )
}

function drawOriginal({ original }: Track, y: number, em: number): string {
  if (original === null) return ''
  const top = y - POLE * em
  return (
    tag('path', { class: 'rl-pole-original', d: `M${c(original.x)} ${c(top)}V${c(y - 10)}` }) +
    tag('path', { class: 'rl-flag-original', d: `M${c(original.x)} ${c(top)}h-12l3 4l-3 4h12z` })
  )
}

/** As-of of a clock that still runs: where the reader stands. */
function drawNow({ now }: Track, y: number): string {
  if (now === null) return ''
  return (
    tag('path', { class: 'rl-now', d: `M${c(now.x)} ${c(y - 12)}v24` }) +
    tag('path', { class: 'rl-now-head', d: `M${c(now.x)} ${c(y + 6)}l5 8h-10z` })
  )
}

/** Where the case became urgent. */
function drawRaised({ raised }: Track, y: number): string {
  if (raised === null) return ''
  return tag('path', { class: 'rl-raised', d: `M${c(raised.x)} ${c(y - 8)}l8 8l-8 8l-8 -8z` })
}

function drawDone({ done, clock }: Track, y: number): string {
  if (done === null) return ''
  const kind = clock.state === 'met' ? 'rl-done-met' : clock.state === 'breached' ? 'rl-done-late' : 'rl-done'
  const sign =
    clock.state === 'breached'
      ? `M${c(done.x - 2.5)} ${c(y - 2.5)}l5 5m0 -5l-5 5`
      : `M${c(done.x - 3)} ${c(y)}l2 2.5l4 -5`
  return tag('circle', { class: kind, cx: done.x, cy: y, r: 7 }) + tag('path', { class: 'rl-sign', d: sign })
}

/** The texts of a band, the most important first: they get the better places. */
export function trackLabels(track: Track, drawing: Drawing, top: number): Label[] {
  const { em } = drawing
  const y = top + LINE * em
  return [
    ...countLabels(track, y, em, drawing),
    ...flagLabels(track, y, drawing),
    ...lowerLabels(track, y, drawing),
  ]
}

function countLabels(track: Track, y: number, em: number, { words }: Drawing): Label[] {
  return track.counts.map(({ x, n }) => ({
    text: n === null ? words.t('cases.rulerSkipped') : String(n),
    className: n === null ? 'rl-skipped' : 'rl-count',
    wishes: [{ x, y: y - 12 * em, anchor: 'middle' }],
  }))
}

function flagLabels(track: Track, y: number, drawing: Drawing): Label[] {
  const { words, em } = drawing
  const at = y - (POLE - 10) * em
  const besides = (x: number): Label['wishes'] => [
    { x: x - 20, y: at, anchor: 'end' },
    { x: x + 6, y: at, anchor: 'start' },
    { x: x + 6, y: at + 13 * em, anchor: 'start' },
    { x: x - 20, y: at + 13 * em, anchor: 'end' },
  ]
  const { due, original, clock } = track
  const name = clock.provisional ? 'cases.rulerDueProvisional' : 'cases.rulerDue'
  return [
    ...(due
      ? [
          {
            text: words.t(name, { at: dayTime(due.atMs, drawing) }),
            className: 'mk-poor-ink',
            wishes: besides(due.x),
          },
        ]
      : []),
    ...(original
      ? [
          {
            text: words.t('cases.rulerOriginal', { at: dayTime(original.atMs, drawing) }),
            className: '',
            wishes: besides(original.x),
          },
        ]
      : []),
  ]
}

function lowerLabels(track: Track, y: number, drawing: Drawing): Label[] {
  const { words, em } = drawing
  const { clock, done, now, pauses, raised, startX } = track
  const below = (x: number): Label['wishes'] => [
    { x, y: y + 25 * em, anchor: 'middle' },
    { x: x - 7, y: y + 25 * em, anchor: 'start' },
    { x: x + 7, y: y + 25 * em, anchor: 'end' },
    { x, y: y + 39 * em, anchor: 'middle' },
    { x: x - 7, y: y + 39 * em, anchor: 'start' },
    { x: x + 7, y: y + 39 * em, anchor: 'end' },
  ]
  const verb = words.t(clock.clock === 'acknowledge' ? 'cases.verbAcknowledge' : 'cases.verbReply')
  const start = startWords(track, drawing)
  const doneKind =
    clock.state === 'met' ? 'rl-met-ink' : clock.state === 'breached' ? 'mk-poor-ink' : 'mk-ink'
  return [
    ...(done
      ? [
          {
            text: words.t('cases.rulerDone', { at: dayTime(done.atMs, drawing), verb }),
            className: doneKind,
            wishes: below(done.x),
          },
        ]
      : []),
    ...(now
      ? [
          {
            text: words.t('cases.rulerNow', { at: dayTime(now.atMs, drawing) }),
            className: 'mk-ink',
            wishes: below(now.x),
          },
        ]
      : []),
    { text: start, className: '', wishes: below(startX) },
    ...(raised
      ? [
          {
            text: words.t('cases.rulerRaised', { at: dayTime(raised.atMs, drawing) }),
            className: 'mk-attention-ink',
            wishes: below(raised.x),
          },
        ]
      : []),
    ...pauses.map(({ from, to, endX }) => ({
      text: pauseWords({ from: from.atMs, to: to?.atMs ?? null }, drawing),
      className: 'rl-pause-ink',
      wishes: below((from.x + endX) / 2),
    })),
  ]
}

/** The day of receipt does not count: said where the band above names the receipt itself. */
function startWords({ clock, isSameStart }: Track, drawing: Drawing): string {
  const { words } = drawing
  if (isSameStart && countsDays(clock)) return words.t('cases.rulerStartUncounted')
  return words.t(clock.round > 0 ? 'cases.rulerReopened' : 'cases.rulerReceived', {
    at: dayTime(Date.parse(clock.start), drawing),
  })
}

function pauseWords({ from, to }: { from: number; to: number | null }, drawing: Drawing): string {
  const { words, zone } = drawing
  const start = dayTime(from, drawing)
  if (to === null) return words.t('cases.rulerPausedSince', { from: start })
  const isOneDay = zone.dayOf(from) === zone.dayOf(to)
  return words.t('cases.rulerPaused', {
    from: start,
    to: isOneDay ? timeOfDay(to, drawing) : dayTime(to, drawing),
  })
}
