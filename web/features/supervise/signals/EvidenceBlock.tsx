// What stands behind a question: a small chart, what repeats, and what was answered before.
import { useQuery } from '@tanstack/react-query'
import { SIGNAL_ANSWERS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { type BarRow, bars } from '#web/marks/bars.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { type Evidence, evidenceQuery, type SignalItem } from './queries.ts'

export function EvidenceBlock({ item }: { readonly item: SignalItem }) {
  const { filters } = useView()
  const query = useQuery(evidenceQuery(filters, item))
  return (
    <QueryState query={query} height="10rem" lines={4}>
      {(data) => (
        <div className="signal-evidence">
          <Chart data={data} />
          {data.groups.length > 0 ? <Repeats groups={data.groups} /> : null}
          {data.answers.length > 0 ? <Answers answers={data.answers} /> : null}
        </div>
      )}
    </QueryState>
  )
}

/** Shares are drawn as shares, plain numbers as numbers; what the question is about stands out by its shade and its text. */
function Chart({ data }: { readonly data: Evidence }) {
  const { f, lang, say } = useWords()
  const rows = data.bars.map(({ label, value, of, isOwn }): BarRow => {
    const share = of === null ? value : of === 0 ? 0 : value / of
    const text =
      of === null ? f.integer(value) : of === 0 ? '—' : `${f.rate(share)} · ${f.fraction(value, of)}`
    return {
      label: `${isOwn ? '▸ ' : ''}${say(label)}`,
      value: share,
      text,
      kind: isOwn ? 'attention' : 'uncertain',
    }
  })
  return (
    <div>
      <h4>{say(data.barsTitle)}</h4>
      <SizedMark draw={({ em }) => bars(rows, { lang, em, format: (value) => f.number(value) })} />
    </div>
  )
}

function Repeats({ groups }: Pick<Evidence, 'groups'>) {
  const { t, f } = useWords()
  return (
    <div>
      <h4>{t('signals.repeats')}</h4>
      <ul className="signal-groups">
        {groups.map(({ text, count, cases: [first] }) => (
          <li key={first ?? text}>
            <b>{t('signals.repeatTimes', { n: f.integer(count) })}</b> {text}
            {first === undefined ? null : (
              <AppLink to="/cases/$id" params={{ id: first }} className="signal-first">
                {t('signals.repeatFirst', { id: first })}
              </AppLink>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Answers({ answers }: Pick<Evidence, 'answers'>) {
  const { t, f, label } = useWords()
  return (
    <div>
      <h4>{t('signals.answers')}</h4>
      <ol className="signal-answers">
        {answers.map(({ answer, note, by, at, numThen, denThen }) => (
          <li key={at}>
            <span className="meta">
              {t('signals.answered', {
                ...{ by, time: f.dateTime(at), answer: label(SIGNAL_ANSWERS, answer) },
                ...{ num: f.integer(numThen), den: f.integer(denThen) },
              })}
            </span>
            <br />
            {note}
          </li>
        ))}
      </ol>
    </div>
  )
}
