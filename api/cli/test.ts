// `npm test`: every test of the project; arguments go to vitest. The last line is the total.
import { closingLine } from './checks/suites.ts'
import { runAllSuites } from './checks/tests.ts'

const totals = await runAllSuites(process.argv.slice(2))
console.log(`\n${closingLine(totals)}`)
process.exitCode = totals.failed === 0 ? 0 : 1
