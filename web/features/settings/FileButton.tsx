// Adds something from its JSON file; what is wrong with it is said by the server, field by field.
import { useRef, useState } from 'react'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { readJsonFile } from './readJsonFile.ts'

export interface FileButtonProps {
  readonly label: string
  readonly onFile: (content: object) => void
  readonly isDisabled?: boolean
  readonly error: Error | null
  /** What came of it, in words. */
  readonly said: string | null
}

export function FileButton({ label, onFile, isDisabled = false, error, said }: FileButtonProps) {
  const words = useWords()
  const { t } = words
  const input = useRef<HTMLInputElement>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const take = async (file: File | undefined) => {
    const content = file ? readJsonFile(await file.text()) : null
    setUnreadable(file !== undefined && content === null)
    if (content) onFile(content)
  }
  return (
    <>
      <button type="button" className="btn" disabled={isDisabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <span role="status" className="meta">
        {isUnreadable ? t('settings.notJson') : null}
        {error ? `${errorText(error, words)}${detailOf(error)}` : said}
      </span>
    </>
  )
}

/** What is wrong with the file, as the server said it. */
const detailOf = (error: Error): string => (error instanceof ApiProblem ? ` (${error.message})` : '')
