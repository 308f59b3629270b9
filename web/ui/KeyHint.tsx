// The key of a shortcut beside its action; hidden where single keys are switched off.
import { usePreferences } from '#web/lib/preferences.ts'

export function KeyHint(props: { readonly keys: string }) {
  const { shortcuts } = usePreferences()
  if (!shortcuts) return null
  return (
    <span className="keyhint" aria-hidden="true">
      {props.keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
