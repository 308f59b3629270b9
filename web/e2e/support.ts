// What every browser test starts from: one Chromium a file, pages that report every complaint, and the audits by name.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { Audits, Fault } from '#web/test/audits/shapes.ts'
import { watch } from './guards.ts'
import { chromiumPath } from './places.ts'
import { redrawn, settle } from './settle.ts'

export const { origin, seed, database, folder } = inject('e2e')

/** How long one press, one element, may take. */
const ACT_MS = 20_000

const FLAGS = [
  '--no-sandbox',
  // A host of plain http that is not this machine: no service worker there.
  '--host-resolver-rules=MAP screen.test 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface VisitOptions {
  readonly width?: number
  readonly height?: number
  readonly lang?: 'zh' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly size?: 'normal' | 'large'
  readonly shortcuts?: boolean
  /** Another server than the shared one. */
  readonly origin?: string
  /** Complaints that this test provokes. */
  readonly expected?: RegExp
  /** Cookies, storage and cache of its own: for tests that sign in or change preferences. */
  readonly own?: boolean
}

/** One window of one reader. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  readonly origin: string
  /** Whatever the page should not have done: console errors, broken policies, requests to elsewhere, failed answers. */
  readonly complaints: string[]
  /** Addresses of everything that was asked for. */
  readonly requests: string[]
  /** Loads an address and waits until nothing is on its way. */
  readonly open: (address: string) => Promise<void>
  /** Changes the address inside the running app. */
  readonly travel: (address: string) => Promise<void>
  readonly settle: () => Promise<void>
  /** Makes the window so wide, 900 high, and waits until that is drawn. */
  readonly resize: (width: number) => Promise<void>
  readonly close: () => Promise<void>
  readonly audit: <N extends keyof Audits>(
    name: N,
    ...args: Parameters<Audits[N]>
  ) => Promise<Awaited<ReturnType<Audits[N]>>>
}

/** Pages for the tests of one file. After each test every page must be without complaint. */
export function visits(): { readonly visit: (options?: VisitOptions) => Promise<Visit> } {
  let browser: Browser | undefined
  const opened: Visit[] = []
  const shared = new Map<string, Promise<BrowserContext>>()
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: FLAGS })
  })
  afterEach(() => {
    const complaints = opened.flatMap((visit) => visit.complaints.splice(0))
    expect(complaints, 'the page complained').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    visit: async (options = {}) => {
      if (!browser) throw new Error('visit() before the browser was started')
      const { lang, theme, size, shortcuts, origin: at } = options
      const key = JSON.stringify([lang, theme, size, shortcuts, at])
      const context = (options.own ? undefined : shared.get(key)) ?? openContext(browser, options)
      if (!options.own) shared.set(key, context)
      const visit = await openVisit(await context, options)
      opened.push(visit)
      return visit
    },
  }
}

/** A reader's browser: what was loaded once stays in its cache. */
async function openContext(browser: Browser, options: VisitOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: 'light',
    storageState: {
      cookies: [],
      origins: [{ origin: options.origin ?? origin, localStorage: kept(options) }],
    },
  })
  context.setDefaultTimeout(ACT_MS)
  await context.addInitScript({ content: inject('e2e').audits })
  return context
}

async function openVisit(context: BrowserContext, options: VisitOptions): Promise<Visit> {
  const at = options.origin ?? origin
  const { width = 1440, height = 900 } = options
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  // A page behind another has no focus.
  await page.bringToFront()
  const seen = watch(page, at, options.expected)
  const rest = () => settle(page, seen)
  const audit: Visit['audit'] = (name, ...args) => runAudit(page, name, args)
  return {
    page,
    context,
    origin: at,
    complaints: seen.complaints,
    requests: seen.requests,
    settle: rest,
    resize: async (px) => {
      await page.setViewportSize({ width: px, height: 900 })
      await redrawn(page, seen)
    },
    close: () => (options.own ? context.close() : page.close()),
    audit,
    open: async (address) => {
      await page.goto(at + address, { waitUntil: 'domcontentloaded' })
      await rest()
    },
    travel: async (address) => {
      await audit('travel', address)
      await rest()
    },
  }
}

/** The preferences as the app keeps them. */
function kept({ lang = 'zh', theme = 'light', size = 'normal', shortcuts = true }: VisitOptions) {
  return [{ name: 'pingyi.preferences', value: JSON.stringify({ lang, theme, size, shortcuts }) }]
}

function runAudit<N extends keyof Audits>(
  page: Page,
  name: N,
  args: Parameters<Audits[N]>,
): Promise<Awaited<ReturnType<Audits[N]>>> {
  return page.evaluate(
    ([called, given]) => {
      const { pingyiAudits } = globalThis as unknown as {
        pingyiAudits: Record<string, (...a: unknown[]) => unknown>
      }
      return pingyiAudits[called]?.(...given) as never
    },
    [name, args] as const,
  )
}

const MOST_TOLD = 12

/** Faults as lines, like ones together, so that a failure stays readable; empty is the pass. */
export function told(faults: readonly Fault[]): string[] {
  const lines = faults.map(({ what, why }) => `${what}: ${why}`)
  const rest = lines.length - MOST_TOLD
  return rest > 0 ? [...lines.slice(0, MOST_TOLD), `… and ${rest} more`] : lines
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeNode {
  readonly target: readonly unknown[]
  readonly html: string
  readonly failureSummary?: string
}
interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[]
}

/** Violations of axe on the page as it stands, one line each; empty is the pass of AC-01. */
export async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource)
  const { violations } = (await page.evaluate(async (tags) => {
    const { axe: tool, document: whole } = globalThis as unknown as {
      document: unknown
      axe: { run: (context: unknown, options: object) => Promise<unknown> }
    }
    return (await tool.run(whole, { runOnly: tags, resultTypes: ['violations'] })) as never
  }, AXE_TAGS)) as AxeResults
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 4).map((node) => {
      const why = (node.failureSummary ?? '').split('\n').slice(1).join(' ').trim()
      return `${id} (${nodes.length}): ${node.target.join(' ')} — ${why} — ${node.html.slice(0, 160)}`
    }),
  )
}
