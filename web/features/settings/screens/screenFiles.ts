// The files of a screen: the page with its programme inside, and a set of pictures drawn from the same builders.
import { download } from '#web/exports/download.ts'
import { pictureOf } from '#web/exports/picture.ts'
import { zipOf } from '#web/exports/zip.ts'
import { pagesOf, type ScreenPage, type ScreenSize } from '#web/marks/screen/drawScreen.ts'
import { onePage } from './onePage.ts'
import type { Programme } from './queries.ts'

/** Saves the page; throws where the server does not give its parts. */
export async function savePage(programme: Programme): Promise<void> {
  const page = await textOf('/s')
  const parts = partsOf(page)
  const [script, style] = await Promise.all([textOf(parts.script), textOf(parts.style)])
  const html = onePage({ page, script, style, programme })
  download(new Blob([html], { type: 'text/html' }), `${nameOf(programme)}.html`)
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: 'text/html,*/*' } })
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response.text()
}

function partsOf(page: string): { readonly script: string; readonly style: string } {
  const [, script] = /<script[^>]+src="([^"]+)"/.exec(page) ?? []
  const [, style] = /<link[^>]+href="(\/[^"]+\.css)"/.exec(page) ?? []
  if (script === undefined || style === undefined) throw new Error('the screen’s page is not built')
  return { script, style }
}

/** Saves all pictures of a round as one archive; `onDrawn` is told how far it is. */
export async function savePictures(
  programme: Programme,
  size: ScreenSize,
  onDrawn: (n: number, of: number) => void,
): Promise<void> {
  const pages = programme.slides.flatMap((slide) => drawable(programme, slide, size))
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const [index, page] of pages.entries()) {
    onDrawn(index + 1, pages.length)
    const svg = page.draw({ side: 'bottom', isOffline: false, index, count: pages.length })
    const { blob } = await pictureOf({ svg, ...size })
    const name = `${String(index + 1).padStart(2, '0')}.png`
    files.push({ name, bytes: new Uint8Array(await blob.arrayBuffer()) })
  }
  const archive = new Blob([zipOf(files)], { type: 'application/zip' })
  download(archive, `${nameOf(programme)}-${size.width}x${size.height}.zip`)
}

const drawable = (programme: Programme, slide: Programme['slides'][number], size: ScreenSize): ScreenPage[] =>
  pagesOf(programme, slide, size)

const nameOf = ({ screen, version }: Programme): string =>
  `${screen}-${version}`.replace(/[\\/:*?"<>|~+\s]+/g, '_')
