// The marks a second reader is to look at, each to be ticked where it stands before the text can be approved.
import type { SendInput } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import type { PublicText } from './queries.ts'

export type Confirmed = SendInput<'approvePublicText'>['body']['confirmed'][number]

/** What could be a name, a number or a place, in the order of the text. */
export const suspectsOf = (text: PublicText): Confirmed[] =>
  text.marks
    .filter(({ kind }) => kind === 'suspect')
    .map(({ field, start, end }) => ({ field, start, text: (text[field] ?? '').slice(start, end) }))

export const keyOf = ({ field, start }: Confirmed): string => `${field} ${start}`

/** Signs shown before and after a mark. */
const AROUND = 4

interface ConfirmMarksProps {
  readonly text: PublicText
  readonly marks: readonly Confirmed[]
  /** Keys of those ticked. */
  readonly ticked: readonly string[]
  readonly onChange: (ticked: string[]) => void
}

export function ConfirmMarks({ text, marks, ticked, onChange }: ConfirmMarksProps) {
  const { t } = useWords()
  const turn = (key: string, isOn: boolean) =>
    onChange(isOn ? [...ticked, key] : ticked.filter((one) => one !== key))
  return (
    <fieldset className="chips">
      <legend>{t('texts.confirm', { n: ticked.length, of: marks.length })}</legend>
      <div className="row">
        {marks.map((mark) => {
          const key = keyOf(mark)
          const whole = text[mark.field] ?? ''
          const end = mark.start + mark.text.length
          return (
            <Chip key={key} isOn={ticked.includes(key)} onChange={(isOn) => turn(key, isOn)}>
              <span>
                {whole.slice(Math.max(0, mark.start - AROUND), mark.start)}
                <b>{mark.text}</b>
                {whole.slice(end, end + AROUND)}
              </span>
            </Chip>
          )
        })}
      </div>
    </fieldset>
  )
}
