// The selected area: how many, how often over time, of what, since when, and the way to its cases. On the phone from below.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { AreaBreach } from './AreaBreach.tsx'
import { AreaCategories } from './AreaCategories.tsx'
import { AreaCount } from './AreaCount.tsx'
import { AreaMonths } from './AreaMonths.tsx'
import { type AreaPlace, placeOf } from './areaPlace.ts'
import { countQuery } from './queries.ts'
import type { MapScreen } from './useMapScreen.ts'

export function AreaDrawer({ screen }: { screen: MapScreen }) {
  const words = useWords()
  const { t } = words
  const meta = useMeta()
  const isPhone = useIsPhone()
  const place = placeOf(screen, meta)
  if (place === null) return null
  const close = () => screen.select(null)
  const body = <Body place={place} screen={screen} />
  if (isPhone) {
    return (
      <Dialog isOpen onOpenChange={(isOpen) => !isOpen && close()} title={place.name} kind="drawer">
        <p className="meta">{place.rank(words)}</p>
        {body}
      </Dialog>
    )
  }
  return (
    <Panel
      title={place.name}
      sub={place.rank(words)}
      className="map-drawer"
      actions={
        <Button kind="icon" aria-label={t('map.closeArea')} onPress={close}>
          ×
        </Button>
      }
    >
      {body}
    </Panel>
  )
}

function Body({ place, screen }: { place: AreaPlace; screen: MapScreen }) {
  const { t } = useWords()
  const { data: total } = useQuery(countQuery(place.filters, place.cell))
  return (
    <div className="map-chosen">
      <div className="map-chosen-figures">
        <AreaCount place={place} total={total} screen={screen} />
        <AreaBreach place={place} screen={screen} />
      </div>
      <AreaCategories place={place} total={total} />
      <AreaMonths place={place} />
      {total ? (
        <AppLink to="/cases" search={casesSearch(place.casesUrl)} className="btn btn-primary">
          {t('map.seeCases', { n: total })}
        </AppLink>
      ) : (
        <p className="muted">{total === 0 ? t('map.noCases') : null}</p>
      )}
    </div>
  )
}
