// Wall times of form fields in the deployment's zone: never the browser's own.
import { isoInZone, zoneOf } from '#api/domain/time/zone.ts'

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/

/** `2026-09-30T15:42` → ISO 8601 with the zone's offset; null where the text is no time. */
export function instantOfLocal(local: string, zoneId: string): string | null {
  const parts = LOCAL.exec(local)
  if (!parts) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1).map(Number)
  const wall = Date.UTC(year, month - 1, day, hour, minute)
  // 31 February and the like would silently become another day.
  if (new Date(wall).toISOString().slice(0, 16) !== local.slice(0, 16)) return null
  const zone = zoneOf(zoneId)
  return isoInZone(zone.fromLocal(wall), zone)
}

/** An instant as the value of a date-and-time field. */
export function localOfInstant(iso: string, zoneId: string): string {
  return new Date(zoneOf(zoneId).toLocal(Date.parse(iso))).toISOString().slice(0, 16)
}
