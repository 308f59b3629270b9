// The whole trail on paper, an event a row; the head repeats on every page and no row is cut.
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { changeLines, trailLines } from '#web/record/trailWords.ts'
import { useCellWords } from '#web/record/useCellWords.ts'

export function TrailSheet({ detail }: { readonly detail: CaseDetail }) {
  const about = useCellWords(detail.asOf)
  const { t, f } = about.words
  return (
    <>
      <h3 className="case-sheet-head">{t('cases.trail')}</h3>
      <PaperTable caption={t('cases.trail')}>
        <thead>
          <tr>
            <th scope="col">{t('cases.sheetTime')}</th>
            <th scope="col">{t('cases.sheetEvent')}</th>
            <th scope="col">{t('cases.sheetWho')}</th>
            <th scope="col" className="paper-unit">
              {t('cases.sheetSaid')}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.trail.map((item) => {
            const { title, who, chips, lines } = trailLines(item, detail, about)
            const said = [...chips.map(({ text }) => text), ...lines, ...changeLines(item, about)]
            return (
              <tr key={item.seq}>
                <td className="paper-nw">{f.dateTimeLong(item.occurredAt)}</td>
                <th scope="row" className="paper-nw">
                  {title}
                </th>
                <td>{who}</td>
                <td className="paper-unit">{said.join(t('cases.clauseGap'))}</td>
              </tr>
            )
          })}
        </tbody>
      </PaperTable>
    </>
  )
}
