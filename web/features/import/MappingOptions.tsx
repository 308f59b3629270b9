// What holds for the whole file: source, coordinate system, order of dates, whose deadlines count, encoding.
import type { Mapping } from '#api/contract/mapping.ts'
import { COORDINATE_SYSTEMS, type CoordinateSystem, codes } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import type { ImportDraft } from './draftStore.ts'
import type { ImportPreview } from './queries.ts'

const DATE_ORDERS = ['ymd', 'mdy', 'dmy'] as const
const RULE_SETS = ['default', 'published'] as const
const ENCODINGS = ['auto', 'utf-8', 'gb18030'] as const

export interface MappingOptionsProps {
  readonly draft: ImportDraft
  readonly mapping: Mapping
  readonly preview: ImportPreview
  readonly onChange: (draft: ImportDraft) => void
}

export function MappingOptions({ draft, mapping, preview, onChange }: MappingOptionsProps) {
  const { t, label } = useWords()
  const patch = (part: Partial<Pick<Mapping, 'source' | 'dateFormat' | 'ruleSet'>>) =>
    onChange({ ...draft, mapping: JSON.stringify({ ...mapping, ...part }) })
  const crs: CoordinateSystem = draft.crs ?? mapping.crs ?? 'wgs84'
  return (
    <div className="import-options">
      <Field
        label={t('imports.source')}
        value={mapping.source}
        maxLength={40}
        isRequired
        hint={t('imports.sourceHint')}
        onChange={(source) => patch({ source })}
      />
      <Select
        label={t('imports.crs')}
        value={crs}
        options={codes(COORDINATE_SYSTEMS).map((code) => ({
          value: code,
          text: label(COORDINATE_SYSTEMS, code),
        }))}
        onChange={(chosen) => onChange({ ...draft, crs: chosen })}
      />
      <Select
        label={t('imports.dateOrder')}
        value={mapping.dateFormat}
        options={DATE_ORDERS.map((order) => ({ value: order, text: t(`imports.date_${order}`) }))}
        onChange={(dateFormat) => patch({ dateFormat })}
      />
      <Select
        label={t('imports.ruleSet')}
        value={mapping.ruleSet}
        options={RULE_SETS.map((ruleSet) => ({ value: ruleSet, text: t(`imports.ruleSet_${ruleSet}`) }))}
        onChange={(ruleSet) => patch({ ruleSet })}
      />
      {preview.encoding === '' ? null : (
        <Select
          label={t('imports.encoding')}
          value={draft.encoding}
          options={ENCODINGS.map((encoding) => ({
            value: encoding,
            text:
              encoding === 'auto'
                ? t('imports.encodingAuto', { found: preview.encoding.toUpperCase() })
                : encoding.toUpperCase(),
          }))}
          onChange={(encoding) => onChange({ ...draft, encoding })}
        />
      )}
    </div>
  )
}
