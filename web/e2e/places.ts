// Where the browser tests find what they need outside the sources.
import path from 'node:path'

export const projectRoot = path.resolve(import.meta.dirname, '../..')

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** The built web; `PINGYI_WEB` names another build than `dist/web`. */
export const webRoot = path.resolve(projectRoot, process.env.PINGYI_WEB ?? 'dist/web')
