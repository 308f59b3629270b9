// Words of the help page (English).
import type { SameKeys } from '../types.ts'
import type { help as zh } from '../zh/help.ts'

export const help: SameKeys<typeof zh> = {
  title: 'Help',
  sub: 'Definitions, shortcuts and display',
}
