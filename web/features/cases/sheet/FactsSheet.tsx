// What the case is, on paper: what was asked, by whom (masked), where, who received it and who answers for it.
import { CHANNELS, SCOPES, STAGES, URGENCIES } from '#db/vocabulary.ts'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { useCellWords } from '#web/record/useCellWords.ts'

export function FactsSheet({ detail }: { readonly detail: CaseDetail }) {
  const { words, names } = useCellWords(detail.asOf)
  const { t, f, label } = words
  const { case: item, person } = detail
  const asked = [person.name, person.phone, person.address].filter((part) => part !== null)
  const stage = item.void ? t('cases.void') : label(STAGES, item.stage)
  const rows: readonly (readonly [string, string])[] = [
    [t('exports.caseTitle'), item.title ?? t('cases.untitled')],
    ...(detail.text === null ? [] : [[t('cases.sheetText'), detail.text] as const]),
    ...(asked.length === 0 ? [] : [[t('cases.sheetPerson'), asked.join(t('cases.whoGap'))] as const]),
    [t('cases.category'), names.category(item.category1, item.category2)],
    [
      t('cases.sheetKind'),
      [label(URGENCIES, item.urgency), label(SCOPES, item.scope)].join(t('cases.whoGap')),
    ],
    [t('cases.receivedBy'), `${f.dateTimeLong(item.receivedAt)} · ${label(CHANNELS, item.channel)}`],
    [t('exports.source'), `${item.source} · ${item.number}`],
    [t('cases.firstReceiverFixed'), names.department(item.firstReceiver)],
    [t('cases.responsible'), names.department(item.department)],
    [t('cases.community'), names.community(item.community)],
    [t('cases.standing'), stage],
  ]
  return (
    <PaperTable caption={t('cases.sheetFacts')}>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row" className="paper-unit case-sheet-name">
              {name}
            </th>
            <td className="paper-unit">{value}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}
