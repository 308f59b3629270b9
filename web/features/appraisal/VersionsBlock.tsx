// The versions of a period: which one is shown, which one stands, and the way to the others.
import { APPRAISAL_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import type { AppraisalData } from './queries.ts'

/** Nothing where there is only one. */
export function VersionsBlock({ data }: { readonly data: AppraisalData }) {
  const { t, label } = useWords()
  const { set } = useView()
  const { versions, version: shown, state } = data
  if (versions.length < 2) return null
  const latest = versions.at(-1)?.version
  const stands = versions.find((one) => one.state === 'published')
  const isDraft = state === 'frozen' || state === 'objection'
  return (
    <div className="appraisal-versions">
      {isDraft && stands ? (
        <p className="strip strip-grey">{t('appraisal.draftBeside', { n: stands.version })}</p>
      ) : null}
      <p className="row">
        <span>{t('appraisal.versions')}</span>
        {versions.map(({ version, state: its }) => (
          <button
            key={version}
            type="button"
            className="btn btn-plain btn-small"
            aria-pressed={version === shown}
            onClick={() => set({ snapshot: version === latest ? null : String(version) })}
          >
            {t('appraisal.stateLine', { state: label(APPRAISAL_STATES, its), n: version })}
          </button>
        ))}
      </p>
    </div>
  )
}
