// The contents of a playlist in their order: what, how long, on which days and hours, from which day to which.
import { codes, SLIDE_KINDS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Select } from '#web/ui/Select.tsx'
import { DayBoxes } from './DayBoxes.tsx'
import { moved, type SlideDraft, withSlide } from './playlistDraft.ts'
import { TimeField } from './TimeField.tsx'

export interface SlideFieldsProps {
  readonly slides: readonly SlideDraft[]
  readonly onChange: (slides: readonly SlideDraft[]) => void
}

export function SlideFields({ slides, onChange }: SlideFieldsProps) {
  const { t } = useWords()
  const change = (key: number, patch: Partial<SlideDraft>) =>
    onChange(slides.map((slide) => (slide.key === key ? { ...slide, ...patch } : slide)))
  return (
    <>
      <h3>{t('screens.slides')}</h3>
      {slides.map((slide, i) => (
        <fieldset key={slide.key} className="settings-screen-slide">
          <legend>{t('screens.slide', { n: i + 1 })}</legend>
          <OneSlide slide={slide} onChange={(patch) => change(slide.key, patch)} />
          <div className="row">
            <Act word="up" n={i + 1} isDisabled={i === 0} onPress={() => onChange(moved(slides, i, -1))} />
            <Act
              word="down"
              n={i + 1}
              isDisabled={i === slides.length - 1}
              onPress={() => onChange(moved(slides, i, 1))}
            />
            <Act word="remove" n={i + 1} onPress={() => onChange(slides.filter((one) => one !== slide))} />
          </div>
        </fieldset>
      ))}
      <Button onPress={() => onChange(withSlide(slides, 'ranking'))}>{t('screens.addSlide')}</Button>
    </>
  )
}

interface ActProps {
  readonly word: 'up' | 'down' | 'remove'
  readonly n: number
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

function Act({ word, n, isDisabled = false, onPress }: ActProps) {
  const { t } = useWords()
  const act = t(`screens.${word}`)
  return (
    <Button
      size="small"
      isDisabled={isDisabled}
      onPress={onPress}
      aria-label={t('screens.actName', { act, name: t('screens.slide', { n }) })}
    >
      {act}
    </Button>
  )
}

interface OneSlideProps {
  readonly slide: SlideDraft
  readonly onChange: (patch: Partial<SlideDraft>) => void
}

function OneSlide({ slide, onChange }: OneSlideProps) {
  const { t, label } = useWords()
  return (
    <>
      <div className="settings-screen-pair">
        <Select
          label={t('screens.kind')}
          value={slide.kind}
          options={codes(SLIDE_KINDS).map((value) => ({ value, text: label(SLIDE_KINDS, value) }))}
          onChange={(kind) => onChange({ kind })}
        />
        <Field
          label={t('screens.seconds')}
          inputMode="numeric"
          value={slide.seconds}
          onChange={(seconds) => onChange({ seconds })}
        />
      </div>
      <details>
        <summary>{t('screens.when')}</summary>
        <DayBoxes days={slide.days} onChange={(days) => onChange({ days })} />
        <div className="settings-screen-pair">
          <TimeField
            label={t('screens.whenFrom')}
            value={slide.from}
            onChange={(from) => onChange({ from })}
          />
          <TimeField label={t('screens.whenTo')} value={slide.to} onChange={(to) => onChange({ to })} />
          <TimeField
            type="date"
            label={t('screens.whenFirst')}
            value={slide.first}
            onChange={(first) => onChange({ first })}
          />
          <TimeField
            type="date"
            label={t('screens.whenLast')}
            value={slide.last}
            onChange={(last) => onChange({ last })}
          />
        </div>
      </details>
    </>
  )
}
