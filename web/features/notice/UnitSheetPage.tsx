// placeholder
export function UnitSheetPage() {
  return null
}
