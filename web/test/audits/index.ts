// The audits a browser test puts into a page; bundled by web/e2e/globalSetup.ts, never part of the product.
import { contrastCount, contrastFaults } from './contrast.ts'
import { focusStop, stops } from './focus.ts'
import { clipped, overflow } from './layout.ts'
import { screenTexts, whiteShare } from './screen.ts'
import type { Audits } from './shapes.ts'
import { smallTargets } from './targets.ts'
import { texts } from './texts.ts'

const audits: Audits = {
  contrastFaults,
  contrastCount,
  smallTargets,
  overflow,
  texts,
  clipped,
  screenTexts,
  whiteShare,
  stops,
  focusStop,
  travel: (address) => history.pushState({}, '', address),
}

Object.assign(window, { pingyiAudits: audits })
