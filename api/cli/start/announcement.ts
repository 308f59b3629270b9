// What `npm start` prints: the address, what is served as of when, the demo accounts, and what is not safe about it.
import type { Holdings } from '#db/queries/deployment.ts'
import type { EpochMs } from '#db/units.ts'
import { type Config, isLoopback } from '../../config.ts'
import { isoInZone, type Zone } from '../../domain/time/zone.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../services/accounts.ts'

export interface Served {
  readonly config: Config
  /** Where the server listens, as it says itself. */
  readonly address: string
  readonly holdings: Holdings
  readonly zone: Zone
  readonly clock: 'live' | 'fixed'
  readonly asOfMs: EpochMs
  readonly isWebBuilt: boolean
  /** Public key of the trail's checkpoints. */
  readonly vkey: string
  /** Events signed, or why none could be. */
  readonly trail: number | string
}

export function announcement(served: Served): string {
  const { config, address, holdings } = served
  const lines = [
    `Pingyi 评议  ${config.origin ?? address}`,
    `  street    ${holdings.street ?? 'none yet: import a file on the page 导入 or with npm run import'}`,
    `  data      ${dataOf(served)}`,
    `  clock     ${served.clock === 'fixed' ? 'fixed at' : 'live,'} ${isoInZone(served.asOfMs, served.zone)}`,
    `  database  ${config.dbPath}`,
    `  trail     ${typeof served.trail === 'number' ? `${served.trail.toLocaleString('en')} events, signed by` : 'not signed by'} ${served.vkey}`,
    ...(holdings.isDemo ? [`  accounts  ${namesOfDemo()}   password ${DEMO_PASSWORD}`] : []),
    ...(config.loopbackReading ? ['  reading   on this machine without signing in'] : []),
    ...warnings(served).map((text) => `  ! ${text}`),
  ]
  return lines.join('\n')
}

function dataOf({ holdings, zone }: Served): string {
  const { cases, departments, firstReceivedMs, lastReceivedMs } = holdings
  if (firstReceivedMs === null || lastReceivedMs === null) return 'no cases'
  const day = (ms: EpochMs) => isoInZone(ms, zone).slice(0, 'YYYY-MM-DD'.length)
  const counts = `${cases.toLocaleString('en')} cases of ${departments} departments`
  return `${counts}, received ${day(firstReceivedMs)} to ${day(lastReceivedMs)}`
}

const namesOfDemo = (): string => DEMO_ACCOUNTS.map((account) => account.username).join(' ')

function warnings({ config, holdings, isWebBuilt, trail }: Served): string[] {
  const isOpen = !isLoopback(config.host)
  const isPlain = isOpen && !config.origin?.startsWith('https:')
  return [
    ...(isPlain ? ['the line is not encrypted: put https before it and set PINGYI_ORIGIN'] : []),
    ...(isOpen && holdings.isDemo ? ['everybody who reaches this address knows the demo password'] : []),
    ...(typeof trail === 'string' ? [`the trail is not signed: ${trail}`] : []),
    ...(isWebBuilt ? [] : [`there is no web at ${config.webRoot}: npm run build`]),
  ]
}
