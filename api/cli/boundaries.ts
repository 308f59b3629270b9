// `npm run boundaries -- FILE.geojson --id PROP --name PROP`: communities from polygons; every case is placed anew.
import { Command } from 'commander'
import { openDb } from '#db/open.ts'
import { systemClock } from '../clock.ts'
import { loadBoundaries, readGeojson } from '../services/placeCases.ts'

const command = new Command('boundaries')
  .description('stores communities from a GeoJSON file and places every case anew, before or after an import')
  .argument('<file>', 'GeoJSON of Polygons or MultiPolygons, WGS-84')
  .requiredOption('--id <property>', 'property with the community’s id')
  .requiredOption('--name <property>', 'property with its name')
  .option('--households <property>', 'property with its number of households')
  .option('--population <property>', 'property with its population')
  .option('--db <file>', 'database file', process.env.PINGYI_DB ?? 'data/pingyi.db')

interface Options {
  readonly id: string
  readonly name: string
  readonly households?: string
  readonly population?: string
  readonly db: string
}

function main(file: string, options: Options): void {
  const { id, name, households, population } = options
  const geojson = readGeojson(file)
  const db = openDb(options.db)
  try {
    const request = { geojson, id, name, households, population, by: 'cli', nowMs: systemClock() }
    process.stdout.write(`${JSON.stringify(loadBoundaries(db.sqlite, request))}\n`)
  } finally {
    db.close()
  }
}

command.parse()
try {
  main(command.args[0] ?? '', command.opts<Options>())
} catch (error) {
  process.stderr.write(`nothing stored: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
