// What keeps a screen going for months: the round of pictures, the questions to the server, the last good data. No browser in here:
// clock, line, stores and stage are given, so that days can be run through in a test.
import { pausedPicture, type ScreenSize } from '#web/marks/screen/drawScreen.ts'
import type { Programme, ScreenLang } from '#web/marks/screen/shapes.ts'
import type { Edge } from '#web/marks/screen/sheet.ts'
import type { Keeper, Kept } from './keep.ts'
import type { Answer, Link } from './link.ts'
import { isNight, localTime } from './localTime.ts'
import { programmeOf } from './readProgramme.ts'
import { Round } from './round.ts'

/** Where pictures are shown; built out of sight and then swapped. */
export interface Stage {
  size(): ScreenSize
  show(picture: { readonly svg: string; readonly summary: string }): void
  /** Moves everything by so many px, against burning in. */
  shift(x: number, y: number): void
  dim(isNight: boolean): void
  /** A code to be entered by staff; null = none. */
  showCode(code: string | null): void
  heapBytes(): number | null
  reload(): void
  /** The script this page runs, as its address; null in a page of one file. */
  readonly script: string | null
}

export interface Clock {
  now(): number
  after(ms: number, act: () => void): { cancel(): void }
  /** 0 ≤ x < 1: keeps many screens from asking at once. */
  random(): number
}

export interface Setting {
  readonly clock: Clock
  /** Null in a page of one file: nothing is asked. */
  readonly link: Link | null
  readonly keeper: Keeper | null
  readonly stage: Stage
  /** Of the address; null = none. */
  readonly token: string | null
  /** A programme that came with the page. */
  readonly given?: string | null
  readonly language: ScreenLang
}

const POLL_MS = 60_000
const JITTER = 0.2
const PAIR_POLL_MS = 4_000
const OFFLINE_AFTER_MS = 10 * 60_000
const HEARTBEAT_MS = 5 * 60_000
/** How often it is looked whether one is due: a new screen and a new programme are told soon. */
const BEAT_CHECK_MS = 15_000
const BUILD_CHECK_MS = 30 * 60_000
/** Old browsers are begun anew at night, and only while the server answers. */
const RELOAD_MINUTE = 3 * 60 + 30
const NOTHING_MS = 5_000
const SHIFT_PX = 8

export class Engine {
  private readonly on: Setting
  private kept: Kept
  private programme: Programme | null = null
  private readonly round = new Round((error) => this.note(error))
  private shown = 0
  private pauses = 0
  private lastError: string | null = null
  private saidVersion = ''
  private saidMs = 0
  private isStopped = false
  private rotation: { cancel(): void } | null = null
  private readonly startedMs: number
  private lastReloadDay = ''

  constructor(setting: Setting) {
    this.on = setting
    this.startedMs = setting.clock.now()
    this.kept = { token: setting.token, text: null, etag: null, isPaused: false, heardMs: 0 }
  }

  /** Begins with what is kept, then asks. Resolves once the first picture stands. */
  async start(): Promise<void> {
    const { keeper, token, given } = this.on
    const stored = keeper === null ? null : await keeper.load()
    if (stored !== null && (token === null || stored.token === token)) this.kept = stored
    const text = this.kept.text ?? given ?? null
    if (text !== null) this.take(text)
    this.turn()
    if (this.on.link === null) return
    if (this.kept.token === null) await this.pair()
    else this.poll()
    this.on.clock.after(BEAT_CHECK_MS, () => this.beat())
    // The page may have come out of the browser's cache: a newer one is looked for soon.
    this.on.clock.after(HEARTBEAT_MS, () => this.checkBuild())
  }

  stop(): void {
    this.isStopped = true
    this.rotation?.cancel()
  }

  /** One picture on or back, by hand. */
  step(by: 1 | -1): void {
    if (by < 0) this.round.back()
    this.turn()
  }

  private isHeld = false

  /** A reload by hand, while the server answers only: else it would end in the browser's error page. */
  refresh(): void {
    void this.on.link?.isAlive().then((isAlive) => {
      if (isAlive && !this.isStopped) this.on.stage.reload()
    })
  }

  /** Holds the picture that stands, or goes on. Says whether it is held now. */
  hold(): boolean {
    this.isHeld = !this.isHeld
    if (!this.isHeld) this.turn()
    else this.rotation?.cancel()
    return this.isHeld
  }

  /** The size of the screen has changed: everything is drawn for the new one. */
  redraw(): void {
    this.round.clear()
    this.turn()
  }

  private serverNow(): number {
    return this.on.clock.now() + (this.on.link?.offsetMs() ?? 0)
  }

  /** Shows the next picture; something always stands. */
  private turn(): void {
    if (this.isStopped) return
    this.rotation?.cancel()
    const ms = this.showNext()
    this.shown += 1
    this.reloadAtNight()
    if (!this.isHeld) this.rotation = this.on.clock.after(ms, () => this.turn())
  }

  private showNext(): number {
    const { stage } = this.on
    if (this.kept.isPaused || this.programme === null) return this.showPaused()
    const time = localTime(this.serverNow(), this.programme.zone)
    const next = this.round.next(this.programme, { time, size: stage.size(), isOffline: this.isOffline() })
    if (next === null) return this.showPaused()
    if (next.isFirst) {
      stage.shift(shiftOf(this.round.count), shiftOf(Math.floor(this.round.count / 3)))
      stage.dim(isNight(this.programme, time))
    }
    stage.show(next)
    return next.seconds * 1000
  }

  /** Before anything is known and after the screen was taken away: neutral words. */
  private showPaused(): number {
    const { language, theme } = this.programme ?? { language: this.on.language, theme: 'dark' as const }
    this.pauses += 1
    const side = this.pauses % 20 < 10 ? 'bottom' : 'top'
    const edge: Edge = { side, isOffline: false, index: 0, count: 0 }
    this.on.stage.show(pausedPicture({ language, theme }, this.on.stage.size(), edge))
    return NOTHING_MS
  }

  private isOffline(): boolean {
    if (this.on.link === null) return false
    const since = this.kept.heardMs === 0 ? this.startedMs : this.kept.heardMs
    return Math.abs(this.serverNow() - since) > OFFLINE_AFTER_MS
  }

  private note(error: unknown): void {
    this.lastError = String(error instanceof Error ? error.message : error).slice(0, 200)
  }

  /** Takes a programme over; what is none is noted and changes nothing. */
  private take(text: string): boolean {
    const programme = programmeOf(text)
    if (programme === null) {
      this.lastError = 'not a programme'
      return false
    }
    this.programme = programme
    return true
  }

  private keep(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change }
    this.on.keeper?.save(this.kept)
  }

  private poll(): void {
    const { clock, link } = this.on
    const { token } = this.kept
    if (this.isStopped || link === null || token === null) return
    const again = () => clock.after(POLL_MS * (1 - JITTER + 2 * JITTER * clock.random()), () => this.poll())
    void link.ask(token, this.kept.etag).then((answer) => {
      this.hear(answer)
      again()
    })
  }

  /** What the server answered; a failure leaves everything as it stands. */
  private hear(answer: Answer): void {
    if (answer.kind === 'failed') {
      this.lastError = answer.why
      return
    }
    const heardMs = this.serverNow()
    const wasPaused = this.kept.isPaused
    if (answer.kind === 'refused') {
      this.keep({ isPaused: true, etag: null, heardMs })
      if (!wasPaused) this.turn()
      return
    }
    if (answer.kind === 'unchanged') this.keep({ isPaused: false, heardMs })
    else if (this.take(answer.text)) {
      const wasEmpty = this.kept.text === null
      this.keep({ text: answer.text, etag: answer.etag, isPaused: false, heardMs })
      // What stands now is finished first; the next round is of the new data.
      this.round.endAfterThis()
      if (wasEmpty) this.turn()
    }
    if (wasPaused && !this.kept.isPaused) this.turn()
  }

  /** Shows a code until somebody has entered it; then the token that came with it is good. */
  private async pair(): Promise<void> {
    const { clock, link, stage } = this.on
    if (this.isStopped || link === null) return
    const waiting = await link.pair()
    if (waiting === null) {
      clock.after(PAIR_POLL_MS * 4, () => void this.pair())
      return
    }
    stage.showCode(waiting.code)
    const endMs = clock.now() + waiting.seconds * 1000
    const look = (): void => {
      if (this.isStopped) return
      void link.ask(waiting.token, null).then((answer) => {
        if (answer.kind === 'programme') {
          stage.showCode(null)
          this.keep({ token: waiting.token })
          this.hear(answer)
          this.poll()
        } else if (clock.now() >= endMs) void this.pair()
        else clock.after(PAIR_POLL_MS, look)
      })
    }
    clock.after(PAIR_POLL_MS, look)
  }

  private beat(): void {
    const { clock, link, stage } = this.on
    if (this.isStopped || link === null) return
    const { token } = this.kept
    const version = this.programme?.version ?? ''
    const isDue = version !== this.saidVersion || Math.abs(clock.now() - this.saidMs) >= HEARTBEAT_MS
    if (token !== null && !this.kept.isPaused && isDue) {
      this.saidVersion = version
      this.saidMs = clock.now()
      void link.say(token, {
        ...{ version, ...stage.size(), shown: this.shown },
        ...{ heapBytes: stage.heapBytes(), lastError: this.lastError },
      })
    }
    clock.after(BEAT_CHECK_MS, () => this.beat())
  }

  /** A newer build is loaded only once its script has been fetched whole. */
  private async checkBuild(): Promise<void> {
    const { clock, link, stage } = this.on
    if (this.isStopped || link === null) return
    const newest = await link.newestScript()
    if (newest !== null && stage.script !== null && newest !== stage.script) stage.reload()
    else clock.after(BUILD_CHECK_MS, () => void this.checkBuild())
  }

  private reloadAtNight(): void {
    const { clock, link } = this.on
    if (link === null || this.programme === null) return
    const { day, minute } = localTime(this.serverNow(), this.programme.zone)
    const isDue = minute >= RELOAD_MINUTE && minute < RELOAD_MINUTE + 10 && day !== this.lastReloadDay
    // A page opened at that hour has just begun anew.
    if (!isDue || clock.now() - this.startedMs < 3_600_000) return
    this.lastReloadDay = day
    this.refresh()
  }
}

/** −8, 0, 8, round after round. */
const shiftOf = (round: number): number => ((round % 3) - 1) * SHIFT_PX
