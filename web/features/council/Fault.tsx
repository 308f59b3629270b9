// Why an act was refused, in words.
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function Fault({ error }: { readonly error: Error | null }) {
  const words = useWords()
  if (error === null) return null
  return (
    <p className="strip strip-poor" role="alert">
      {errorText(error, words)}
    </p>
  )
}
