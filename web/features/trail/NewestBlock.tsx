// The newest checkpoint in words, its note to be kept elsewhere, and the log's public key.
import { download } from '#web/exports/download.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { openNewest } from '#web/lib/trail/check.ts'
import type { KeptCheckpoint } from '#web/lib/trail/heldCheckpoints.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import type { Newest } from './queries.ts'

export interface NewestProps {
  readonly newest: Newest
  readonly kept: readonly KeptCheckpoint[]
  readonly onKeep: (one: KeptCheckpoint) => void
}

export function NewestBlock({ newest, kept, onKeep }: NewestProps) {
  const { t, f } = useWords()
  const { note, vkey, size, root, signedAt } = newest
  const isKept = kept.some((one) => one.note === note)
  const isSigned = openNewest(newest) !== null
  const save = () => download(new Blob([note], { type: 'text/plain' }), `checkpoint-${size}.txt`)
  return (
    <Panel
      title={t('trail.newest', { n: f.integer(size) })}
      sub={t('trail.newestSub', { at: f.dateTimeLong(signedAt) })}
      actions={
        <>
          <Button
            kind="primary"
            isDisabled={isKept || !isSigned}
            onPress={() => onKeep({ note, vkey, size, keptAt: new Date().toISOString() })}
          >
            {isKept ? t('trail.kept') : t('trail.keep')}
          </Button>
          <Button onPress={save}>{t('trail.download')}</Button>
        </>
      }
    >
      <p>
        <Verdict kind={isSigned ? 'good' : 'poor'}>
          {t(isSigned ? 'trail.signed' : 'trail.newestNotSigned')}
        </Verdict>
      </p>
      <dl className="trail-facts">
        <dt>{t('trail.root')}</dt>
        <dd>
          <code>{root}</code>
        </dd>
        <dt>{t('trail.key')}</dt>
        <dd>
          <code>{vkey}</code>
        </dd>
      </dl>
      <p className="meta">{t('trail.keepWhy')}</p>
    </Panel>
  )
}
