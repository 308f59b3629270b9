// Whether the window is as narrow as a phone, for what cannot be said in CSS.
import { useSyncExternalStore } from 'react'

/** The same width at which the styles turn to one column. */
const PHONE = '(max-width: 640px)'

export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia?.(PHONE).matches ?? false)
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia?.(PHONE)
  query?.addEventListener?.('change', listener)
  return () => query?.removeEventListener?.('change', listener)
}
