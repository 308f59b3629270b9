// The picture of the screen (map, tiles or table) with its legend and the months below.
import { lazy, Suspense } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { AreaTable } from './AreaTable.tsx'
import { type MapFacts, mapFinding } from './findings.ts'
import { MapLegend } from './MapLegend.tsx'
import { MonthPlayer } from './MonthPlayer.tsx'
import { TileGrid } from './TileGrid.tsx'
import type { MapScreen } from './useMapScreen.ts'

const AreaMap = lazy(() => import('./AreaMap.tsx').then((module) => ({ default: module.AreaMap })))

export function MapPanel({ screen, describedBy }: { screen: MapScreen; describedBy: string }) {
  const words = useWords()
  const { t, f } = words
  const { heat, facts, view } = screen
  return (
    <section className="map-panel" aria-label={facts ? mapFinding(facts, words) : t('map.title')}>
      {view.isFallback ? <p className="strip strip-grey">{t('map.noOutlines')}</p> : null}
      <QueryState query={heat} height="39rem" lines={1}>
        {() => (facts ? <Picture screen={screen} facts={facts} describedBy={describedBy} /> : null)}
      </QueryState>
      {facts ? <MapLegend screen={screen} facts={facts} /> : null}
      <MonthPlayer screen={screen} />
      {facts ? (
        <p className="meta map-source">
          {t('map.source', { time: f.dateTimeLong(facts.heat.asOf), rules: facts.heat.ruleSet })}
        </p>
      ) : null}
    </section>
  )
}

function Picture(props: { screen: MapScreen; facts: MapFacts; describedBy: string }) {
  const { screen, facts, describedBy } = props
  const { view } = screen
  if (view.isTable) return <AreaTable screen={screen} facts={facts} />
  if (facts.heat.features.length === 0) return <Empty facts={facts} />
  if (view.layer === 'tiles') return <TileGrid screen={screen} facts={facts} />
  return (
    <Suspense fallback={<Skeleton height="39rem" lines={1} />}>
      <AreaMap screen={screen} facts={facts} describedBy={describedBy} />
    </Suspense>
  )
}

function Empty({ facts }: { facts: MapFacts }) {
  const { t } = useWords()
  const { unlocated } = facts.heat
  return (
    <div className="state map-empty">
      <p>
        <strong>{t('map.empty')}</strong>
      </p>
      <p>{unlocated.num > 0 ? t('map.emptyUnlocated', { n: unlocated.num }) : t('map.emptyNothing')}</p>
      {unlocated.num > 0 ? (
        <AppLink to="/cases" search={casesSearch(unlocated.casesUrl)} className="btn">
          {t('map.seeUnlocated', { n: unlocated.num })}
        </AppLink>
      ) : null}
    </div>
  )
}
