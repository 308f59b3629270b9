// Which figures count the case, for whom, with what and why, on paper; the main ones, as the page has them open.
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { useCellWords } from '#web/record/useCellWords.ts'
import { countedGroups } from '../factWords.ts'

export function CountedSheet({ detail }: { readonly detail: CaseDetail }) {
  const about = useCellWords(detail.asOf)
  const { t } = about.words
  const { main } = countedGroups(detail, useMeta().metrics, about)
  return (
    <>
      <h3 className="case-sheet-head">{t('cases.counted')}</h3>
      {main.length === 0 ? (
        <p className="case-sheet-line">{t('cases.sheetUncounted')}</p>
      ) : (
        <PaperTable caption={t('cases.counted')}>
          <thead>
            <tr>
              <th scope="col" className="paper-unit">
                {t('exports.indicator')}
              </th>
              <th scope="col">{t('cases.sheetCounts')}</th>
              <th scope="col">{t('cases.sheetFor')}</th>
              <th scope="col" className="paper-unit">
                {t('cases.sheetWhy')}
              </th>
            </tr>
          </thead>
          <tbody>
            {main.flatMap(({ metric, name, units }) =>
              units.map((unit) => (
                <tr key={`${metric}-${unit.key}`}>
                  <th scope="row" className="paper-unit paper-nw">
                    {name}
                  </th>
                  <td className="paper-nw">{unit.word}</td>
                  <td>{unit.attribution}</td>
                  <td className="paper-unit">{unit.reason}</td>
                </tr>
              )),
            )}
          </tbody>
        </PaperTable>
      )}
    </>
  )
}
