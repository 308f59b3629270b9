// Words of the map screen (English).
import type { SameKeys } from '../types.ts'
import type { map as zh } from '../zh/map.ts'

export const map: SameKeys<typeof zh> = {
  title: 'Heat map',
}
