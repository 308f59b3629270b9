// Run as a command by globalSetup.ts: fills a database with a small demo street. `seedDatabase.ts FILE CASES`
import { loadDemo } from '#api/services/loadDemo.ts'
import { openDb } from '#db/open.ts'

const [file = '', cases = ''] = process.argv.slice(2)
const db = openDb(file)
try {
  await loadDemo(db, () => undefined, { cases: Number(cases) })
} finally {
  db.close()
}
