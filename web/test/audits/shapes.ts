// What the audits that run inside a page answer: plain data, so that it can leave the browser.

/** One box or text that breaks a rule, named so that its author finds it. */
export interface Fault {
  /** `button.chip “环境卫生”` */
  readonly what: string
  /** What was measured and what was needed. */
  readonly why: string
}

export interface FocusStop {
  /** The focus has left the page. */
  readonly isOutside: boolean
  /** The first place of every page. */
  readonly isSkipLink: boolean
  readonly faults: readonly Fault[]
}

export interface ScreenTexts {
  readonly all: readonly string[]
  readonly outside: readonly string[]
  readonly small: readonly string[]
}

export interface Audits {
  /** SVG text below 4.5:1 and SVG marks below 3:1 against what is painted under them. */
  contrastFaults(): Fault[]
  /** How many SVG texts and marks were looked at: an audit that saw nothing proves nothing. */
  contrastCount(): { texts: number; marks: number }
  /** Everything that can be pressed and whose box is smaller than `min` pixels on a side. */
  smallTargets(min: number): Fault[]
  /** What makes the page wider than its window; empty where nothing does. */
  overflow(): Fault[]
  /** Every text a reader meets: visible text, and the words for readers and tooltips. */
  texts(): string[]
  /** Goes to an address of the app without loading the page anew. */
  travel(address: string): void
  /** How many places Tab could reach. */
  stops(): number
  /** The place of the focus now. */
  focusStop(): FocusStop
  /** Text that is cut off and stands nowhere in full. */
  clipped(): Fault[]
  /** Texts of a public screen's picture: all, those over the edge, those smaller than so many px. */
  screenTexts(least: number): ScreenTexts
  /** Share of the pixels of a PNG (base64) that are pure white. */
  whiteShare(png: string): Promise<number>
}
