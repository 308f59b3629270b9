// The letter itself after GB/T 9704: title, addressees, four sections, annex line, office and date. Only the demands can be edited.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { CouncilSection } from './CouncilSection.tsx'
import type { NoticeText } from './noticeText.ts'
import type { PaperFigures } from './readPaper.ts'
import { Sentence } from './Sentence.tsx'

export interface LetterProps {
  readonly period: string
  readonly text: NoticeText
  readonly figures: PaperFigures
  readonly dateMs: number
  readonly isDraft: boolean
}

export function Letter({ period, text, figures, dateMs, isDraft }: LetterProps) {
  const { t, f } = useWords()
  const { compare } = useView()
  const about = { ...figures, compare }
  const { street } = useMeta()
  const office = street.name.endsWith(t('notice.officeEnding'))
    ? street.name
    : t('notice.office', { street: street.name })
  return (
    <div className="paper-letter">
      <h2>{text.title}</h2>
      <p className="paper-to">{text.to}</p>
      <p>
        <strong>{t('notice.basics')}</strong>
        <Sentence text={text.basics} about={about} />
      </p>
      <p>
        <strong>{t('notice.ranking')}</strong>
        <Sentence text={text.ranking} about={about} />
      </p>
      <p>
        <strong>{t('notice.problems')}</strong>
        <Sentence text={text.problems} about={about} />
      </p>
      <div className="paper-demands">
        <strong>{t('notice.demands')}</strong>
        {/* biome-ignore lint/a11y/useSemanticElements: a textarea would neither grow with its text nor break across pages in print */}
        <span
          role="textbox"
          aria-multiline="true"
          aria-label={t('notice.demandsLabel')}
          tabIndex={0}
          contentEditable="plaintext-only"
          suppressContentEditableWarning
          spellCheck={false}
        >
          {t('notice.demandsText')}
        </span>
      </div>
      <CouncilSection period={period} />
      <p>{text.annex}</p>
      <div className="paper-sign">
        <p>{office}</p>
        <p>{isDraft ? `${f.date(dateMs)}${t('notice.dateDraft')}` : f.date(dateMs)}</p>
      </div>
    </div>
  )
}
