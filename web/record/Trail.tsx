// The whole trail (全程留痕) as an ordered list: numbered disc = stage, ring = other event, square = pause.
import { Pill } from '#web/ui/Pill.tsx'
import { lengthWords } from './lengthWords.ts'
import { Person } from './Person.tsx'
import type { CaseDetail } from './queries.ts'
import { TrailProof } from './TrailProof.tsx'
import { changeLines, type TrailItem, trailLines, trailMarks } from './trailWords.ts'
import { useCellWords } from './useCellWords.ts'

export function Trail({ detail }: { readonly detail: CaseDetail }) {
  const { words } = useCellWords(detail.asOf)
  const { t } = words
  const marks = trailMarks(detail.trail)
  const backDated = detail.trail.filter((item) => item.backDated).length
  return (
    <section className="case-trail" aria-labelledby="trail-title">
      <h2 id="trail-title">{t('cases.trail')}</h2>
      {backDated === 0 ? null : (
        <p className="meta">{t('cases.backDatedCount', { n: backDated, of: detail.trail.length })}</p>
      )}
      <ol className="trail">
        {detail.trail.map((item, index) => (
          <Event key={item.seq} item={item} mark={marks[index] ?? 'ring'} detail={detail} />
        ))}
      </ol>
      <TrailProof detail={detail} />
    </section>
  )
}

interface EventProps {
  readonly item: TrailItem
  readonly mark: ReturnType<typeof trailMarks>[number]
  readonly detail: CaseDetail
}

function Event({ item, mark, detail }: EventProps) {
  const about = useCellWords(detail.asOf)
  const { f, t } = about.words
  const { title, who, chips, lines } = trailLines(item, detail, about)
  return (
    <li className={item.type === 'paused' ? 'trail-paused' : undefined}>
      <p className="trail-time">
        {f.dayMonthWeekday(item.occurredAt)}
        <span className="meta">{f.time(item.occurredAt)}</span>
      </p>
      <Dot mark={mark} />
      <div className="trail-event">
        <h3>
          {title}
          {who === '' ? null : <span className="trail-who">{who}</span>}
          {chips.map((chip) => (
            <Pill key={chip.text} kind={chip.kind}>
              {chip.text}
            </Pill>
          ))}
        </h3>
        {item.type === 'submitted' ? <Person key={detail.case.id} detail={detail} /> : null}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {changeLines(item, about).map((line) => (
          <p key={line} className="trail-change">
            {line}
          </p>
        ))}
        {item.backDated && item.recordedAt !== null ? (
          <p className="meta">
            {t('cases.backDatedNote', {
              occurred: f.dateTime(item.occurredAt),
              recorded: f.dateTime(item.recordedAt),
              gap: lengthWords(Date.parse(item.recordedAt) - Date.parse(item.occurredAt), about.words),
            })}
          </p>
        ) : null}
      </div>
    </li>
  )
}

function Dot({ mark }: { readonly mark: EventProps['mark'] }) {
  if (mark === 'pause') return <span className="trail-dot trail-dot-pause" aria-hidden="true" />
  if (mark === 'ring') return <span className="trail-dot trail-dot-ring" aria-hidden="true" />
  return (
    <span className="trail-dot" aria-hidden="true">
      {mark}
    </span>
  )
}
