// The whole English dictionary, feature by feature; each feature's words live in its own file beside.

import { account } from './en/account.ts'
import { appraisal } from './en/appraisal.ts'
import { cases } from './en/cases.ts'
import { checkResults } from './en/checkResults.ts'
import { council } from './en/council.ts'
import { draw } from './en/draw.ts'
import { errors } from './en/errors.ts'
import { exports } from './en/exports.ts'
import { figure } from './en/figure.ts'
import { format } from './en/format.ts'
import { help } from './en/help.ts'
import { imports } from './en/import.ts'
import { inspect } from './en/inspect.ts'
import { kit } from './en/kit.ts'
import { login } from './en/login.ts'
import { map } from './en/map.ts'
import { notice } from './en/notice.ts'
import { overview } from './en/overview.ts'
import { rank } from './en/rank.ts'
import { release } from './en/release.ts'
import { rules } from './en/rules.ts'
import { screens } from './en/screens.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { signals } from './en/signals.ts'
import { sla } from './en/sla.ts'
import { supervise } from './en/supervise.ts'
import { texts } from './en/texts.ts'
import { trail } from './en/trail.ts'
import { unit } from './en/unit.ts'
import type { Dictionary } from './types.ts'

export const en: Dictionary = {
  format,
  figure,
  shell,
  kit,
  errors,
  login,
  account,
  help,
  overview,
  map,
  rank,
  sla,
  unit,
  cases,
  imports,
  rules,
  screens,
  settings,
  supervise,
  checkResults,
  draw,
  signals,
  inspect,
  council,
  texts,
  trail,
  appraisal,
  release,
  exports,
  notice,
}
