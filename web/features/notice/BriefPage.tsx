// placeholder
export function BriefPage() {
  return null
}
