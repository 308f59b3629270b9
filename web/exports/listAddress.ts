// Where the cases behind a figure of a file are found: the page that lists them, or the answer with those frozen in a snapshot.
import { API_ROOT } from '#web/lib/apiClient.ts'
import { frozenPlace } from '#web/lib/frozenCases.ts'

/**
 * A figure's `casesUrl` as a whole address on the server that the file was made at (`from`: any address there); null where there
 * is nothing to list. A frozen figure has no page of its own: its list is the API's.
 */
export function listAddress(
  figure: { readonly casesUrl: string; readonly den: number } | undefined,
  from: string,
): string | null {
  if (figure === undefined || figure.den === 0) return null
  const { casesUrl } = figure
  return new URL(frozenPlace(casesUrl) === null ? casesUrl : `${API_ROOT}${casesUrl}`, from).href
}
