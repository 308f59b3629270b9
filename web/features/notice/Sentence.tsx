// A sentence of figures: every number opens what it rests on, and lines may also break before a bracket.
import { Fragment } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { figureAt, type Place, piecesOf, rowAt, stopsOf } from './marked.ts'
import type { NoticeInput } from './noticeFacts.ts'
import { mayBreak } from './noticeText.ts'

export interface SentenceProps {
  readonly text: string
  readonly about: Pick<NoticeInput, 'kpis' | 'rankings' | 'compare'>
}

export function Sentence({ text, about }: SentenceProps) {
  const pieces = piecesOf(text)
  return pieces.map(({ text: shown, place }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed sentence never move
    <Fragment key={index}>
      {place === undefined ? (
        <Plain text={index === 0 ? shown : shown.slice(stopsOf(shown).length)} />
      ) : (
        <span className="paper-figure">
          <Figure {...{ place, about }} text={shown} />
          {stopsOf(pieces[index + 1]?.text ?? '')}
        </span>
      )}
    </Fragment>
  ))
}

function Plain({ text }: { readonly text: string }) {
  return mayBreak(text).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence never move
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}

interface FigureProps extends SentenceProps {
  readonly place: Place
}

function Figure({ place, text, about }: FigureProps) {
  const { f } = useWords()
  const { rankings, kpis, compare } = about
  if (place.of === 'points') {
    const row = rowAt(place.id, rankings)
    if (row === undefined) return text
    const { score, parts, indicators, department } = row
    return <ScoreValue {...score} {...{ parts, indicators, rankings }} of={department.name} />
  }
  const found = figureAt(place, about)
  if (found === undefined) return text
  const earlier = place.of === 'before' && compare !== 'none' ? kpis[compare]?.period.id : undefined
  const of = found.row?.department.name ?? (earlier === undefined ? undefined : f.period(earlier))
  return (
    <MetricValue
      metric={found.metric}
      envelope={rankings}
      {...(of === undefined ? {} : { of })}
      shown={{ text, figure: text }}
    />
  )
}
