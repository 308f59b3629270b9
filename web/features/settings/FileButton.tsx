// Adds a scheme from its file; what is wrong with it is said by the server, field by field.
import { useRef, useState } from 'react'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useAddScheme } from './queries.ts'
import { readSchemeFile } from './readSchemeFile.ts'

export function FileButton() {
  const words = useWords()
  const { t } = words
  const input = useRef<HTMLInputElement>(null)
  const add = useAddScheme()
  const [isUnreadable, setUnreadable] = useState(false)
  const take = async (file: File | undefined) => {
    const scheme = file ? readSchemeFile(await file.text()) : null
    setUnreadable(file !== undefined && scheme === null)
    if (scheme) add.mutate(scheme)
  }
  return (
    <>
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        {t('settings.fromFile')}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('settings.fromFile')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <span role="status" className="meta">
        {isUnreadable ? t('settings.notJson') : null}
        {add.error ? `${errorText(add.error, words)}${detailOf(add.error)}` : null}
        {add.data ? t('settings.added', { id: add.data.id, version: add.data.version }) : null}
      </span>
    </>
  )
}

/** What is wrong with the scheme, as the server said it. */
const detailOf = (error: Error): string =>
  error instanceof ApiProblem && error.code === 'bad_scheme' ? ` (${error.message})` : ''
