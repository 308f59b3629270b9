// Nearer, farther, whole map: buttons beside the wheel, the pinch and the keys.
import type { Map as LeafletMap } from 'leaflet'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'

export function MapControls({ map, onFit }: { map: LeafletMap; onFit: () => void }) {
  const { t } = useWords()
  return (
    <fieldset className="map-controls" aria-label={t('map.controls')}>
      <Button kind="icon" aria-label={t('map.zoomIn')} title={t('map.zoomIn')} onPress={() => map.zoomIn()}>
        +
      </Button>
      <Button
        kind="icon"
        aria-label={t('map.zoomOut')}
        title={t('map.zoomOut')}
        onPress={() => map.zoomOut()}
      >
        −
      </Button>
      <Button kind="icon" aria-label={t('map.fit')} title={t('map.fit')} onPress={onFit}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className="map-fit-icon">
          <path d="M1 5V1H5M9 1H13V5M13 9V13H9M5 13H1V9" />
        </svg>
      </Button>
    </fieldset>
  )
}
