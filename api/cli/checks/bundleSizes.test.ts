// The size budget counts what a screen loads at once, once, and sees a chart library that crept in.
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { absent, eagerCharts, type Manifest, measure, measureScreen } from './bundleSizes.ts'

const manifest: Manifest = {
  'index.html': { file: 'index.js', isEntry: true, imports: ['_react.js'], css: ['index.css'] },
  '_react.js': { file: 'react.js', name: 'react', imports: ['index.html'] },
  '_echarts.js': { file: 'echarts.js', name: 'echarts' },
  '_leaflet.js': { file: 'leaflet.js', name: 'leaflet', css: ['leaflet.css'] },
  'features/overview/OverviewPage.tsx': { file: 'overview.js', imports: ['_react.js'] },
  'features/cases/CasesPage.tsx': { file: 'cases.js', imports: ['index.html'] },
  'style.css': { file: 'index.css' },
  'recheck.html': { file: 'recheck.js', isEntry: true },
}
/** Random bytes, which gzip cannot shrink: a file of 10 kB stays one of 10 kB. */
const tenKb = randomBytes(10_000)
const kilobytes = (of: Manifest) => measure(of, () => tenKb).map((one) => Math.round(one.kilobytes))

it('the first screen is the entry and the overview with what they import, each file once', () => {
  expect(kilobytes(manifest)).toEqual([30, 10, 10, 10, 20])
})

it('a chart library the overview imports at once counts towards the first screen', () => {
  const page = { file: 'overview.js', imports: ['_react.js', '_echarts.js'] }
  expect(kilobytes({ ...manifest, 'features/overview/OverviewPage.tsx': page })[0]).toBe(40)
})

it('a chart library is named with the screen that loads it at once', () => {
  expect(eagerCharts(manifest)).toEqual([])
  const page = { file: 'cases.js', imports: ['_echarts.js'] }
  expect(eagerCharts({ ...manifest, 'features/cases/CasesPage.tsx': page })).toEqual([
    'features/cases/CasesPage.tsx',
  ])
})

it('a part that was renamed or left out does not pass unmeasured', () => {
  expect(absent(manifest)).toEqual([])
  expect(absent({ 'index.html': { file: 'index.js' } })).toEqual([
    'a chunk named leaflet',
    'a chunk named echarts',
    'recheck.html',
    'features/overview/…Page.tsx',
  ])
})

it('of the public screen everything counts, and nothing an old set cannot read', () => {
  const screen: Manifest = {
    'kiosk/index.html': { file: 'kiosk.js', isEntry: true },
    'style.css': { file: 'kiosk.css' },
  }
  const read = (script: string) => {
    const bytesOf = (file: string) => (file.endsWith('.js') ? new TextEncoder().encode(script) : tenKb)
    return measureScreen(screen, bytesOf)
  }
  expect(Math.round(read('const a=b?.5:1').measure.kilobytes)).toBe(10)
  expect(read('const a=b?.5:1').tooNew).toEqual([])
  expect(read('a.flatMap(b)').tooNew).toEqual(['.flatMap('])
  expect(read('a?.b').tooNew).toEqual(['?.'])
  expect(measureScreen({ a: { file: 'a.css' } }, () => tenKb).tooNew).toEqual(['0 scripts'])
})
