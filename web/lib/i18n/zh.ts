// The whole Chinese dictionary, feature by feature; each feature's words live in its own file beside.
import { account } from './zh/account.ts'
import { appraisal } from './zh/appraisal.ts'
import { cases } from './zh/cases.ts'
import { checkResults } from './zh/checkResults.ts'
import { council } from './zh/council.ts'
import { draw } from './zh/draw.ts'
import { errors } from './zh/errors.ts'
import { exports } from './zh/exports.ts'
import { figure } from './zh/figure.ts'
import { format } from './zh/format.ts'
import { help } from './zh/help.ts'
import { imports } from './zh/import.ts'
import { inspect } from './zh/inspect.ts'
import { kit } from './zh/kit.ts'
import { login } from './zh/login.ts'
import { map } from './zh/map.ts'
import { notice } from './zh/notice.ts'
import { overview } from './zh/overview.ts'
import { rank } from './zh/rank.ts'
import { release } from './zh/release.ts'
import { rules } from './zh/rules.ts'
import { screens } from './zh/screens.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { signals } from './zh/signals.ts'
import { sla } from './zh/sla.ts'
import { supervise } from './zh/supervise.ts'
import { texts } from './zh/texts.ts'
import { trail } from './zh/trail.ts'
import { unit } from './zh/unit.ts'

export const zh = {
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
} as const
