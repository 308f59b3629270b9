// The same areas as on the map, ranked: the keyboard's way to them, with what could not be placed as a row of its own.
import { useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useRowKeys } from '#web/ui/useRowKeys.ts'
import type { Area } from './areas.ts'
import { type MapFacts, mapSummary, unitCount } from './findings.ts'
import { valueText } from './legend.ts'
import './area.css'
import { rowsShown } from './rows.ts'
import type { MapScreen } from './useMapScreen.ts'

/** Rows before the reader asks for all: fewer once an area's own panel stands below. */
const ROWS = { alone: 12, withDrawer: 6 } as const

export function AreaList({ screen, id }: { screen: MapScreen; id: string }) {
  const words = useWords()
  const { t } = words
  const { facts } = screen
  const isCells = screen.view.level !== 'community'
  return (
    <Panel
      title={t(isCells ? 'map.listTitleCells' : 'map.listTitleCommunities')}
      className="map-list-panel"
      sub={facts ? <span id={id}>{mapSummary(facts, words)}</span> : null}
    >
      <QueryState query={screen.heat} lines={12} height="20rem">
        {() => (facts ? <Rows screen={screen} facts={facts} /> : null)}
      </QueryState>
    </Panel>
  )
}

function Rows({ screen, facts }: { screen: MapScreen; facts: MapFacts }) {
  const { t } = useWords()
  const [isAll, setAll] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  useRowKeys(list, true)
  const { areas, view } = facts
  const most = screen.selected === null ? ROWS.alone : ROWS.withDrawer
  const { shown, hidden } = rowsShown(areas, isAll ? areas.length : most, screen.selected)
  const max = Math.max(0, ...areas.map((area) => (area.rank === null ? 0 : (area.value ?? 0))))
  const isCells = view.level !== 'community'
  return (
    <>
      <p className="map-list-head meta" aria-hidden="true">
        <span>{t('map.place')}</span>
        <span>{t(isCells ? 'map.placeOfCell' : 'map.placeOf')}</span>
        <span>{t(MEASURE_NAMES[view.measure])} ↓</span>
      </p>
      <ol ref={list} className="map-list">
        {shown.map((area) => (
          <Row key={area.id} area={area} max={max} screen={screen} facts={facts} />
        ))}
      </ol>
      <Unlocated facts={facts} />
      {hidden > 0 || isAll ? (
        <button
          type="button"
          className="linkish map-more"
          aria-expanded={isAll}
          onClick={() => setAll(!isAll)}
        >
          {isAll ? t('map.showFewer', { n: most }) : t('map.showAll', { n: areas.length })}
        </button>
      ) : null}
    </>
  )
}

export const MEASURE_NAMES = {
  count: 'map.measureCount',
  per_1000_households: 'map.measurePerThousand',
  breach_rate: 'map.measureBreach',
} as const

function Row(props: { area: Area; max: number; screen: MapScreen; facts: MapFacts }) {
  const words = useWords()
  const { area, max, screen, facts } = props
  const { t, f } = words
  const { view } = facts
  const isOn = area.id === screen.selected
  const share = area.rank === null || max <= 0 ? 0 : (area.value ?? 0) / max
  return (
    <li>
      <button
        type="button"
        data-row=""
        className={isOn ? 'map-row on' : 'map-row'}
        aria-pressed={isOn}
        onClick={() => screen.select(isOn ? null : area.id)}
      >
        <span className="map-row-rank">{area.rank === null ? '—' : f.integer(area.rank)}</span>
        <span className="map-row-name">
          {area.name ?? t('map.outside')}
          {view.level === 'community' ? null : <small>{area.id}</small>}
        </span>
        <span className="map-row-bar" aria-hidden="true">
          {area.rank === null ? (
            <i className="map-swatch-hatched" />
          ) : (
            <i className={`map-swatch-${area.look}`} style={{ width: `${share * 100}%` }} />
          )}
        </span>
        <span className="map-row-value">
          {valueText(area, view.measure, words)}
          {area.isSmall ? <small>{t('map.few')}</small> : null}
        </span>
      </button>
    </li>
  )
}

function Unlocated({ facts }: { facts: MapFacts }) {
  const words = useWords()
  const { t, f } = words
  const { unlocated } = facts.heat
  return (
    <p className="map-unlocated">
      <span className="map-row-rank">—</span>
      <span>
        {t('map.unlocated')} <small>{t('map.unlocatedNote')}</small>
      </span>
      <span className="muted">{f.rate(unlocated.share ?? 0)}</span>
      <span className="map-row-value">
        {unlocated.num > 0 ? (
          <AppLink to="/cases" search={casesSearch(unlocated.casesUrl)}>
            {unitCount(unlocated.num, facts.view.measure, words)}
          </AppLink>
        ) : (
          unitCount(0, facts.view.measure, words)
        )}
      </span>
    </p>
  )
}
