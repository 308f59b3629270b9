// Adds a version of a rule set from its file; the cases it concerns are judged anew.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { FileButton } from '../FileButton.tsx'
import { type RulesWish, useAddRules } from '../queries.ts'
import { ruleSetName } from './limitWords.ts'

export function RulesFile() {
  const words = useWords()
  const { t, f } = words
  const add = useAddRules()
  const { data } = add
  return (
    <FileButton
      label={t('rules.fromFile')}
      onFile={(content) => add.mutate({ rules: content as RulesWish['rules'] })}
      isDisabled={add.isPending}
      error={add.error}
      said={
        data
          ? t('rules.added', {
              ...{ id: ruleSetName(data.id, words), version: data.version },
              ...{ cases: f.integer(data.cases), changed: f.integer(data.changed) },
            })
          : add.isPending
            ? t('rules.working')
            : null
      }
    />
  )
}
