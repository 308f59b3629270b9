// The map as files: its areas with all their numbers as a table, and the map itself as a picture.
import type { Meta } from '#api/contract/meta.ts'
import { envelopeOf, filterText, statusText } from '#web/exports/envelope.ts'
import type { ExportDocument, ExportTable, Stamp } from '#web/exports/exportTable.ts'
import { listAddress } from '#web/exports/listAddress.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewFilters } from '#web/lib/view.ts'
import { mapPicture } from '#web/map/mapPicture.ts'
import { scaleBar } from '#web/map/scaleBar.ts'
import type { LayerFeature } from '#web/map/scene.ts'
import { mapBody } from '#web/marks/mapPoster.ts'
import { framed, POSTER_ROOM, type PosterPart } from '#web/marks/poster.ts'
import { type Area, breaksOf, isRate, locatedOf } from './areas.ts'
import { buildScene, type SceneLayers } from './buildScene.ts'
import { type MapFacts, mapFinding, nameOf, unitCount } from './findings.ts'
import { legendEntries } from './legend.ts'

export interface MapExport {
  readonly facts: MapFacts
  readonly classes: 'period' | 'year'
  readonly filters: ViewFilters
  readonly outlines: readonly LayerFeature[]
  readonly wholeAreas: readonly Area[]
  readonly address: string
}

interface About {
  readonly meta: Meta
  readonly words: Words
}

export function mapDocument(input: MapExport, stamp: Stamp, { meta, words }: About): ExportDocument {
  const { facts, filters, address } = input
  const { heat } = facts
  const title = `${words.t('map.title')} · ${mapFinding(facts, words)}`
  return {
    tables: [areaTable(facts, { title, address }, words)],
    envelope: envelopeOf(
      {
        what: 'map',
        title,
        answer: heat,
        filters,
        size: sizeText(facts, words),
        metrics: [isRate(facts.view.measure) ? 'breach_rate' : 'received'],
        more: [
          { id: 'sketch', label: words.t('exports.noteMap'), text: words.t('map.disclaimer'), raw: '' },
          {
            id: 'approval',
            label: words.t('exports.noteApproval'),
            text: approvalText(meta, words),
            raw: meta.street.mapApproval ?? '',
          },
        ],
        stamp,
        address,
      },
      meta,
      words,
    ),
  }
}

const approvalText = ({ street }: Meta, { t }: Words): string =>
  street.mapApproval ?? t('exports.approvalNone')

function sizeText({ heat, view }: MapFacts, words: Words): string {
  return words.t('exports.mapSize', {
    total: unitCount(heat.total, view.measure, words),
    located: words.f.integer(locatedOf(heat)),
    unlocated: words.f.integer(heat.unlocated.num),
    share: words.f.rate(heat.unlocated.share ?? 0),
  })
}

/** Ranked as the list beside the map; what has no place is the last row, never left out. */
function areaTable(
  { heat, areas, view }: MapFacts,
  { title, address }: { readonly title: string; readonly address: string },
  words: Words,
): ExportTable {
  const { t } = words
  const rate = isRate(view.measure)
  const valueKind = rate ? 'rate' : view.measure === 'count' ? 'count' : 'number'
  return {
    title,
    name: t('exports.areas'),
    columns: [
      { id: 'rank', head: t('map.place'), kind: 'rank', isBrief: true },
      { id: 'id', head: t('exports.areaId'), kind: 'id', width: 12 },
      { id: 'area', head: t('map.columnArea'), kind: 'text', isBrief: true },
      { id: 'num', head: t(rate ? 'map.columnBreached' : 'map.columnCount'), kind: 'count', isBrief: true },
      {
        id: 'den',
        head: t(rate ? 'map.columnClocks' : 'map.columnHouseholds'),
        kind: 'count',
        isBrief: true,
      },
      { id: 'value', head: t(MEASURES[view.measure]), kind: valueKind, isBrief: true },
      { id: 'lo', head: t('exports.intervalLo'), kind: valueKind },
      { id: 'hi', head: t('exports.intervalHi'), kind: valueKind },
      { id: 'remark', head: t('exports.remark'), kind: 'text' },
      { id: 'cases', head: t('exports.cases'), kind: 'link' },
    ],
    rows: [
      ...areas.map((area) => [
        area.rank,
        area.id,
        nameOf(area, words),
        area.num,
        view.measure === 'count' ? null : area.den,
        area.value,
        area.lo,
        area.hi,
        area.isSmall ? t('map.few') : null,
        listAddress({ casesUrl: area.casesUrl, den: area.num }, address),
      ]),
      [
        null,
        null,
        t('exports.unlocatedRow'),
        heat.unlocated.num,
        null,
        null,
        null,
        null,
        t('map.unlocatedNote'),
        listAddress({ casesUrl: heat.unlocated.casesUrl, den: heat.unlocated.num }, address),
      ],
    ],
  }
}

const MEASURES = {
  count: 'map.measureCount',
  per_1000_households: 'map.measurePerThousand',
  breach_rate: 'map.measureBreach',
} as const

/** Null where nothing has a shape: there is then no map on the screen either. */
export function mapPoster(
  { stamp, layers, ...input }: MapExport & { readonly stamp: Stamp; readonly layers: SceneLayers },
  { meta, words }: About,
): PosterPart | null {
  const { facts, classes, filters, outlines, wholeAreas } = input
  const { heat, view } = facts
  const { t, f } = words
  const scene = buildScene({ facts, outlines, wholeAreas, layers, selected: null }, words)
  const map = mapPicture(scene, POSTER_ROOM.width)
  if (map === null) return null
  const bar = scaleBar(map.metresPerPixel, 240)
  const breaks = breaksOf(heat, classes)
  const hasHatched = facts.areas.some(({ look }) => look === 'hatched')
  const body = mapBody({
    width: POSTER_ROOM.width,
    map,
    legendTitle: t(MEASURES[view.measure]),
    legend: legendEntries({ measure: view.measure, breaks, minimum: heat.legend.minimum, hasHatched }, words),
    scale: bar && { pixels: bar.pixels, text: t('map.metres', { n: bar.metres }) },
    north: t('map.north'),
    lines: [
      sizeText(facts, words),
      `${t('map.disclaimer')} · ${t('exports.approvalField', { number: approvalText(meta, words) })}`,
    ],
  })
  return framed(
    {
      lang: words.lang,
      street: meta.street.name,
      title: mapFinding(facts, words),
      sub: [
        `${t('exports.periodDays', { period: f.period(heat.period.id), days: f.periodDays(heat.period.id) })} · ${filterText(filters, meta, words)}`,
      ],
      watermark: t('exports.draft'),
      status: statusText(undefined, words),
      foot: [
        t('map.source', { time: f.dateTimeLong(heat.asOf), rules: heat.ruleSet }),
        t('exports.footWho', {
          who: stamp.who,
          time: f.dateTimeLong(stamp.atMs),
          status: t('exports.statusDraft', { status: statusText(undefined, words) }),
        }),
      ],
    },
    body,
  )
}
