// One round of a programme's pictures: drawn for the hour and the size of the screen, one after the other, then anew.
import { pagesOf, type ScreenPage, type ScreenSize } from '#web/marks/screen/drawScreen.ts'
import type { Programme } from '#web/marks/screen/shapes.ts'
import type { Edge } from '#web/marks/screen/sheet.ts'
import { isShown, type LocalTime } from './localTime.ts'
import { isSlide } from './readProgramme.ts'

export interface Now {
  readonly time: LocalTime
  readonly size: ScreenSize
  readonly isOffline: boolean
}

export interface Shown {
  readonly svg: string
  readonly summary: string
  readonly seconds: number
  /** Of its round. */
  readonly isFirst: boolean
}

interface Queued {
  readonly page: ScreenPage
  readonly seconds: number
}

export class Round {
  /** Rounds begun. */
  count = 0
  private queue: Queued[] = []
  private at = 0
  private readonly note: (error: unknown) => void

  /** `note` is told of slides that could not be drawn; they are skipped. */
  constructor(note: (error: unknown) => void) {
    this.note = note
  }

  /** The next picture, of a new round after the last; null where the programme has none for this hour. */
  next(programme: Programme, now: Now): Shown | null {
    for (let tries = 0; tries <= this.queue.length + 1; tries++) {
      if (this.at >= this.queue.length) this.begin(programme, now)
      const index = this.at
      const next = this.queue[index]
      if (next === undefined) return null
      this.at += 1
      try {
        const svg = next.page.draw(this.edge(index, now.isOffline))
        return { svg, summary: next.page.summary, seconds: next.seconds, isFirst: index === 0 }
      } catch (error) {
        this.note(error)
      }
    }
    return null
  }

  /** The one before comes next. */
  back(): void {
    const count = this.queue.length
    if (count > 0) this.at = (this.at + 2 * count - 2) % count
  }

  /** The next picture is the first of a new round. */
  endAfterThis(): void {
    this.queue = this.queue.slice(0, this.at)
  }

  clear(): void {
    this.queue = []
    this.at = 0
  }

  private edge(index: number, isOffline: boolean): Edge {
    return { side: this.count % 2 === 1 ? 'bottom' : 'top', isOffline, index, count: this.queue.length }
  }

  private begin(programme: Programme, { time, size }: Now): void {
    this.queue = []
    for (const slide of programme.slides as readonly unknown[]) {
      try {
        if (!isSlide(slide) || !isShown(slide, time)) continue
        for (const page of pagesOf(programme, slide, size)) this.queue.push({ page, seconds: slide.seconds })
      } catch (error) {
        this.note(error)
      }
    }
    this.at = 0
    this.count += 1
  }
}
