// The presets by name: plain mappings, nothing in the readers knows one from another.
import type { Mapping } from '#api/contract/mapping.ts'
import { baltimore311 } from './presets/baltimore311.ts'
import { boston311 } from './presets/boston311.ts'
import { opengovZh } from './presets/opengovZh.ts'
import { template } from './templateMapping.ts'

export const presets: Readonly<Record<string, Mapping>> = {
  template,
  boston311,
  baltimore311,
  'opengov-zh': opengovZh,
}
