// The page of a screen: two layers that take turns, a code to be entered, a bar for whoever stands in front of it.
import type { MarkPicture } from '#web/marks/svg.ts'
import type { Stage } from './engine.ts'

const FADE_MS = 400
const BAR_MS = 5000

const part = (name: string): HTMLElement => {
  const element = document.getElementById(name)
  if (element === null) throw new Error(`the page has no ${name}`)
  return element
}

export function pageStage(script: string | null): Stage {
  const layers = [part('a'), part('b')]
  let front = 0
  const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches || isWeak()
  return {
    script,
    size: () => ({ width: innerWidth, height: innerHeight }),
    show({ svg, summary }: MarkPicture) {
      const [next, last] = [layers[1 - front], layers[front]]
      if (next === undefined || last === undefined) return
      // Built whole while it cannot be seen.
      next.innerHTML = svg
      next.setAttribute('aria-label', summary)
      next.setAttribute('role', 'img')
      next.removeAttribute('aria-hidden')
      last.setAttribute('aria-hidden', 'true')
      const fade = isStill() ? 'none' : `opacity ${FADE_MS}ms linear`
      next.style.transition = fade
      last.style.transition = fade
      next.style.opacity = '1'
      last.style.opacity = '0'
      front = 1 - front
      setTimeout(() => {
        if (layers[front] !== last) last.textContent = ''
      }, FADE_MS + 100)
    },
    shift(x, y) {
      part('stage').style.transform = `translate(${x}px, ${y}px)`
    },
    dim(isNight) {
      document.body.className = isNight ? 'night' : ''
    },
    showCode(code) {
      const panel = part('code')
      panel.hidden = code === null
      part('letters').textContent = code ?? ''
    },
    heapBytes() {
      const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } }
      return memory?.usedJSHeapSize ?? null
    },
    reload: () => location.reload(),
  }
}

/** Sets with one core or little memory do not fade. */
function isWeak(): boolean {
  const { deviceMemory } = navigator as unknown as { deviceMemory?: number }
  return (navigator.hardwareConcurrency || 2) < 2 || (deviceMemory ?? 2) < 1
}

/** The bar appears when somebody moves the pointer or presses a key, and goes by itself. */
export function pageBar(act: { hold(): boolean; step(by: 1 | -1): void; refresh(): void }): void {
  const bar = part('bar')
  const pause = part('pause')
  let timer = 0
  const appear = () => {
    bar.hidden = false
    document.body.style.cursor = 'default'
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      bar.hidden = true
      document.body.style.cursor = 'none'
    }, BAR_MS)
  }
  const hold = () => pause.setAttribute('aria-pressed', String(act.hold()))
  pause.addEventListener('click', hold)
  part('back').addEventListener('click', () => act.step(-1))
  part('next').addEventListener('click', () => act.step(1))
  document.addEventListener('pointermove', appear)
  document.addEventListener('keydown', (event) => {
    appear()
    if (event.key === 'ArrowRight') act.step(1)
    else if (event.key === 'ArrowLeft') act.step(-1)
    else if (isReload(event)) {
      event.preventDefault()
      act.refresh()
    } else if (event.key === ' ') {
      event.preventDefault()
      hold()
    }
  })
}

const isReload = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r')
