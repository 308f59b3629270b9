// Answers of several people or versions side by side; where they differ a mark says so.
import { CHECK_ITEMS, CHECK_VERDICTS, codes } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { Answers } from '../drafts/draft.ts'

interface Column {
  readonly name: string
  readonly answers: Answers
  readonly note: string
}

export function Entries({ columns }: { readonly columns: readonly Column[] }) {
  const { t, label } = useWords()
  const said = (answers: Answers, item: keyof Answers) => {
    const verdict = answers[item]
    return verdict === undefined ? t('inspect.unanswered') : label(CHECK_VERDICTS, verdict)
  }
  return (
    <div className="table-region entries">
      <table className="table table-compact">
        <thead>
          <tr>
            <th scope="col">{t('inspect.item')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes(CHECK_ITEMS).map((item) => {
            const differs = new Set(columns.map(({ answers }) => answers[item])).size > 1
            return (
              <tr key={item} className={differs ? 'differs' : undefined}>
                <th scope="row">
                  {label(CHECK_ITEMS, item)}
                  {differs ? <span className="entries-mark">{t('inspect.differs')}</span> : null}
                </th>
                {columns.map(({ name, answers }) => (
                  <td key={name}>{said(answers, item)}</td>
                ))}
              </tr>
            )
          })}
          <tr>
            <th scope="row">{t('inspect.note')}</th>
            {columns.map(({ name, note }) => (
              <td key={name}>{note === '' ? t('format.missing') : note}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}
