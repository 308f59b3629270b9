// The street map as a still picture for a file: the same scene and drawing as on screen, its colours written out (light theme).
import { drawScene } from './drawScene.ts'
import type { Point, Scene } from './scene.ts'

export interface MapPicture {
  /** SVG elements from the top left corner of the box. */
  readonly inner: string
  readonly height: number
  readonly metresPerPixel: number
}

const METRES_PER_DEGREE = 111_320
const MARGIN = 64
const HIGHEST = 1400
/** Names are read on a phone: 1080 px on a hand's width. */
const EM = 1.9

/** North is up; a degree of longitude is shortened by the cosine of the middle latitude. Null: nothing has a shape. */
export function mapPicture(scene: Scene, width: number): MapPicture | null {
  const { extent } = scene
  if (extent === null) return null
  const cosine = Math.cos((((extent.north + extent.south) / 2) * Math.PI) / 180)
  const across = Math.max((extent.east - extent.west) * cosine, 1e-6)
  const up = Math.max(extent.north - extent.south, 1e-6)
  const scale = Math.min((width - 2 * MARGIN) / across, (HIGHEST - 2 * MARGIN) / up)
  const left = (width - across * scale) / 2
  const project = ({ lng, lat }: Point) => ({
    x: left + (lng - extent.west) * cosine * scale,
    y: MARGIN + (extent.north - lat) * scale,
  })
  const height = Math.ceil(up * scale + 2 * MARGIN)
  const drawn = drawScene(scene, { project, em: EM, id: 'file' })
  const clip = `<clipPath id="file-box"><rect x="0" y="0" width="${width}" height="${height}"/></clipPath>`
  const ground = `<rect x="0" y="0" width="${width}" height="${height}" fill="#f4f5f6"/>`
  return {
    inner: `<style>${STYLE}</style>${clip}<g clip-path="url(#file-box)" class="map-scene">${ground}${drawn}</g>`,
    height,
    metresPerPixel: METRES_PER_DEGREE / scale,
  }
}

const px = (size: number) => `${Math.round(size * EM)}px`

/** The rules of scene.css with the light theme's values: a picture has no style sheet but its own. */
const STYLE = `
.map-paper,.map-look-none{fill:#fcfbf8;fill-rule:evenodd}
.map-parks{fill:#e9efe2}.map-water{fill:#d9e6ef}
.map-road,.map-road-edge,.map-road-minor,.map-road-over{fill:none;stroke-linejoin:round;stroke-linecap:round}
.map-road-minor{stroke:#e6e9ed;stroke-width:6px}.map-road-edge{stroke:#dfe3e8;stroke-width:14px}
.map-road{stroke:#fff;stroke-width:9px}.map-road-over{stroke:#fff;stroke-width:6px;opacity:.5}
.map-water-over{fill:#7ca9c1;opacity:.38}
.map-area{stroke:#fcfbf8;stroke-width:2px;fill-rule:evenodd}
.map-look-1{fill:#fff7ec;stroke:#dde3ea}.map-look-2{fill:#fdd9a5}.map-look-3{fill:#f9a76a}
.map-look-4{fill:#e3703d}.map-look-5{fill:#b5401f}.map-look-6{fill:#7a1f10}
.map-hatch-line{stroke:#7b8794;stroke-width:2px;opacity:.5}
.map-community-line{fill:none;stroke:#53606f;stroke-width:1.5px;stroke-linejoin:round;opacity:.75}
.map-street-line{fill:none;stroke:#1b2430;stroke-width:7px;stroke-linejoin:round}
.map-selected,.map-selected-halo{fill:none;stroke:#1f4e8c;stroke-width:4px}.map-selected-halo{stroke:#fff;stroke-width:8px}
.map-scene text{paint-order:stroke;stroke:#fcfbf8;stroke-width:6px;stroke-linejoin:round}
.map-scene .map-name{font-size:${px(14)};font-weight:600;fill:#1b2430}
.map-scene .map-name-figure{font-size:${px(12)};fill:#1b2430}
.map-scene .map-minor-name{font-size:${px(12)};fill:#53606f}
.map-scene .map-figure{font-size:${px(16)};font-weight:600;fill:#1b2430;stroke:none}
.map-scene .map-ink-5,.map-scene .map-ink-6{fill:#fff}`.replaceAll('\n', '')
