// From our own SVG text to a PNG: drawn by the browser with the system's fonts, no copy of the page (that leaves iPhones blank).

export interface Picture {
  /** `data:image/png;base64,…`: what a long press in WeChat can save. */
  readonly url: string
  readonly blob: Blob
  readonly width: number
  readonly height: number
}

/** Draws an SVG document of known size. Throws where the browser refuses it. */
export async function pictureOf(svg: {
  readonly svg: string
  readonly width: number
  readonly height: number
}): Promise<Picture> {
  const { width, height } = svg
  const image = new Image(width, height)
  const source = URL.createObjectURL(new Blob([svg.svg], { type: 'image/svg+xml' }))
  try {
    await loaded(image, source)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
    const blob = await blobOf(canvas)
    return { url: await dataUrl(blob), blob, width, height }
  } finally {
    URL.revokeObjectURL(source)
  }
}

function loaded(image: HTMLImageElement, source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = () => reject(new Error('the picture could not be drawn'))
    image.src = source
  })
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be packed'))),
      'image/png',
    )
  })
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('the picture could not be read'))
    reader.readAsDataURL(blob)
  })
}
