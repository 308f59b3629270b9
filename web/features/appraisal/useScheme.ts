// Scheme and version of the address; what the deployment does not know, or is no number, is as if absent.
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'

export const DEFAULT_SCHEME = 'standard'

export function useScheme(): string {
  const { schemes } = useMeta()
  const { params } = useView()
  return schemes.find(({ id }) => id === params.scheme)?.id ?? DEFAULT_SCHEME
}

/** `snapshot` of the address: a version's number; undefined = the latest. */
export function useVersion(): number | undefined {
  const { params } = useView()
  const version = Number(params.snapshot ?? '')
  return Number.isInteger(version) && version > 0 ? version : undefined
}
