// Things worked out once per data version: what a context derives lives as long as the context's own rows.
import type { Context } from './context.ts'

/** Wraps `make` so that contexts of one data version share its result; it must not read the clock. */
export function perVersion<T>(make: (context: Context) => T): (context: Context) => T {
  // A context is copied when its clock moves; the department rows stay the same object until the data changes.
  const known = new WeakMap<Context['departments'], { readonly value: T }>()
  return (context) => {
    let entry = known.get(context.departments)
    if (entry === undefined) {
      entry = { value: make(context) }
      known.set(context.departments, entry)
    }
    return entry.value
  }
}
