// 问题热力图: where the cases lie, as cells, communities or tiles, with the same areas ranked beside.
import { useId } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { Page } from '#web/ui/Page.tsx'
import { AreaDrawer } from './AreaDrawer.tsx'
import { AreaList } from './AreaList.tsx'
import { CategoryChips } from './CategoryChips.tsx'
import { mapFinding, mapSub } from './findings.ts'
import { MapExport } from './MapExport.tsx'
import { MapPanel } from './MapPanel.tsx'
import { MapTools } from './MapTools.tsx'
import { type MapScreen, useMapScreen } from './useMapScreen.ts'
import './map.css'

export function MapPage() {
  const words = useWords()
  const { t, f } = words
  const screen = useMapScreen()
  const { facts, view } = screen
  const listId = useId()
  const month = view.month === null ? '' : ` · ${t('map.subMonth', { month: f.period(view.month) })}`
  return (
    <Page
      title={facts ? mapFinding(facts, words) : t('map.title')}
      screen={t('map.title')}
      sub={facts ? `${t('map.title')} · ${mapSub(facts, words)}${month}` : '\u00a0'}
      actions={
        <>
          <TableButton screen={screen} />
          <MapExport screen={screen} />
        </>
      }
      className="map-page"
    >
      <div className="map-cols">
        <div className="map-tools">
          <MapTools screen={screen} />
          <CategoryChips />
        </div>
        <MapPanel screen={screen} describedBy={listId} />
        <div className="map-side">
          <AreaList screen={screen} id={listId} />
          <AreaDrawer screen={screen} />
        </div>
      </div>
    </Page>
  )
}

function TableButton({ screen }: { screen: MapScreen }) {
  const { t } = useWords()
  const { view, url } = screen
  const toggle = () => url.set({ v: view.isTable ? null : 'table', sort: null })
  useShortcuts([{ keys: 'T', name: t('shell.keyTable'), scope: 'page', run: toggle }])
  return (
    <Button onPress={toggle} aria-pressed={view.isTable}>
      {t('map.table')}
      <KeyHint keys="T" />
    </Button>
  )
}
