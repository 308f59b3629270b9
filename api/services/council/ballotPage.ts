// The ballot as a page of plain HTML: no script, its styles inside, large type, fit for 320 px.
import { codes, GRADES } from '#db/vocabulary.ts'
import { ERROR_CODES, type ErrorCode } from '../../domain/errors.ts'
import { plainPage, plainPolicy, text } from '../plainPage.ts'
import type { OpenBallot } from './ballots.ts'
import { BALLOT_WORDS, type BallotLanguage, helpAfter, isUnknownSlip } from './ballotWords.ts'

export const MOST_COMMENT = 500

const STYLE = `:root{color-scheme:light dark;--text:#1b2430;--muted:#53606f;--bg:#fff;--line:#8a95a1;--brand:#1f4e8c;--on:#fff;--poor:#9c2f06;--card:#f5f7fa}
@media (prefers-color-scheme:dark){:root{--text:#eef2f6;--muted:#a9b4c0;--bg:#11161d;--line:#7f8a97;--brand:#8ab8f0;--on:#11161d;--poor:#ff8c55;--card:#1a212b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:40rem;padding:1rem;background:var(--bg);color:var(--text);font:1.25rem/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.625rem;line-height:1.3;margin:.25rem 0}
h2{font-size:1.375rem;line-height:1.3;margin:2rem 0 .5rem}
p{margin:.5rem 0}.muted{color:var(--muted);font-size:1.125rem}
a{color:var(--brand)}header a{display:inline-block;padding:.625rem 0;min-height:2.75rem}
fieldset{margin:.75rem 0;padding:.5rem .75rem;border:1px solid var(--line);border-radius:6px;background:var(--card);min-width:0}
fieldset.open{border:3px solid var(--poor)}
legend{float:left;width:100%;font-weight:600;padding:.25rem}
legend+*{clear:both}
.choice{display:flex;align-items:center;gap:.75rem;min-height:3.75rem;padding:.25rem}
.choice input{width:1.75rem;height:1.75rem;flex:none;accent-color:var(--brand)}
.error{color:var(--poor);font-weight:600}
.faults{border:3px solid var(--poor);border-radius:6px;padding:.5rem 1rem}
.faults a{display:inline-block;min-height:2.75rem;padding:.375rem 0}.faults ul{padding-left:1.25rem;margin:0}
textarea{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:.5rem}
button{width:100%;min-height:3.75rem;margin:1rem 0;font:inherit;font-weight:600;color:var(--on);background:var(--brand);border:0;border-radius:6px}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}`

export const BALLOT_POLICY = plainPolicy(STYLE)

export interface FilledIn {
  /** A digit 1–5 by place; undefined = open. */
  readonly choices: readonly (string | undefined)[]
  readonly comment: string
  /** Whether it was sent, so that what is open is a fault. */
  readonly isSent: boolean
}

export interface BallotAddress {
  readonly token: string
  readonly language: BallotLanguage
}

/** The form; what was filled in stays, and what is open after sending is named at the top and in its place. */
export function ballotPage(ballot: OpenBallot, filled: FilledIn, address: BallotAddress): string {
  const words = BALLOT_WORDS[address.language]
  const { departments, questions } = ballot
  const blocks = departments.map((name, d) => {
    const asked = questions.map((question, q) => {
      const place = d * questions.length + q
      return questionBlock({ place, name, question, filled, language: address.language })
    })
    return `<section><h2>${d + 1}. ${text(name)}</h2>${asked.join('')}</section>`
  })
  return whole(
    address,
    words.title,
    `<h1>${text(ballot.title)}</h1><p>${text(ballot.street)} · ${words.title}</p><p class="muted">${words.anonymous}</p>` +
      faults(ballot, filled, address.language) +
      `<form method="post" action="${action(address)}"><p>${words.ask}</p>${blocks.join('')}` +
      `<p><label for="comment">${words.comment}</label></p>` +
      `<textarea id="comment" name="comment" rows="3" maxlength="${MOST_COMMENT}">${text(filled.comment)}</textarea>` +
      `<button type="submit">${words.cast}</button></form>`,
  )
}

function questionBlock({
  place,
  name,
  question,
  filled,
  language,
}: {
  readonly place: number
  readonly name: string
  readonly question: string
  readonly filled: FilledIn
  readonly language: BallotLanguage
}): string {
  const chosen = filled.choices[place]
  const isOpen = filled.isSent && chosen === undefined
  const choices = codes(GRADES).map((grade, i) => {
    const value = String(i + 1)
    const id = `q${place}-${value}`
    const checked = chosen === value ? ' checked' : ''
    return `<label class="choice" for="${id}"><input type="radio" id="${id}" name="q${place}" value="${value}"${checked}>${text(GRADES[grade][language])}</label>`
  })
  const fault = isOpen ? `<p class="error">▼ ${BALLOT_WORDS[language].missingHere}</p>` : ''
  return `<fieldset id="q${place}"${isOpen ? ' class="open"' : ''}><legend>${text(name)}${BALLOT_WORDS[language].colon}${text(question)}</legend>${fault}${choices.join('')}</fieldset>`
}

function faults({ departments, questions }: OpenBallot, filled: FilledIn, language: BallotLanguage): string {
  const places = departments.flatMap((name, d) =>
    questions.map((question, q) => ({ place: d * questions.length + q, name, question })),
  )
  const open = places.filter(({ place }) => filled.isSent && filled.choices[place] === undefined)
  if (open.length === 0) return ''
  const links = open.map(
    ({ place, name, question }) =>
      `<li><a href="#q${place}">${text(name)}${BALLOT_WORDS[language].colon}${text(question)}</a></li>`,
  )
  return `<div class="faults" role="alert"><p class="error">${BALLOT_WORDS[language].missing(open.length)}</p><ul>${links.join('')}</ul></div>`
}

export function thanksPage(address: BallotAddress): string {
  const words = BALLOT_WORDS[address.language]
  return whole(address, words.thanks, `<h1>${words.thanks}</h1><p>${words.thanksText}</p>`)
}

/** Why there is no ballot, in the catalogue's words. */
export function refusalPage(code: ErrorCode, address: BallotAddress): string {
  const { language } = address
  const words = BALLOT_WORDS[language]
  const [head, said] = isUnknownSlip(code)
    ? [words.unknown, words.unknownText]
    : [words.refused, ERROR_CODES[code][language]]
  return whole(
    address,
    head,
    `<h1>${head}</h1><p>${text(said)}</p><p class="muted">${helpAfter(code, language)}</p>`,
  )
}

function whole(address: BallotAddress, title: string, body: string): string {
  const { lang, other } = BALLOT_WORDS[address.language]
  const language: BallotLanguage = address.language === 'zh' ? 'en' : 'zh'
  const way = `<a href="${action({ ...address, language })}" hreflang="${language}" lang="${BALLOT_WORDS[language].lang}">${other}</a>`
  return plainPage({
    ...{ lang, title, style: STYLE, isListed: false },
    body: `<header>${way}</header><main>${body}</main>`,
  })
}

const action = ({ token, language }: BallotAddress): string =>
  `/b/${encodeURIComponent(token)}?lang=${language}`
