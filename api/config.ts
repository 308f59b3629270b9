// The settings of the server: environment → one frozen typed object, every fault named at once.
import path from 'node:path'

export interface Config {
  readonly host: string
  readonly port: number
  readonly dbPath: string
  /** Key that signs the trail's checkpoints; null = beside the database. */
  readonly keyPath: string | null
  /** The address people use, e.g. `https://pingyi.example`; null = not told. */
  readonly origin: string | null
  /** Addresses of reverse proxies whose `X-Forwarded-For` is believed; empty = none. */
  readonly trustProxy: readonly string[]
  /** Whether people on this machine read without signing in. */
  readonly loopbackReading: boolean
  /** Requests a minute and address; 0 = no limit. */
  readonly rateLimit: number
  /** Requests a minute and account; 0 = no limit. */
  readonly accountLimit: number
  /** Sign-in attempts a minute, address and username; 0 = no limit. */
  readonly signInLimit: number
  /** Records whose personal data an account may look at in a minute; 0 = no limit. */
  readonly revealLimit: number
  readonly bodyLimitBytes: number
  readonly uploadLimitBytes: number
  /** A request that would wait longer than this for its turn is turned away, ms; 0 = never. */
  readonly maxDelayMs: number
  readonly logLevel: string
  /** The built web. */
  readonly webRoot: string
}

/** Every setting: its default and what it does. The table of api/README.md says the same. */
export const SETTINGS = {
  HOST: { default: '127.0.0.1', what: 'address to listen on' },
  PORT: { default: '8080', what: 'port; 0 = any free one' },
  PINGYI_DB: { default: 'data/pingyi.db', what: 'database file' },
  PINGYI_KEY: { default: '', what: 'key file that signs the trail; by default beside the database' },
  PINGYI_ORIGIN: { default: '', what: 'address people use; https makes the cookie Secure' },
  PINGYI_TRUST_PROXY: { default: '', what: 'proxy addresses whose X-Forwarded-For is believed, by comma' },
  PINGYI_LOOPBACK_READING: {
    default: 'auto',
    what: 'reading on this machine without a session: on, off, auto (off with another HOST or an origin)',
  },
  PINGYI_RATE_LIMIT: { default: '6000', what: 'requests a minute and address, not on loopback; 0 = off' },
  PINGYI_ACCOUNT_LIMIT: { default: '3000', what: 'requests a minute and account, not on loopback; 0 = off' },
  PINGYI_SIGN_IN_LIMIT: { default: '10', what: 'sign-ins a minute, address and username; 0 = off' },
  PINGYI_REVEAL_LIMIT: { default: '20', what: 'records revealed a minute and account; 0 = off' },
  PINGYI_BODY_LIMIT: { default: '1048576', what: 'largest JSON body, bytes' },
  PINGYI_UPLOAD_LIMIT: { default: '209715200', what: 'largest uploaded file, bytes' },
  PINGYI_MAX_DELAY: {
    default: '1000',
    what: 'longest wait of a request for its turn, ms, beyond it 503; 0 = no limit',
  },
  PINGYI_LOG: { default: 'warn', what: 'log level: debug, info, warn, error, silent' },
  PINGYI_WEB: { default: 'dist/web', what: 'folder of the built web' },
} as const

type Setting = keyof typeof SETTINGS
type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
const GIBIBYTE = 1024 ** 3

/** Settings that cannot be used, all of them. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`the settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Reads the settings; what is absent or empty has its default. @throws ConfigError naming every fault. */
export function readConfig(env: Environment): Config {
  const faults: string[] = []
  const text = (name: Setting) => env[name]?.trim() || SETTINGS[name].default
  const whole = (name: Setting, { max, min = 0 }: { max: number; min?: number }) => {
    const value = /^\d+$/.test(text(name)) ? Number(text(name)) : Number.NaN
    if (!(value >= min && value <= max)) {
      faults.push(`${name}: “${text(name)}” is no whole number from ${min} to ${max}`)
    }
    return value
  }
  const config: Config = {
    host: text('HOST'),
    port: whole('PORT', { max: 65_535 }),
    dbPath: text('PINGYI_DB'),
    keyPath: text('PINGYI_KEY') || null,
    origin: readOrigin(text('PINGYI_ORIGIN'), faults),
    trustProxy: listed(text('PINGYI_TRUST_PROXY')),
    loopbackReading: readLoopback(text('PINGYI_LOOPBACK_READING'), text, faults),
    rateLimit: whole('PINGYI_RATE_LIMIT', { max: 1e9 }),
    accountLimit: whole('PINGYI_ACCOUNT_LIMIT', { max: 1e9 }),
    signInLimit: whole('PINGYI_SIGN_IN_LIMIT', { max: 1e9 }),
    revealLimit: whole('PINGYI_REVEAL_LIMIT', { max: 1e9 }),
    bodyLimitBytes: whole('PINGYI_BODY_LIMIT', { min: 1024, max: GIBIBYTE }),
    uploadLimitBytes: whole('PINGYI_UPLOAD_LIMIT', { min: 1024, max: 64 * GIBIBYTE }),
    maxDelayMs: whole('PINGYI_MAX_DELAY', { max: 60_000 }),
    logLevel: readLevel(text('PINGYI_LOG'), faults),
    webRoot: path.resolve(text('PINGYI_WEB')),
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return Object.freeze(config)
}

/** Where others reach the server, reading without a session is off unless somebody says otherwise. */
function readLoopback(choice: string, text: (name: Setting) => string, faults: string[]): boolean {
  if (choice === 'auto') return isLoopback(text('HOST')) && text('PINGYI_ORIGIN') === ''
  if (choice !== 'on' && choice !== 'off') {
    faults.push(`PINGYI_LOOPBACK_READING: “${choice}” is none of on, off, auto`)
  }
  return choice === 'on'
}

/** Whether an address to listen on is this machine's own. */
export const isLoopback = (host: string): boolean => /^(?:127\.|localhost$|::1$)/.test(host)

function readOrigin(text: string, faults: string[]): string | null {
  if (text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, '')
  if (!isOrigin) {
    faults.push(`PINGYI_ORIGIN: “${text}” is no origin such as https://pingyi.example`)
    return null
  }
  return url.origin
}

function readLevel(text: string, faults: string[]): string {
  if (!LOG_LEVELS.includes(text)) {
    faults.push(`PINGYI_LOG: “${text}” is none of ${LOG_LEVELS.join(', ')}`)
  }
  return text
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
