// Watches whether the declared coordinate system fits: where a file's positions would lie under each of them.
import type { CoordinateSystem } from '#db/vocabulary.ts'
import type { ImportReport } from '../../contract/imports.ts'
import type { CompiledMapping } from '../reading/compileMapping.ts'
import { judgeCrs, type LngLat, rawPosition } from '../reading/judgeCrs.ts'
import type { SourceRow } from '../reading/row.ts'
import type { Placer } from '../writing/placer.ts'

/** The first positions of a file say enough. */
const MOST_POSITIONS = 2000

export interface CrsWatch {
  note(row: SourceRow, compiled: CompiledMapping): void
  /** Null without boundaries, without positions, or where all of them lie outside under every system. */
  judge(): ImportReport['crsCheck']
}

export function openCrsWatch(placer: Placer, declared: CoordinateSystem): CrsWatch {
  const positions: LngLat[] = []
  return {
    note(row, compiled) {
      if (!placer.hasPolygons || positions.length >= MOST_POSITIONS) return
      const position = rawPosition(row, compiled)
      if (position !== null) positions.push(position)
    },
    judge() {
      const { best, shares } = judgeCrs(positions, placer.contains)
      return best === null ? null : { declared, best, shares }
    },
  }
}
