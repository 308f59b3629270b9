// The size budget of the built web, read from Vite's manifest: what the first screen loads, and each lazy part.
import { gzipSync } from 'node:zlib'

/** The part of Vite's manifest that sizes are computed from. */
export interface Chunk {
  readonly file: string
  readonly name?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
export type Manifest = Readonly<Record<string, Chunk>>

export interface Measure {
  readonly what: string
  readonly kilobytes: number
  readonly budget: number
}

const ENTRY = 'index.html'
const FIRST_SCREEN = /^features\/overview\/[^/]*Page\.tsx$/
/** Screens people open all day on old machines; none of them draws a chart before it is asked to. */
const WITHOUT_CHARTS = /^features\/(?:cases|supervision|samples|visits|login|session)\//

const RECHECK = 'recheck.html'
const BUDGET_KB = { firstScreen: 200, leaflet: 55, echarts: 235, css: 25, recheck: 30 }

/** Every budgeted part with its size in kilobytes (1000 bytes) after gzip. `bytesOf` reads a file of dist/web. */
export function measure(manifest: Manifest, bytesOf: (file: string) => Uint8Array): Measure[] {
  const size = (files: Iterable<string>) =>
    [...new Set(files)].reduce((sum, file) => sum + gzipSync(bytesOf(file), { level: 9 }).length, 0) / 1000
  const files = (keys: readonly string[]) => keys.flatMap((key) => manifest[key]?.file ?? [])
  const chunks = Object.values(manifest)
  const named = (name: string) => chunks.filter((chunk) => chunk.name === name).map(({ file }) => file)
  const css = [...chunks.flatMap((chunk) => chunk.css ?? []), ...chunks.map(({ file }) => file)]
  return [
    {
      what: 'first screen, JavaScript',
      kilobytes: size(files(firstScreen(manifest))),
      budget: BUDGET_KB.firstScreen,
    },
    { what: 'map', kilobytes: size(named('leaflet')), budget: BUDGET_KB.leaflet },
    { what: 'charts', kilobytes: size(named('echarts')), budget: BUDGET_KB.echarts },
    {
      what: 'recheck of a draw',
      kilobytes: size(files([...closure(manifest, [RECHECK])])),
      budget: BUDGET_KB.recheck,
    },
    { what: 'all CSS', kilobytes: size(css.filter((file) => file.endsWith('.css'))), budget: BUDGET_KB.css },
  ]
}

/** What the budget is about but the build does not have, so that nothing passes by being absent or renamed. */
export function absent(manifest: Manifest): string[] {
  const names = new Set(Object.values(manifest).map(({ name }) => name))
  const missing = ['leaflet', 'echarts']
    .filter((name) => !names.has(name))
    .map((name) => `a chunk named ${name}`)
  for (const page of [ENTRY, RECHECK]) if (manifest[page] === undefined) missing.push(page)
  if (!Object.keys(manifest).some((key) => FIRST_SCREEN.test(key)))
    missing.push('features/overview/…Page.tsx')
  return missing
}

/** Keys of the screens that would load the charts at once although they must not. */
export function eagerCharts(manifest: Manifest): string[] {
  const screens = Object.keys(manifest).filter((key) => key === ENTRY || WITHOUT_CHARTS.test(key))
  return screens.filter((key) =>
    [...closure(manifest, [key])].some((one) => manifest[one]?.name === 'echarts'),
  )
}

/** The entry and the overview page with everything they import at once; what they load later does not count. */
function firstScreen(manifest: Manifest): string[] {
  const start = Object.keys(manifest).filter((key) => key === ENTRY || FIRST_SCREEN.test(key))
  return [...closure(manifest, start)]
}

function closure(manifest: Manifest, start: readonly string[]): Set<string> {
  const seen = new Set(start)
  // A Set visits what is added while it is walked.
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next)
  return seen
}

/** The public screen is a build of its own: everything of it counts, and it has one script without imports. */
const SCREEN_BUDGET_KB = 40
/** What an old set's browser (ES2017) does not know, by syntax or by name. */
const TOO_NEW =
  /\?\.(?=[[(a-z])|\?\?|\.flatMap\(|\.at\(|fromEntries|replaceAll|matchAll|globalThis|allSettled|\bimport\b/i

/** Size of the screen's page, and what of its script is too new for it; the manifest is that of its own build. */
export function measureScreen(
  manifest: Manifest,
  bytesOf: (file: string) => Uint8Array,
): { readonly measure: Measure; readonly tooNew: readonly string[] } {
  const files = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css])
  const assets = [...new Set(files)].filter((file) => /\.(?:js|css)$/.test(file))
  const bytes = assets.reduce((sum, file) => sum + gzipSync(bytesOf(file), { level: 9 }).length, 0)
  const scripts = assets.filter((file) => file.endsWith('.js'))
  const found = scripts.map((file) => TOO_NEW.exec(new TextDecoder().decode(bytesOf(file)))?.[0])
  const tooNew = found.filter((name) => name !== undefined)
  if (scripts.length !== 1) tooNew.push(`${scripts.length} scripts`)
  return { measure: { what: 'public screen', kilobytes: bytes / 1000, budget: SCREEN_BUDGET_KB }, tooNew }
}
