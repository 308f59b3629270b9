// Somebody saved another version while this one was written: what they changed beside what is changed here, and the choice.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { RuleSet, StoredRules } from '../queries.ts'
import { useChangeWords } from './limitWords.ts'
import { changedLimits, changesOf, type LimitChange, type RuleDraft, rowsOf } from './ruleDraft.ts'

export interface ConflictProps {
  readonly theirs: StoredRules
  readonly draft: RuleDraft
  readonly onKeep: (version: string) => void
  readonly onTake: (theirs: RuleSet) => void
}

export function Conflict({ theirs, draft, onKeep, onTake }: ConflictProps) {
  const { t, f } = useWords()
  const { rules, actor } = theirs
  const { version } = rules
  const from = f.date(`${rules.effectiveFrom}T12:00:00Z`)
  return (
    <div className="strip strip-amber settings-conflict" role="alert">
      <p>{t('rules.conflict', { version, actor: actor ?? t('settings.builtIn'), from })}</p>
      <Changes
        title={t('rules.conflictTheirs', { version })}
        changes={changedLimits(rowsOf(draft.base), rowsOf(rules))}
      />
      <Changes title={t('rules.conflictMine')} changes={changesOf(draft)} />
      <p className="row">
        <Button onPress={() => onTake(rules)}>{t('rules.useTheirs', { version })}</Button>
        <Button onPress={() => onKeep(version)}>{t('rules.keepMine')}</Button>
      </p>
    </div>
  )
}

function Changes({ title, changes }: { readonly title: string; readonly changes: readonly LimitChange[] }) {
  const { t } = useWords()
  const say = useChangeWords()
  return (
    <>
      <b>{title}</b>
      <ul>
        {changes.length === 0 ? <li>{t('rules.conflictNothing')}</li> : null}
        {changes.map((change) => (
          <li key={say(change)}>{say(change)}</li>
        ))}
      </ul>
    </>
  )
}
