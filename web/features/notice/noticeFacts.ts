// What the notice is made from, and names of metrics.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export interface NoticeInput {
  readonly rankings: Rankings
  readonly kpis: Kpis
  readonly compare: 'previous' | 'yearAgo' | 'none'
  /** A brief has its indicators in a table and no annex: neither is then told in a sentence. */
  readonly isBrief?: boolean
}

export interface About {
  readonly meta: Meta
  readonly words: Words
}

export function nameOf(id: string, { meta, words }: About): string {
  const entry = meta.metrics.find((one) => one.id === id)
  return entry ? words.say(entry.name) : id
}
