// The bar above every screen: whose data, which period, its status, as of when; search, help, display, account.
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { APPRAISAL_STATES } from '#db/vocabulary.ts'
import { LANGUAGE_NAMES } from '#web/lib/i18n/languageNames.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { isUnfinished } from '#web/lib/periods.ts'
import { setPreferences } from '#web/lib/preferences.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { AccountLine } from './AccountMenu.tsx'
import { PeriodControl } from './PeriodControl.tsx'
import { PreferencesForm } from './PreferencesForm.tsx'

export function TopBar(props: { hasPeriod: boolean; onHelp: () => void }) {
  const { t, lang } = useWords()
  const meta = useMeta()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <header className="top">
      <p className="top-street">{meta.street.name}</p>
      {meta.demo ? <Pill>{t('shell.demo')}</Pill> : null}
      {props.hasPeriod ? <PeriodPart /> : null}
      <AsOf />
      <SearchBox />
      <div className="top-tools">
        <Button kind="icon" aria-label={t('shell.help')} title={t('shell.help')} onPress={props.onHelp}>
          ?
        </Button>
        <button
          type="button"
          className="btn btn-icon top-lang"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          title={t('shell.language')}
          onClick={() => setPreferences({ lang: other })}
        >
          {LANGUAGE_NAMES[other]}
        </button>
        <DisplayMenu />
      </div>
    </header>
  )
}

function PeriodPart() {
  const { t, label } = useWords()
  const meta = useMeta()
  const { filters } = useView()
  const status = meta.periods.find(({ id }) => id === filters.period)?.status
  const unfinished = isUnfinished(filters.period, meta) ? 'shell.provisionalRunning' : 'shell.provisional'
  return (
    <>
      <PeriodControl />
      <Pill kind="status">{status ? label(APPRAISAL_STATES, status) : t(unfinished)}</Pill>
    </>
  )
}

function AsOf() {
  const { t, f } = useWords()
  const meta = useMeta()
  const { filters } = useView()
  const time = f.dateTimeLong(filters.asOf ?? meta.asOf)
  return <p className="top-asof">{t(meta.clock === 'fixed' ? 'shell.asOfFixed' : 'shell.asOf', { time })}</p>
}

function SearchBox() {
  const { t } = useWords()
  const { search } = useView()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const q = text.trim()
    if (q !== '') void navigate({ to: '/cases', search: { ...commonSearch(search), q: [q] } })
  }
  return (
    <div className="top-find">
      {/* biome-ignore lint/a11y/useSemanticElements: the search element is unknown to the older browsers of offices */}
      <form role="search" onSubmit={submit}>
        <input
          id="find"
          type="search"
          aria-label={t('shell.searchCases')}
          placeholder={t('shell.search')}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <KeyHint keys="/" />
      </form>
    </div>
  )
}

function DisplayMenu() {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={trigger}
        kind="icon"
        className="top-display"
        aria-label={t('shell.preferences')}
        title={t('shell.preferences')}
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 4h7M13 4h1M2 12h1M7 12h7" className="icon-line" />
          <circle cx="11" cy="4" r="2" className="icon-line" />
          <circle cx="5" cy="12" r="2" className="icon-line" />
        </svg>
      </Button>
      <Popover
        isOpen={isOpen}
        onOpenChange={setOpen}
        triggerRef={trigger}
        placement="bottom end"
        label={t('shell.preferences')}
      >
        <PreferencesForm />
        <AccountLine onLeave={() => setOpen(false)} />
      </Popover>
    </>
  )
}
