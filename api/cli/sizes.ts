// Holds the built web to its size budget; run by `npm run build` and `npm run check`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { absent, eagerCharts, type Manifest, measure, measureScreen } from './checks/bundleSizes.ts'

const dist = path.resolve(import.meta.dirname, '../../dist/web')
const manifestOf = (name: string) =>
  JSON.parse(readFileSync(path.join(dist, '.vite', name), 'utf8')) as Manifest
const bytesOf = (file: string) => readFileSync(path.join(dist, file))

const manifest = manifestOf('manifest.json')
const screen = measureScreen(manifestOf('kiosk.json'), bytesOf)

for (const { what, kilobytes, budget } of [...measure(manifest, bytesOf), screen.measure]) {
  const isOver = kilobytes > budget
  console.log(`${isOver ? 'OVER' : 'ok  '} ${what}: ${kilobytes.toFixed(1)} of ${budget} KB gz`)
  if (isOver) process.exitCode = 1
}
for (const page of eagerCharts(manifest)) {
  console.log(`OVER ${page} loads the charts at once`)
  process.exitCode = 1
}
for (const what of screen.tooNew) {
  console.log(`TOO NEW for a public screen: ${what}`)
  process.exitCode = 1
}
for (const what of absent(manifest)) {
  console.log(`MISSING ${what}: the budget cannot be checked`)
  process.exitCode = 1
}
