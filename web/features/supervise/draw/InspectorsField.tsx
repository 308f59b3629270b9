// Who stands for inspector, and with which departments each has a conflict (回避).
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { RemovableChip } from '#web/ui/Chip.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { Conflicts } from './NewSampleForm.tsx'
import type { PreviewData } from './queries.ts'

export interface InspectorsFieldProps {
  readonly inspectors: PreviewData['inspectors']
  readonly conflicts: Conflicts
  readonly onChange: (conflicts: Conflicts) => void
}

export function InspectorsField({ inspectors, conflicts, onChange }: InspectorsFieldProps) {
  const { t } = useWords()
  const { departments } = useMeta()
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id
  return (
    <details className="draw-more">
      <summary>{t('draw.inspectors')}</summary>
      <p className="meta">{t('draw.inspectorsSub')}</p>
      {inspectors.map(({ account, name }) => {
        const of = conflicts[account] ?? []
        const change = (ids: readonly string[]) => onChange({ ...conflicts, [account]: ids })
        const free = departments.filter(({ id }) => !of.includes(id))
        return (
          <div key={account} className="row draw-inspector">
            <Select
              label={t('draw.conflictsOf', { name })}
              value=""
              options={[
                { value: '', text: of.length === 0 ? t('draw.noConflict') : t('draw.addConflict', { name }) },
                ...free.map((one) => ({ value: one.id, text: one.name })),
              ]}
              onChange={(id) => (id === '' ? undefined : change([...of, id]))}
            />
            {of.map((id) => (
              <RemovableChip
                key={id}
                label={t('draw.removeConflict', { name, department: nameOf(id) })}
                onRemove={() => change(of.filter((one) => one !== id))}
              >
                {nameOf(id)}
              </RemovableChip>
            ))}
          </div>
        )
      })}
    </details>
  )
}
