// The scene as a Leaflet layer: one SVG in the overlay pane, drawn anew when the zoom or the scene changes, never when panning.
import { Layer, type LeafletEventHandlerFn, type Map as LeafletMap } from 'leaflet'
import { drawScene } from './drawScene.ts'
import type { Scene } from './scene.ts'

let drawn = 0

export class SceneLayer extends Layer {
  readonly #svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  readonly #id = `map${++drawn}`
  #shown: { readonly scene: Scene; readonly em: number } | null = null
  #map: LeafletMap | null = null

  show(scene: Scene, em: number): void {
    this.#shown = { scene, em }
    this.#draw()
  }

  override onAdd(map: LeafletMap): this {
    this.#map = map
    this.#svg.setAttribute('class', 'map-scene')
    this.#svg.setAttribute('aria-hidden', 'true')
    map.getPane('overlayPane')?.append(this.#svg)
    this.#draw()
    return this
  }

  override onRemove(): this {
    this.#svg.remove()
    this.#map = null
    return this
  }

  /** Leaflet listens for these itself while the layer is on a map. */
  override getEvents(): Record<string, LeafletEventHandlerFn> {
    const draw = () => this.#draw()
    return { viewreset: draw, zoom: draw, resize: draw }
  }

  #draw(): void {
    const [map, shown] = [this.#map, this.#shown]
    if (map === null || shown === null) return
    // Layer points keep their place while the map is dragged; they change with the zoom only. Unlike Leaflet's own they are
    // not rounded: borders stay smooth.
    const origin = map.getPixelOrigin()
    const { x, y } = map.getSize()
    this.#svg.setAttribute('width', String(x))
    this.#svg.setAttribute('height', String(y))
    const project = ({ lng, lat }: { lng: number; lat: number }) => map.project([lat, lng]).subtract(origin)
    this.#svg.innerHTML = drawScene(shown.scene, { project, em: shown.em, id: this.#id })
  }
}
