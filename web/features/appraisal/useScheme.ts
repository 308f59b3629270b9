// The scheme of the address; one that the deployment does not know is as if absent.
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'

export const DEFAULT_SCHEME = 'standard'

export function useScheme(): string {
  const { schemes } = useMeta()
  const { params } = useView()
  return schemes.find(({ id }) => id === params.scheme)?.id ?? DEFAULT_SCHEME
}
