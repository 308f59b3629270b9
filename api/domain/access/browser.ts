// The family of a browser and its system, so that people recognise their sessions; nothing finer is kept.

/** First match wins: most browsers also call themselves Chrome or Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

const firstOf = (text: string, list: readonly (readonly [RegExp, string])[]): string | undefined =>
  list.find(([pattern]) => pattern.test(text))?.[1]

/** `Edge · Windows` of a User-Agent; null where neither browser nor system is known. */
export function browserFamily(userAgent: string | undefined): string | null {
  const found = [firstOf(userAgent ?? '', BROWSERS), firstOf(userAgent ?? '', SYSTEMS)].filter(Boolean)
  return found.length === 0 ? null : found.join(' · ')
}
