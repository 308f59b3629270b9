// Waiting until a page is finished: nothing on its way, no skeleton, no old figures shown for new ones.
import type { Page } from 'playwright-core'
import type { Watched } from './guards.ts'

/** Resolves when the page's own thread has nothing left to do. */
const IDLE = 'new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 400 }))'
/** Quiet for this long is finished: a block may ask for its data only after its code has come. */
const QUIET_MS = 150
const STEP_MS = 15
const LONGEST_MS = 20_000
const BUSY = '.skeleton, [aria-busy=true]'

/** Two frames: what follows a change of size is asked for in the first and drawn in the second. */
const FRAMES =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))'

/** Resolves when a change of the window's size is drawn; a page that then asks for something is waited for as after any change. */
export async function redrawn(page: Page, watched: Pick<Watched, 'pending'>): Promise<void> {
  await page.evaluate(FRAMES)
  await page.evaluate(IDLE)
  const isBusy = watched.pending.size > 0 || (await page.locator(BUSY).count()) > 0
  if (isBusy) await settle(page, watched)
}

export async function settle(page: Page, { pending }: Pick<Watched, 'pending'>): Promise<void> {
  const busy = page.locator(BUSY)
  // The screen before the first answer has a heading of its own.
  const heading = page.locator('#content h1')
  const end = performance.now() + LONGEST_MS
  let quietSince = performance.now()
  while (performance.now() - quietSince < QUIET_MS) {
    if (performance.now() > end)
      throw new Error(`never finished: ${[...pending].join(', ') || 'busy blocks'}`)
    await page.waitForTimeout(STEP_MS)
    await page.evaluate(IDLE)
    const isQuiet = pending.size === 0 && (await heading.count()) > 0 && (await busy.count()) === 0
    if (!isQuiet) quietSince = performance.now()
  }
}
