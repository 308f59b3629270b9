// The public screen as the browser shows it: texts that leave it or are too small, and how much of it is pure white.
import type { ScreenTexts } from './shapes.ts'

/** The texts of the picture that stands now. */
export function screenTexts(least: number): ScreenTexts {
  const layers = [...document.querySelectorAll('.layer')]
  const layer = layers.find(
    (one) => getComputedStyle(one).opacity === '1' && one.querySelector('svg') !== null,
  )
  const all = [...(layer?.querySelectorAll('text') ?? [])]
  const said = (list: readonly Element[]) => list.map((one) => one.textContent ?? '')
  const outside = all.filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    return left < 0 || right > innerWidth || top < 0 || bottom > innerHeight
  })
  const small = all.filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < least - 0.01)
  return { all: said(all), outside: said(outside), small: said(small) }
}

/** Share of the pixels of a PNG (base64) that are pure white. */
export async function whiteShare(png: string): Promise<number> {
  const image = new Image()
  image.src = `data:image/png;base64,${png}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width
  canvas.height = image.height
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
  let white = 0
  for (let i = 0; i < pixels.length; i += 4)
    if (pixels[i] === 255 && pixels[i + 1] === 255 && pixels[i + 2] === 255) white += 1
  return white / (pixels.length / 4)
}
