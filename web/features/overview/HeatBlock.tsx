// The thumb of the heat map: a tile per community, what could not be placed, the same numbers as a table, and the way to the map.
import { useQuery } from '@tanstack/react-query'
import type { Heat } from '#api/contract/heat.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch, commonSearch, useView } from '#web/lib/urlState.ts'
import { tileMap } from '#web/marks/tileMap.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { Table } from '#web/ui/Table.tsx'
import { densest, type HeatTile, heatMeasure, heatTiles, tileDigits } from './heatTiles.ts'
import { heatQuery } from './queries.ts'

export function HeatBlock() {
  const { communities } = useMeta()
  const { filters } = useView()
  const query = useQuery(heatQuery(filters, heatMeasure(communities)))
  return (
    <QueryState
      query={query}
      height="22rem"
      lines={8}
      isEmpty={(data) => data.total === 0}
      empty={<NoCases />}
    >
      {(data) => <Tiles heat={data} />}
    </QueryState>
  )
}

function NoCases() {
  const { t } = useWords()
  return (
    <Panel kind="plain" title={t('overview.heat')}>
      <p>{t('overview.heatEmpty')}</p>
    </Panel>
  )
}

function Tiles({ heat }: { heat: Heat }) {
  const { t } = useWords()
  const { communities } = useMeta()
  const { filters, search } = useView()
  const tiles = heatTiles(heat, communities, filters.community)
  const top = densest(tiles)
  const names = top.map((tile) => tile.label).join(t('overview.comma'))
  const sub = heat.measure === 'count' ? 'overview.heatSubCount' : 'overview.heatSub'
  return (
    <ChartFigure
      className="overview-figure"
      title={top.length > 0 ? t('overview.heatTitle', { names }) : t('overview.heat')}
      sub={t(sub)}
      actions={
        <AppLink to="/map" search={commonSearch(search, { measure: heatMeasure(communities) })}>
          {t('overview.openMap')}
        </AppLink>
      }
      chart={<TilesPicture heat={heat} tiles={tiles} />}
      table={<TilesTable heat={heat} tiles={tiles} />}
      note={<p className="meta overview-note">{t('overview.heatNote')}</p>}
    />
  )
}

interface TilesProps {
  readonly heat: Heat
  readonly tiles: readonly HeatTile[]
}

function TilesPicture({ heat, tiles }: TilesProps) {
  const { t, f, lang } = useWords()
  const { num, share } = heat.unlocated
  const unlocated = {
    label: t('overview.unlocated'),
    text: t('overview.unlocatedText', { n: f.integer(num), share: f.rate(share) }),
  }
  const digits = tileDigits(heat.measure, tiles)
  return (
    <SizedMark
      draw={({ width, em }) =>
        tileMap(tiles, {
          width,
          em,
          lang,
          breaks: heat.legend.breaks,
          format: (value) => f.number(value, digits),
          ...(num > 0 ? { unlocated } : {}),
        })
      }
    />
  )
}

function TilesTable({ heat, tiles }: TilesProps) {
  const { t, f } = useWords()
  const isCount = heat.measure === 'count'
  const rows: readonly HeatTile[] = [
    ...tiles,
    {
      id: '',
      label: t('overview.unlocated'),
      value: null,
      num: heat.unlocated.num,
      casesUrl: heat.unlocated.num > 0 ? heat.unlocated.casesUrl : null,
    },
  ]
  return (
    <Table
      caption={t('overview.heat')}
      rows={rows}
      rowKey={(row) => row.id}
      density="compact"
      columns={[
        { id: 'name', head: t('overview.community'), isRowHeader: true, cell: (row) => row.label },
        ...(isCount
          ? []
          : [
              {
                id: 'value',
                head: t('overview.perHouseholds'),
                align: 'end' as const,
                cell: (row: HeatTile) => f.number(row.value, 1),
              },
            ]),
        {
          id: 'cases',
          head: t('overview.cases'),
          align: 'end',
          cell: (row) =>
            row.casesUrl === null ? (
              f.integer(row.num)
            ) : (
              <AppLink to="/cases" search={casesSearch(row.casesUrl)}>
                {f.integer(row.num)}
              </AppLink>
            ),
        },
      ]}
    />
  )
}
