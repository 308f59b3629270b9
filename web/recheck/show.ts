// A finding on the page: the verdict, what to compare with the notice, the lists, and the way to check by hand.
import { sayDifference } from '#api/domain/sampling/differences.ts'
import type { Drawn } from '#api/domain/sampling/drawFile.ts'
import { FRAME_FILTERS } from '#api/domain/sampling/frameFilters.ts'
import { shortTicket } from '#api/domain/sampling/tickets.ts'
import { CHANNELS, DEPARTMENT_KINDS, SAMPLE_FLAGS, SCOPES, URGENCIES } from '#db/vocabulary.ts'
import { type Child, el, saving } from './elements.ts'
import type { Finding, Plan } from './judge.ts'
import type { Lang, Say } from './words.ts'

const TICKET_DIGITS = 16

/** What is to stand below the choice of a file. `text` = the file as received. */
export function shown(finding: Finding, text: string, { lang, say }: { lang: Lang; say: Say }): Child[] {
  if (finding.kind === 'unreadable') return [verdict('bad', '✕', say('unreadable', { why: finding.why }))]
  const given = finding.voidReason === null ? [] : [note(say('voided', { why: finding.voidReason }))]
  if (finding.kind === 'false') {
    const why = sayDifference(finding.difference, lang)
    return [verdict('bad', '✕', say('isFalse', { why })), ...given]
  }
  const isFrozen = finding.kind === 'frozen'
  return [
    isFrozen ? verdict('open', '◷', say('frozen')) : verdict('good', '✓', say('isTrue')),
    ...given,
    ...(isFrozen ? [el('p', {}, [say('frozenSub')])] : []),
    ...(finding.planHash === null ? [note(say('unbound'))] : []),
    facts(finding, { lang, say }),
    ...(finding.kind === 'true' ? lists(finding.plan, say) : []),
    byHand(finding, text, say),
  ]
}

const verdict = (kind: 'good' | 'bad' | 'open', sign: string, words: string): HTMLElement =>
  el('p', { className: `verdict ${kind}`, role: 'status' }, [
    el('span', { ariaHidden: 'true' }, [`${sign} `]),
    words,
  ])

const note = (words: string): HTMLElement => el('p', { className: 'note' }, [words])

type Found = Extract<Finding, { readonly kind: 'frozen' | 'true' }>

interface Shown {
  readonly lang: Lang
  readonly say: Say
}

function facts(finding: Found, { lang, say }: Shown): HTMLElement {
  const { plan, planHash } = finding
  const toDraw = Object.values(plan.allocation).reduce((sum, n) => sum + n, 0)
  const rows: [string, string][] = [
    [say('drawId'), plan.drawId.split('~')[0] ?? ''],
    [say('period'), typeof plan.period === 'string' ? plan.period : JSON.stringify(plan.period)],
    [say('filters'), filtersOf(plan.filters, { lang, say })],
    [say('frame'), say('frameN', { n: plan.frame.length })],
    [say('frameHash'), plan.frameHash],
    ...(planHash === null ? [] : [[say('planHash'), planHash] as [string, string]]),
    [say('parties'), partiesOf(plan, say)],
    ...(finding.kind === 'frozen'
      ? [[say('toDraw'), say('frameN', { n: toDraw })] as [string, string]]
      : ([
          [say('public'), finding.plan.public],
          [say('seed'), finding.plan.seed],
          [say('sample'), say('frameN', { n: finding.plan.sample.length })],
          [say('replacements'), say('frameN', { n: finding.plan.replacements.length })],
        ] as [string, string][])),
  ]
  return el('section', {}, [
    el('h2', {}, [say('facts')]),
    el(
      'dl',
      {},
      rows.flatMap(([name, value]) => [
        el('dt', {}, [name]),
        el('dd', {}, [HASH.test(value) ? inFours(value) : value]),
      ]),
    ),
  ])
}

type Vocabulary = Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>>

/** Filters whose values have words; ids and categories of the deployment stand as they are. */
const VALUES: Readonly<Record<string, Vocabulary | undefined>> = {
  ...{ kind: DEPARTMENT_KINDS, urgency: URGENCIES, scope: SCOPES, channel: CHANNELS, flag: SAMPLE_FLAGS },
}

/** What narrowed the frame, in words; what is no list of texts stands as it is. */
function filtersOf(filters: Plan['filters'], { lang, say }: Shown): string {
  const entries = typeof filters === 'object' && filters !== null ? Object.entries(filters) : []
  const parts = entries.map(([name, values]) => {
    const known = FRAME_FILTERS.find((one) => one === name)
    const wordOf = (value: unknown) => VALUES[name]?.[String(value)]?.[lang] ?? String(value)
    const said = Array.isArray(values) ? values.map(wordOf).join(say('gap')) : JSON.stringify(values)
    return `${known === undefined ? name : say(`filter_${known}`)}${say('colon')}${said}`
  })
  return parts.length === 0 ? say('everything') : parts.join('; ')
}

const HASH = /^[0-9a-f]{64}$/

/** As one reads a hash out; copied it is in one piece. */
const inFours = (hash: string): HTMLElement =>
  el(
    'code',
    { className: 'fours' },
    (hash.match(/.{4}/g) ?? []).map((four) => el('span', {}, [four])),
  )

function partiesOf({ commitments, reveals }: Plan, say: Say): string {
  const revealed = new Map(reveals)
  const states = commitments.map(([party]) =>
    say('party', { party, state: say((revealed.get(party) ?? '-') === '-' ? 'notRevealed' : 'revealed') }),
  )
  return states.length === 0 ? say('none') : states.join('; ')
}

function lists(
  { sample, replacements }: { sample: readonly Drawn[]; replacements: readonly Drawn[] },
  say: Say,
): Child[] {
  return [
    table(say('sampleTitle', { n: sample.length }), sample, say),
    ...(replacements.length === 0
      ? []
      : [table(say('replacementsTitle', { n: replacements.length }), replacements, say)]),
    el('p', { className: 'small' }, [say('strata')]),
  ]
}

function table(caption: string, drawn: readonly Drawn[], say: Say): HTMLElement {
  const heads = [say('at'), say('id'), say('stratum'), say('ticket')]
  const rows = drawn.map(({ id, stratum, ticket }, i) =>
    el('tr', {}, [
      el('td', {}, [String(i + 1)]),
      el('th', { scope: 'row' }, [id]),
      el('td', {}, [stratum]),
      el('td', {}, [el('code', {}, [shortTicket(ticket, TICKET_DIGITS)])]),
    ]),
  )
  const head = el('tr', {}, [...heads.map((name) => el('th', { scope: 'col' }, [name]))])
  const whole = el('table', {}, [
    el('caption', {}, [caption]),
    el('thead', {}, [head]),
    el('tbody', {}, rows),
  ])
  return el('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: caption }, [whole])
}

function byHand(finding: Found, text: string, say: Say): HTMLElement {
  const { plan } = finding
  const name = plan.drawId.split('~')[0] ?? 'draw'
  const frame = () => plan.frame.map((id) => `${id}\n`).join('')
  return el('section', {}, [
    el('h2', {}, [say('byHand')]),
    el('p', {}, [say('byHandFrame')]),
    code('LC_ALL=C sort frame.txt | sha256sum'),
    ...(finding.kind === 'true' ? [el('p', {}, [say('byHandSeed')]), code(shellOf(finding.seedLines))] : []),
    el('p', { className: 'acts' }, [
      saving(say('saveFrame'), 'frame.txt', frame),
      saving(say('saveFile'), `draw-${name}.json`, () => text),
    ]),
  ])
}

/** The seed's lines as one command of a shell. */
const shellOf = (lines: string): string =>
  `printf '%s\\n' ${lines
    .trimEnd()
    .split('\n')
    .map((line) => `'${line.replaceAll("'", "'\\''")}'`)
    .join(' ')} | sha256sum`

const code = (text: string): HTMLElement =>
  el('pre', { tabIndex: 0, role: 'group', ariaLabel: text.split('\n')[0] ?? '' }, [text])
