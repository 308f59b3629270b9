// Choosing a file: by button or by dropping it; an old .xls is refused before it travels.
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { ERROR_CODES } from '#api/domain/errors.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { useUpload } from './queries.ts'
import { SignInNote } from './SignInNote.tsx'

export function UploadCard() {
  const may = useMayWrite()
  if (may === 'unknown') return null
  if (may === 'yes') return <DropZone />
  return (
    <div className="import-drop import-closed">
      <SignInNote />
    </div>
  )
}

function DropZone() {
  const words = useWords()
  const { t, say } = words
  const navigate = useNavigate()
  const upload = useUpload()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [isOld, setOld] = useState(false)
  const take = (file: File | undefined) => {
    if (!file) return
    const isXls = /\.xls$/i.test(file.name)
    setOld(isXls)
    if (isXls) return
    upload.mutate(file, {
      onSuccess: ({ id }) => void navigate({ to: '/import/$job', params: { job: String(id) } }),
    })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const problem = isOld ? say(ERROR_CODES.xls_not_supported) : upload.error && errorText(upload.error, words)
  return (
    <section
      className={isOver ? 'import-drop over' : 'import-drop'}
      aria-label={t('imports.step_file')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('imports.choose')}
        accept=".csv,.xlsx,.xls,.txt,text/csv"
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <Button kind="primary" isDisabled={upload.isPending} onPress={() => input.current?.click()}>
        {upload.isPending ? t('imports.uploading') : t('imports.choose')}
      </Button>
      <p>{t('imports.dropHere')}</p>
      <p className="meta">{t('imports.formats')}</p>
      {problem ? (
        <p className="strip strip-poor" role="alert">
          {problem}
        </p>
      ) : null}
    </section>
  )
}
