// A reader without a mouse: finds places by Tab and arrows only.
import type { Locator } from 'playwright-core'
import type { Visit } from './support.ts'

const MOST_STOPS = 250

/** Presses Tab until the focus stands on the target. */
export async function tabTo({ page }: Visit, target: Locator): Promise<void> {
  const focused = target.and(page.locator(':focus'))
  for (let i = 0; i < MOST_STOPS; i += 1) {
    if ((await focused.count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${String(target)}`)
}

/** Tab to a field and write into it. */
export async function writeInto(at: Visit, label: string, text: string): Promise<void> {
  await tabTo(at, at.page.getByLabel(label, { exact: true }))
  await at.page.keyboard.press('Control+A')
  await at.page.keyboard.type(text)
}

/** Tab to a list and go down until it stands on an option other than none. */
export async function chooseIn(at: Visit, label: string, steps = 1): Promise<void> {
  await tabTo(at, at.page.getByLabel(label, { exact: true }))
  for (let i = 0; i < steps; i += 1) await at.page.keyboard.press('ArrowDown')
}

/** Tab to a button or link and press Enter. */
export async function pressOn(at: Visit, target: Locator): Promise<void> {
  await tabTo(at, target)
  await at.page.keyboard.press('Enter')
}
