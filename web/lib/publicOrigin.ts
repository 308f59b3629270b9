// The address that stands in codes and links for residents.
import { useMeta } from './meta.tsx'

/** `https://host` residents reach the public pages by: as the server was told, else the address this page was opened by (`isTold` false). */
export function usePublicOrigin(): { readonly origin: string; readonly isTold: boolean } {
  const { origin } = useMeta()
  return { origin: origin ?? window.location.origin, isTold: origin !== null }
}
