// The picture's twin: every area with all its numbers, sortable.
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { sorted } from '#web/ui/tableSort.ts'
import { type Area, locatedOf } from './areas.ts'
import { type MapFacts, mapFinding, nameOf } from './findings.ts'
import { valueText } from './legend.ts'
import type { Measure } from './mapView.ts'
import type { MapScreen } from './useMapScreen.ts'

export function AreaTable({ screen, facts }: { screen: MapScreen; facts: MapFacts }) {
  const words = useWords()
  const { url } = screen
  const located = locatedOf(facts.heat)
  const read = (area: Area, column: string): number | string | null => {
    if (column === 'area') return nameOf(area, words)
    if (column === 'num') return area.num
    if (column === 'den') return area.den
    return area.rank === null ? null : area.value
  }
  return (
    <div className="map-table">
      <Table
        caption={words.t('map.tableCaption', { title: mapFinding(facts, words) })}
        columns={columnsOf(facts.view.measure, located, words)}
        rows={sorted(facts.areas, url.params.sort, read)}
        rowKey={(area) => area.id}
        sort={url.params.sort ?? '-value'}
        onSort={(sort) => url.set({ sort })}
        onOpen={(area) => screen.select(area.id)}
        isSelected={(area) => area.id === screen.selected}
        density="compact"
      />
    </div>
  )
}

function columnsOf(measure: Measure, located: number, words: Words): Column<Area>[] {
  const { t, f } = words
  const area: Column<Area>[] = [
    {
      id: 'rank',
      head: t('map.place'),
      align: 'end',
      width: '4rem',
      cell: (one) => (one.rank === null ? '—' : f.integer(one.rank)),
    },
    {
      id: 'area',
      head: t('map.columnArea'),
      sort: 'asc',
      isRowHeader: true,
      cell: (one) => nameOf(one, words),
    },
  ]
  const link = (one: Area) => (
    <CasesLink n={one.num} casesUrl={one.casesUrl} {...(measure === 'breach_rate' ? { part: 'num' } : {})}>
      {f.integer(one.num)}
    </CasesLink>
  )
  const interval: Column<Area> = {
    id: 'interval',
    head: t('map.columnInterval'),
    align: 'end',
    cell: (one) => intervalText(one, measure, words),
  }
  if (measure === 'count') {
    return [
      ...area,
      { id: 'value', head: t('map.columnCount'), sort: 'desc', align: 'end', cell: link },
      { id: 'share', head: t('map.columnShare'), align: 'end', cell: (one) => f.rate(one.num / located) },
    ]
  }
  const isRate = measure === 'breach_rate'
  return [
    ...area,
    {
      id: 'num',
      head: t(isRate ? 'map.columnBreached' : 'map.columnCount'),
      sort: 'desc',
      align: 'end',
      cell: link,
    },
    {
      id: 'den',
      head: t(isRate ? 'map.columnClocks' : 'map.columnHouseholds'),
      sort: 'desc',
      align: 'end',
      cell: (one) =>
        isRate ? (
          <CasesLink n={one.den} casesUrl={one.casesUrl}>
            {f.integer(one.den)}
          </CasesLink>
        ) : (
          f.integer(one.den)
        ),
    },
    {
      id: 'value',
      head: t(isRate ? 'map.measureBreach' : 'map.measurePerThousand'),
      sort: 'desc',
      align: 'end',
      cell: (one) => valueText(one, measure, words),
    },
    interval,
  ]
}

function intervalText({ lo, hi, isSmall }: Area, measure: Measure, { t, f }: Words): string {
  if (lo === null || hi === null) return f.number(null)
  if (isSmall) return t('map.few')
  return measure === 'breach_rate' ? f.interval(lo, hi) : `${f.number(lo, 1)}–${f.number(hi, 1)}`
}
