// A screen's programme as files: one page for a stick, or pictures of the very size of a board.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { reportScreenFile } from '#web/exports/reportExport.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AddressNote } from '#web/ui/AddressNote.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { readProgramme, type Screen } from './queries.ts'

const LEAST = 64
const MOST = 8000

export interface FilesFormProps {
  readonly screen: Screen
  readonly onClose: () => void
}

export function FilesForm({ screen, onClose }: FilesFormProps) {
  const { t } = useWords()
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={t('screens.filesTitle', { name: screen.name })}
      footer={<Button onPress={onClose}>{t('screens.close')}</Button>}
    >
      <div className="stack settings-screen">
        <AddressNote />
        <OneFile screen={screen} />
        <Pictures screen={screen} />
      </div>
    </Dialog>
  )
}

function OneFile({ screen }: { readonly screen: Screen }) {
  const words = useWords()
  const { t } = words
  const make = useMutation({
    mutationFn: async () => {
      const programme = await readProgramme(screen.id)
      const { savePage } = await import('./screenFiles.ts')
      await reportScreenFile({ screen: screen.id, format: 'html' }, words)
      await savePage(programme)
    },
  })
  return (
    <section>
      <h3>{t('screens.html')}</h3>
      <p className="meta">{t('screens.htmlSub')}</p>
      <Fault error={make.error} />
      <Button kind="primary" isDisabled={make.isPending} onPress={() => make.mutate()}>
        {t('screens.htmlSave')}
      </Button>
    </section>
  )
}

function Pictures({ screen }: { readonly screen: Screen }) {
  const words = useWords()
  const { t } = words
  const [width, setWidth] = useState(String(screen.heartbeat?.width || 1920))
  const [height, setHeight] = useState(String(screen.heartbeat?.height || 1080))
  const [drawn, setDrawn] = useState({ n: 0, of: 0 })
  const size = { width: Number(width), height: Number(height) }
  const isFine = [size.width, size.height].every((px) => Number.isInteger(px) && px >= LEAST && px <= MOST)
  const make = useMutation({
    mutationFn: async () => {
      const programme = await readProgramme(screen.id)
      const { savePictures } = await import('./screenFiles.ts')
      await reportScreenFile({ screen: screen.id, format: 'png' }, words)
      await savePictures(programme, size, (n, of) => setDrawn({ n, of }))
    },
  })
  return (
    <section>
      <h3>{t('screens.png')}</h3>
      <p className="meta">{t('screens.pngSub')}</p>
      <div className="settings-screen-pair">
        <Field label={t('screens.width')} inputMode="numeric" value={width} onChange={setWidth} />
        <Field label={t('screens.height')} inputMode="numeric" value={height} onChange={setHeight} />
      </div>
      {isFine ? null : (
        <p className="field-error" role="alert">
          {t('screens.faultSize')}
        </p>
      )}
      <Fault error={make.error} />
      <p className="meta" aria-live="polite">
        {make.isPending && drawn.of > 0 ? t('screens.pngWorking', drawn) : null}
      </p>
      <Button kind="primary" isDisabled={!isFine || make.isPending} onPress={() => make.mutate()}>
        {t('screens.pngSave')}
      </Button>
    </section>
  )
}

function Fault({ error }: { readonly error: Error | null }) {
  const words = useWords()
  return error === null ? null : (
    <p className="strip strip-poor" role="alert">
      {errorText(error, words)}
    </p>
  )
}
