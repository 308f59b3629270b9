// The frame of every public page: plain HTML without script, its styles inside, fit for 320 px, for print and for large type.
import { codes, TEXT_KINDS, type TextKind } from '#db/vocabulary.ts'
import { plainPage, plainPolicy, text } from '../../plainPage.ts'
import { SITE_WORDS, type SiteLanguage } from './words.ts'

const STYLE = `:root{color-scheme:light dark;--text:#1b2430;--muted:#53606f;--bg:#fff;--card:#f5f7fa;--line:#dde3ea;--brand:#1f4e8c;--rule:#c8102e;--note:#6b5500;--note-bg:#fff3cd;--r0:#fff7ec;--r1:#fdd9a5;--r2:#f9a76a;--r3:#e3703d;--r4:#b5401f;--r5:#7a1f10}
@media (prefers-color-scheme:dark){:root{--text:#eef2f6;--muted:#a9b4c0;--bg:#11161d;--card:#1a212b;--line:#2c3642;--brand:#8ab8f0;--note:#ffe08a;--note-bg:#3a3320;--r0:#3a1d14;--r1:#7a1f10;--r2:#b5401f;--r3:#e3703d;--r4:#f9a76a;--r5:#fdd9a5}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1rem 1rem 3rem;background:var(--bg);color:var(--text);font:1.0625rem/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.3;margin:1.5rem 0 .5rem}h2{font-size:1.25rem;line-height:1.3;margin:2.25rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}h3{font-size:1.0625rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0;max-width:44rem;text-wrap:pretty}p.wide{max-width:none}.muted{color:var(--muted)}.small{font-size:.9375rem}
a{color:var(--brand)}nav{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding-bottom:.25rem;border-bottom:3px solid var(--rule)}nav a{display:inline-block;padding:.5rem 0;min-height:2.75rem;text-decoration:none}nav a[aria-current]{color:var(--text);font-weight:600}nav .end{margin-left:auto}
.note{margin:1rem 0;padding:.5rem 1rem;border-left:4px solid var(--note);background:var(--note-bg);color:var(--text)}
.scroll{overflow-x:auto;margin:.75rem 0}table{border-collapse:collapse;width:100%}.narrow{max-width:34rem}.change{display:inline-block}.change b{font-weight:600}caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{padding:.5rem .625rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}tbody th{min-width:7rem}table:not(.rank) td{overflow-wrap:break-word}thead th{color:var(--muted);font-weight:600;border-bottom:2px solid var(--line);vertical-align:bottom}thead th:lang(zh){white-space:nowrap}thead th{overflow-wrap:normal}td.n{white-space:nowrap}td.n,th.n{text-align:right}td small{display:block;color:var(--muted);font-size:.875rem;white-space:nowrap}
.cols{display:grid;gap:1.5rem 2rem}@media (min-width:48rem){.cols{grid-template-columns:1fr 1fr}}
.grid{display:block;width:100%;max-width:34rem;height:auto;margin:.75rem 0}.grid rect{stroke:var(--bg);stroke-width:1}.c0{fill:var(--r0)}.c1{fill:var(--r1)}.c2{fill:var(--r2)}.c3{fill:var(--r3)}.c4{fill:var(--r4)}.c5{fill:var(--r5)}.hid{fill:url(#hid)}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;list-style:none}.key svg{vertical-align:-.125rem;margin-right:.375rem}
form{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:1rem 0}label{display:block;font-weight:600}form div{flex:1 1 9rem;min-width:0;max-width:22rem}input{width:100%;min-height:2.75rem;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--muted);border-radius:6px;padding:.375rem .625rem;text-transform:uppercase}button{min-height:2.75rem;padding:.375rem 1.25rem;font:inherit;font-weight:600;color:var(--bg);background:var(--brand);border:0;border-radius:6px}
ol.steps{list-style:none;padding:0;margin:1rem 0;max-width:28rem}ol.steps li{display:flex;justify-content:space-between;gap:1rem;padding:.5rem .75rem;border-left:4px solid var(--line)}ol.steps li.done{border-color:var(--brand);font-weight:600}
code{font-family:ui-monospace,monospace;font-size:.875rem;overflow-wrap:anywhere}footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--line)}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
@media (max-width:36rem){th,td{padding:.5rem .375rem}tbody th{min-width:min(6.25rem,24vw)}.rank thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.rank tr{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:.25rem .5rem;padding:.75rem 0;border-bottom:1px solid var(--line)}.rank :is(td,th){border:0;padding:0}.rank th[scope=row]{grid-column:1/3;grid-row:1}.rank tr td:first-child{grid-column:3/5;grid-row:1;text-align:right}.rank td.n{text-align:left}.rank td.n::before{content:attr(data-l);display:block;white-space:normal;line-height:1.3;color:var(--muted);font-size:.875rem}.rank td.n:lang(en)::before{min-height:2.6em}.rank tfoot td:empty{display:none}.rank.plain th[scope=row]{grid-column:1/5}}
.paper{display:none}.qr{width:32mm;height:32mm;flex:none}.a4 .paper,.a3 .paper{display:flex;gap:1rem;align-items:center}
@page{margin:15mm}@page a4{size:A4;margin:15mm}@page a3{size:A3;margin:20mm}.a4{page:a4}.a3{page:a3}
@media print{:root{color-scheme:light}nav,.web{display:none}body{max-width:none;padding:0;font-size:10pt;line-height:1.35}h1{font-size:18pt}h2{break-after:avoid;margin:5mm 0 1mm;padding-top:1mm;font-size:12pt}th,td{padding:.8mm 1.5mm}.rank{font-size:9pt}.rank :is(th,td){padding:.8mm 1mm}tbody th{min-width:0}td small{font-size:7.5pt}.small{font-size:8pt}tr{break-inside:avoid}.scroll{overflow:visible}.paper{display:flex;gap:5mm;align-items:center;break-inside:avoid}.grid rect{print-color-adjust:exact}body.a3{font-size:14pt}.a3 h1{font-size:26pt}.a3 h2{font-size:17pt}.a3 .rank{font-size:13pt}.a3 td small,.a3 .small{font-size:10.5pt}.a3 .qr{width:45mm;height:45mm}}`

export const SITE_POLICY = plainPolicy(STYLE)

export interface SiteAddress {
  /** `https://host`, without a path. */
  readonly origin: string
  /** Path without query. */
  readonly path: string
  readonly language: SiteLanguage
}

/** Papers a notice is laid out for. */
export const SHEETS = ['a4', 'a3'] as const
export type Sheet = (typeof SHEETS)[number]

/** What a page says. */
export interface PageBody {
  readonly title: string
  /** Trusted HTML: every text in it has gone through `text`. */
  readonly body: string
  readonly sheet?: Sheet | null
  /** Fewest cases behind a number that is shown; absent = by the rules in use. */
  readonly k?: number
}

export interface SitePage extends PageBody {
  readonly street: string
  readonly k: number
  /** Parts that have something to show: only these stand in the way around. */
  readonly parts: readonly SitePart[]
}

export type SitePart = TextKind | 'supervision' | 'council'

/** A whole page with its way around and the other language. */
export function sitePage(
  { street, k, title, parts, body, sheet = null }: SitePage,
  address: SiteAddress,
): string {
  const { language, path } = address
  const words = SITE_WORDS[language]
  const other = language === 'zh' ? 'en' : 'zh'
  const link = (to: string, name: string) =>
    `<a href="${text(siteUrl(to, language))}"${to === path ? ' aria-current="page"' : ''}>${text(name)}</a>`
  const nav = [
    link('/public', words.results),
    link('/public/notices', words.notices),
    link('/public/progress', words.progress),
    ...(parts.includes('supervision') ? [link('/public/supervision', words.supervision)] : []),
    ...(parts.includes('council') ? [link('/public/council', words.council)] : []),
    ...codes(TEXT_KINDS).flatMap((kind) =>
      parts.includes(kind) ? [link(TEXT_PATHS[kind], words.texts[kind])] : [],
    ),
    `<a class="end" href="${text(siteUrl(path, other))}" hreflang="${other}" lang="${SITE_WORDS[other].lang}">${SITE_WORDS[other].self}</a>`,
  ]
  return plainPage({
    ...{ lang: words.lang, title: `${title} · ${street}`, style: STYLE, isListed: true },
    ...(sheet === null ? {} : { className: sheet }),
    body: `<header><p class="muted small">${text(street)}</p><nav aria-label="${text(words.nav)}">${nav.join('')}</nav></header><main>${body}</main><footer class="muted small"><p>${text(words.about(k))}</p></footer>`,
  })
}

/** Where the texts of a kind stand. */
export const TEXT_PATHS: Readonly<Record<TextKind, string>> = {
  channel: '/public/channels',
  guide: '/public/guides',
  typical_case: '/public/cases',
}

/** An address of the site in a language. */
export const siteUrl = (path: string, language: SiteLanguage): string =>
  language === 'zh' ? path : `${path}?lang=en`
