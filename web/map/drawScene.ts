// Draws a scene as SVG text: paper, parks, roads, cells, river and roads again, community and street lines, selection, labels.
import { type AreaGeometry, polygonsOf } from '#api/domain/place/polygon.ts'
import { coordinate, tag, text } from '#web/marks/svg.ts'
import { type Label, LINE_HEIGHT, type Placed, placeLabels, textWidth } from './placeLabels.ts'
import { extentOf, type Look, middleOf, type Point, type Scene, type SceneArea } from './scene.ts'

export interface Frame {
  /** Position → pixels of the drawing. */
  readonly project: (at: Point) => { readonly x: number; readonly y: number }
  /** Root font size ÷ 16: larger text gets more room. */
  readonly em: number
  /** Prefix of ids inside the drawing, so that two maps on a page do not clash. */
  readonly id: string
}

/** Everything in draw order. Nothing depends on the zoom but `project`: classes and colours are the scene's own. */
export function drawScene(scene: Scene, frame: Frame): string {
  const street = scene.communities.map(({ geometry }) => areaPath(geometry, frame)).join('')
  const isBounded = street !== ''
  const clip = tag('clipPath', { id: `${frame.id}-street` }, clipPaths(scene, frame))
  const ground = drawRoads(scene, frame) + drawGround(scene, frame, 'water')
  const inside = [
    drawGround(scene, frame, 'parks'),
    ground,
    drawAreas(scene.areas, frame),
    drawOver(scene, frame),
    tag('path', { class: 'map-community-line', d: street }),
  ].join('')
  // The street's line is the outer half of a line twice as wide: what is drawn inside covers the inner half.
  const outline =
    tag('path', { class: 'map-street-line', d: street }) + tag('path', { class: 'map-paper', d: street })
  return [
    tag('defs', {}, hatchPattern(frame) + (isBounded ? clip : '')),
    isBounded ? ground + outline : '',
    tag('g', isBounded ? { 'clip-path': `url(#${frame.id}-street)` } : {}, inside),
    drawSelection(scene, frame),
    ...placeLabels(labelsOf(scene, frame)).map(drawLabel),
  ].join('')
}

/** Several paths clip to their union, whichever way their rings turn and wherever they overlap. */
function clipPaths(scene: Scene, frame: Frame): string {
  return scene.communities
    .map(({ geometry }) => tag('path', { d: areaPath(geometry, frame), 'clip-rule': 'evenodd' }))
    .join('')
}

function hatchPattern({ id }: Frame): string {
  const attributes = { width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  const line = tag('line', { class: 'map-hatch-line', x1: 0, y1: 0, x2: 0, y2: 8 })
  return tag('pattern', { id: `${id}-hatch`, ...attributes }, line)
}

/** Points closer than this on screen are one point. */
const NEAR_PX = 0.6

function ringPath(points: readonly (readonly number[])[], frame: Frame): string {
  let path = ''
  let last = { x: Infinity, y: Infinity }
  for (const [lng = 0, lat = 0] of points) {
    const at = frame.project({ lng, lat })
    if (Math.abs(at.x - last.x) < NEAR_PX && Math.abs(at.y - last.y) < NEAR_PX) continue
    path += `${path === '' ? 'M' : 'L'}${coordinate(at.x)} ${coordinate(at.y)}`
    last = at
  }
  return path
}

export function areaPath(geometry: AreaGeometry, frame: Frame): string {
  return polygonsOf(geometry)
    .flat()
    .map((ring) => ringPath(ring, frame))
    .filter((path) => path !== '')
    .map((path) => `${path}Z`)
    .join('')
}

const linesPath = (lines: readonly (readonly Point[])[], frame: Frame): string =>
  lines
    .map((line) =>
      ringPath(
        line.map(({ lng, lat }) => [lng, lat]),
        frame,
      ),
    )
    .join('')

function drawRoads({ roads }: Scene, frame: Frame): string {
  const path = (isMain: boolean) =>
    roads.filter((road) => road.isMain === isMain).map((road) => linesPath(road.lines, frame))
  const [main, minor] = [path(true).join(''), path(false).join('')]
  return (
    tag('path', { class: 'map-road-minor', d: minor }) +
    tag('path', { class: 'map-road-edge', d: main }) +
    tag('path', { class: 'map-road', d: main })
  )
}

function drawGround(scene: Scene, frame: Frame, kind: 'water' | 'parks'): string {
  const d = scene[kind].map(({ geometry }) => areaPath(geometry, frame)).join('')
  return tag('path', { class: `map-${kind}`, d })
}

/** River and main roads again, thin, so that a reader finds the way under the colours. */
function drawOver(scene: Scene, frame: Frame): string {
  const water = scene.water.map(({ geometry }) => areaPath(geometry, frame)).join('')
  const main = scene.roads.filter((road) => road.isMain).map((road) => linesPath(road.lines, frame))
  return (
    tag('path', { class: 'map-water-over', d: water }) +
    tag('path', { class: 'map-road-over', d: main.join('') })
  )
}

const LOOKS: readonly Look[] = ['none', 'hatched', 1, 2, 3, 4, 5, 6]

/** One path a class: 8,000 cells are eight elements. */
function drawAreas(areas: readonly SceneArea[], frame: Frame): string {
  return LOOKS.map((look) => {
    const d = areas.filter((area) => area.look === look).map((area) => areaPath(area.geometry, frame))
    if (d.length === 0) return ''
    const fill = look === 'hatched' ? { fill: `url(#${frame.id}-hatch)` } : {}
    return tag('path', { class: `map-area map-look-${look}`, d: d.join(''), ...fill })
  }).join('')
}

function drawSelection({ areas, communities, selected }: Scene, frame: Frame): string {
  if (selected === null) return ''
  const area = areas.find(({ id }) => id === selected.id) ?? communities.find(({ id }) => id === selected.id)
  if (area === undefined) return ''
  const d = areaPath(area.geometry, frame)
  return tag('path', { class: 'map-selected-halo', d }) + tag('path', { class: 'map-selected', d })
}

/** The selected cell's figure stands first: a name finds its place around it. */
function figureLabel({ areas, selected }: Scene, frame: Frame): Label[] {
  const area = areas.find(({ id }) => id === selected?.id)
  const middle = area === undefined ? null : middleOf(area.geometry)
  if (selected === null || selected.figure === null || area === undefined || middle === null) return []
  const className = `map-figure map-ink-${area.look}`
  return [
    { ...frame.project(middle), lines: [selected.figure], size: 16 * frame.em, className, priority: -2 },
  ]
}

const PRIORITY = { community: 0, road: 1000, ground: 2000 } as const

function labelsOf(scene: Scene, frame: Frame): Label[] {
  return [
    ...figureLabel(scene, frame),
    ...communityLabels(scene, frame),
    ...roadLabels(scene, frame),
    ...groundLabels(scene, frame),
  ]
}

function communityLabels({ communities, selected }: Scene, frame: Frame): Label[] {
  return communities.flatMap(({ id, name, figure, number, geometry }, index) => {
    const middle = middleOf(geometry)
    if (middle === null) return []
    return [
      {
        ...frame.project(middle),
        lines: figure === undefined ? [name] : [name, figure],
        size: 14 * frame.em,
        className: 'map-name',
        // The selected one keeps its name, then the list's order decides.
        priority: selected?.id === id ? -1 : PRIORITY.community + (number ?? index),
        ...(number === undefined ? {} : { instead: String(number) }),
      },
    ]
  })
}

/** How far beyond the extent a road's name may stand, as a share of it. */
const OUTSIDE = 0.03

/** A main road's name stands where the road leaves the map, away from the cells: at the north or east end if it can. */
function roadLabels({ roads, extent }: Scene, frame: Frame): Label[] {
  if (extent === null) return []
  const place = ({ lng, lat }: Point) => {
    const east = (lng - extent.west) / (extent.east - extent.west)
    const north = (lat - extent.south) / (extent.north - extent.south)
    const toEdge = Math.min(east, 1 - east, north, 1 - north) + OUTSIDE
    return { isInside: toEdge >= 0, weight: toEdge - 0.1 * (east + north) }
  }
  return roads.flatMap(({ name, isMain, lines }) => {
    const inside = lines.flat().filter((point) => place(point).isInside)
    const [first] = inside
    if (name === null || !isMain || first === undefined) return []
    const at = inside.reduce(
      (best, point) => (place(point).weight < place(best).weight ? point : best),
      first,
    )
    return [minorLabel(name, at, { priority: PRIORITY.road, frame })]
  })
}

function minorLabel(name: string, at: Point, { priority, frame }: { priority: number; frame: Frame }): Label {
  return {
    ...frame.project(at),
    lines: [name],
    size: 12 * frame.em,
    className: 'map-minor-name',
    priority,
  }
}

/** A park's or lake's name only where it fits inside: else it would stand on its neighbours. */
function groundLabels({ parks, water }: Scene, frame: Frame): Label[] {
  return [...parks, ...water].flatMap(({ name, geometry }) => {
    const middle = name === null ? null : middleOf(geometry)
    const box = extentOf([{ geometry }])
    if (name === null || middle === null || box === null) return []
    const [west, east] = [
      frame.project({ lng: box.west, lat: box.south }),
      frame.project({ lng: box.east, lat: box.south }),
    ]
    if (textWidth(name, 12 * frame.em) > east.x - west.x) return []
    return [minorLabel(name, middle, { priority: PRIORITY.ground, frame })]
  })
}

function drawLabel(label: Placed): string {
  const { x, y, lines, size, className, isNumber } = label
  const first = y - ((lines.length - 1) * size * LINE_HEIGHT) / 2 + size * 0.35
  return lines
    .map((line, index) =>
      text(x, first + index * size * LINE_HEIGHT, line, {
        anchor: 'middle',
        class: index === 0 ? `${className}${isNumber ? ' map-number' : ''}` : 'map-name-figure',
      }),
    )
    .join('')
}
