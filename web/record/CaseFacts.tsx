// The line of facts below the title: category, first receiver, responsible, place, channel, standing.
import { CHANNELS, SCOPES, STAGES, URGENCIES } from '#db/vocabulary.ts'
import { Verdict } from '#web/ui/Verdict.tsx'
import type { CaseDetail } from './queries.ts'
import { timeLeft } from './timeLeft.ts'
import { useCellWords } from './useCellWords.ts'

export function CaseFacts({ detail }: { readonly detail: CaseDetail }) {
  const about = useCellWords(detail.asOf)
  const { words, names } = about
  const { t, f, label } = words
  const item = detail.case
  const left = timeLeft(item, detail.asOf, about)
  const kind = [names.category(item.category1, item.category2), label(URGENCIES, item.urgency)]
  if (item.scope !== 'unknown') kind.push(label(SCOPES, item.scope))
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('cases.category'), kind.join(' · ')],
    [t('cases.receivedBy'), `${f.dateTimeLong(item.receivedAt)} · ${label(CHANNELS, item.channel)}`],
    [t('cases.firstReceiverFixed'), names.department(item.firstReceiver)],
    [t('cases.responsible'), names.department(item.department)],
    [t('cases.community'), <Place key="place" detail={detail} name={names.community(item.community)} />],
    [
      t('cases.standing'),
      <span key="standing" className="case-standing">
        {item.void ? t('cases.void') : label(STAGES, item.stage)}
        {item.void ? null : <Verdict kind={left.kind}>{left.word}</Verdict>}
      </span>,
    ],
  ]
  return (
    <dl className="case-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Place({ detail, name }: { readonly detail: CaseDetail; readonly name: string }) {
  const { t } = useCellWords(detail.asOf).words
  const { position } = detail
  const note =
    position === null
      ? t('cases.noPosition')
      : position.isDefault
        ? t('cases.defaultPosition')
        : position.cell === null
          ? null
          : t('cases.cell', { cell: position.cell })
  return (
    <>
      {name}
      {note === null ? null : <span className="meta case-place">{note}</span>}
    </>
  )
}
