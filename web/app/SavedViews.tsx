// The views kept in this browser: the present one under a name, the others one press away.
import { useLocation, useRouter } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { LONGEST_NAME, removeView, saveView, useSavedViews } from '#web/lib/savedViews.ts'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Popover } from '#web/ui/Popover.tsx'

export function SavedViews() {
  const { t } = useWords()
  const views = useSavedViews()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button ref={trigger} size="small" aria-expanded={isOpen} onPress={() => setOpen(true)}>
        {views.length > 0 ? t('shell.viewsN', { n: views.length }) : t('shell.views')}
      </Button>
      <Popover isOpen={isOpen} onOpenChange={setOpen} triggerRef={trigger} label={t('shell.views')}>
        <Kept onOpen={() => setOpen(false)} />
        <SaveForm />
      </Popover>
    </>
  )
}

function Kept({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useWords()
  const views = useSavedViews()
  const router = useRouter()
  if (views.length === 0) return <p className="meta">{t('shell.viewsNone')}</p>
  return (
    <ul className="views">
      {views.map(({ name, href }) => (
        <li key={name}>
          <a
            href={href}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              router.history.push(href)
              onOpen()
            }}
          >
            {name}
          </a>
          <Button kind="icon" aria-label={t('shell.viewRemove', { name })} onPress={() => removeView(name)}>
            ×
          </Button>
        </li>
      ))}
    </ul>
  )
}

function SaveForm() {
  const { t } = useWords()
  const href = useLocation({ select: (location) => location.href })
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    saveView({ name, href })
    setName('')
  }
  return (
    <form className="views-form" onSubmit={submit}>
      <Field label={t('shell.viewName')} value={name} maxLength={LONGEST_NAME} onChange={setName} />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('shell.viewSave')}
      </Button>
    </form>
  )
}
