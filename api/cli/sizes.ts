// Holds the built web to its size budget; run by `npm run build` and `npm run check`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { absent, eagerCharts, type Manifest, measure } from './checks/bundleSizes.ts'

const dist = path.resolve(import.meta.dirname, '../../dist/web')
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Manifest

for (const { what, kilobytes, budget } of measure(manifest, (file) => readFileSync(path.join(dist, file)))) {
  const isOver = kilobytes > budget
  console.log(`${isOver ? 'OVER' : 'ok  '} ${what}: ${kilobytes.toFixed(1)} of ${budget} KB gz`)
  if (isOver) process.exitCode = 1
}
for (const screen of eagerCharts(manifest)) {
  console.log(`OVER ${screen} loads the charts at once`)
  process.exitCode = 1
}
for (const what of absent(manifest)) {
  console.log(`MISSING ${what}: the budget cannot be checked`)
  process.exitCode = 1
}
