// The API asked directly, without the page: what the figures on the screens are held against.
import type { Cases } from '#api/contract/cases.ts'
import type { Meta } from '#api/contract/meta.ts'
import { origin } from './support.ts'

const ROOT = '/api/v1'

/** GET below `/api/v1`; the caller names the contract's type. */
export async function ask<T>(address: string, at: string = origin): Promise<T> {
  const response = await fetch(at + ROOT + address)
  if (!response.ok) throw new Error(`${response.status} ${address}: ${await response.text()}`)
  return (await response.json()) as T
}

export const askMeta = (): Promise<Meta> => ask<Meta>('/meta')

/** How many cases a link of the API or of a page lists: `/cases?…` in both spellings. */
export async function listedBy(link: string, at: string = origin): Promise<number> {
  const url = new URL(link, at)
  if (url.pathname !== '/cases') throw new Error(`no list of cases: ${link}`)
  for (const own of ['compare', 'v', 'back', 'tab', 'select', 'group', 'scheme', 'limit'])
    url.searchParams.delete(own)
  url.searchParams.set('limit', '1')
  const { total } = await ask<Cases>(`/cases${url.search}`, at)
  return total
}
