// Another version was saved meanwhile, at another desk of the same account: both are shown, and one is chosen.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RecordCheck } from '#api/contract/checks.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { CheckEntry } from '../drafts/draft.ts'
import { Entries } from './Entries.tsx'

interface ConflictProps {
  readonly check: RecordCheck
  readonly entry: CheckEntry
  readonly onKeepMine: (version: number) => void
  readonly onTakeStored: () => void
}

export function Conflict({ check, entry, onKeepMine, onTakeStored }: ConflictProps) {
  const { t, f } = useWords()
  const client = useQueryClient()
  // What is stored may have been read before somebody saved it.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['inspect', 'record'] })
  }, [client])
  const { own } = check
  if (own === null) return null
  return (
    <div className="check-conflict panel panel-card" role="alert">
      <h3>{t('inspect.conflict')}</h3>
      <Entries
        columns={[
          { ...own, name: t('inspect.stored', { at: f.dateTime(own.savedAt) }) },
          { ...entry, name: t('inspect.here') },
        ]}
      />
      <div className="row">
        <Button kind="primary" onPress={() => onKeepMine(own.version)}>
          {t('inspect.keepMine')}
        </Button>
        <Button onPress={onTakeStored}>{t('inspect.takeStored')}</Button>
      </div>
    </div>
  )
}
