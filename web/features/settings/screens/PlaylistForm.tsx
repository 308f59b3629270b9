// What a screen plays: contents in their order, how long and when, in which language and how large.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { smallestFont } from '#api/domain/screen/legibility.ts'
import { codes, SCREEN_LANGUAGES, SCREEN_THEMES } from '#db/vocabulary.ts'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Field } from '#web/ui/Field.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Select } from '#web/ui/Select.tsx'
import {
  draftOf,
  type PlaylistDraft,
  type PlaylistFault,
  playlistFault,
  playlistOfDraft,
} from './playlistDraft.ts'
import { type Playlist, playlistQuery, type Screen, useSetPlaylist } from './queries.ts'
import { SlideFields } from './SlideFields.tsx'
import { TimeField } from './TimeField.tsx'

export interface PlaylistFormProps {
  readonly screen: Screen
  readonly onClose: () => void
}

export function PlaylistForm({ screen, onClose }: PlaylistFormProps) {
  const { t } = useWords()
  const query = useQuery(playlistQuery(screen.id))
  return (
    <Dialog isOpen onOpenChange={onClose} kind="drawer" title={t('screens.editTitle', { name: screen.name })}>
      <QueryState query={query} height="20rem" lines={6}>
        {({ playlist, version }) => <Form key={version} id={screen.id} stored={playlist} onClose={onClose} />}
      </QueryState>
    </Dialog>
  )
}

interface FormProps {
  readonly id: number
  readonly stored: Playlist
  readonly onClose: () => void
}

function Form({ id, stored, onClose }: FormProps) {
  const words = useWords()
  const { t } = words
  const [draft, setDraft] = useState(() => draftOf(stored))
  const [fault, setFault] = useState<PlaylistFault | null>(null)
  const save = useSetPlaylist(id)
  const change = (patch: Partial<PlaylistDraft>) => setDraft({ ...draft, ...patch })
  const submit = () => {
    const found = playlistFault(draft)
    setFault(found)
    if (found === null) save.mutate(playlistOfDraft(draft), { onSuccess: onClose })
  }
  const isMobile = save.error instanceof ApiProblem && save.error.code === 'validation'
  return (
    <div className="stack settings-screen">
      {fault !== null || save.error !== null ? (
        <p className="strip strip-poor" role="alert">
          {fault !== null
            ? t(`screens.${fault}`)
            : isMobile
              ? t('screens.faultMobile')
              : errorText(save.error, words)}
        </p>
      ) : null}
      <Look draft={draft} onChange={change} />
      <Feedback draft={draft} onChange={change} />
      <SlideFields slides={draft.slides} onChange={(slides) => change({ slides })} />
      <div className="row">
        <Button kind="primary" onPress={submit} isDisabled={save.isPending}>
          {t('screens.save')}
        </Button>
        <Button onPress={onClose}>{t('screens.cancel')}</Button>
      </div>
    </div>
  )
}

interface PartProps {
  readonly draft: PlaylistDraft
  readonly onChange: (patch: Partial<PlaylistDraft>) => void
}

function Look({ draft, onChange }: PartProps) {
  const { t, label } = useWords()
  return (
    <>
      <div className="settings-screen-pair">
        <Select
          label={t('screens.language')}
          value={draft.language}
          options={codes(SCREEN_LANGUAGES).map((value) => ({ value, text: label(SCREEN_LANGUAGES, value) }))}
          onChange={(language) => onChange({ language })}
        />
        <Select
          label={t('screens.theme')}
          value={draft.theme}
          options={codes(SCREEN_THEMES).map((value) => ({ value, text: label(SCREEN_THEMES, value) }))}
          onChange={(theme) => onChange({ theme })}
        />
        <Field
          label={t('screens.metres')}
          inputMode="decimal"
          value={draft.metres}
          onChange={(metres) => onChange({ metres })}
        />
        <Field
          label={t('screens.inches')}
          inputMode="decimal"
          value={draft.inches}
          onChange={(inches) => onChange({ inches })}
        />
      </div>
      <p className="meta" aria-live="polite">
        {fontText(draft, t)}
      </p>
      <Field
        label={t('screens.top')}
        inputMode="numeric"
        value={draft.top}
        onChange={(top) => onChange({ top })}
      />
      <Night draft={draft} onChange={onChange} />
    </>
  )
}

function fontText({ metres, inches }: PlaylistDraft, t: ReturnType<typeof useWords>['t']): string {
  const [far, wide] = [Number(metres), Number(inches)]
  if (!(far > 0 && wide > 0)) return t('screens.fontUsual')
  return t('screens.font', { px: smallestFont(far, wide) })
}

const USUAL_NIGHT = { from: '22:00', to: '06:00' }

function Night({ draft, onChange }: PartProps) {
  const { t } = useWords()
  const { night } = draft
  return (
    <fieldset className="settings-screen-slide">
      <legend>
        <label className="row">
          <input
            type="checkbox"
            checked={night !== null}
            onChange={() => onChange({ night: night === null ? USUAL_NIGHT : null })}
          />
          {t('screens.night')}
        </label>
      </legend>
      {night === null ? null : (
        <div className="settings-screen-pair">
          <TimeField
            label={t('screens.nightFrom')}
            value={night.from}
            onChange={(from) => onChange({ night: { ...night, from: from ?? USUAL_NIGHT.from } })}
          />
          <TimeField
            label={t('screens.nightTo')}
            value={night.to}
            onChange={(to) => onChange({ night: { ...night, to: to ?? USUAL_NIGHT.to } })}
          />
        </div>
      )}
    </fieldset>
  )
}

function Feedback({ draft, onChange }: PartProps) {
  const { t } = useWords()
  const { feedback } = draft
  const change = (patch: Partial<Playlist['feedback']>) => onChange({ feedback: { ...feedback, ...patch } })
  return (
    <>
      {(['phone', 'hours', 'place'] as const).map((name) => (
        <Field
          key={name}
          label={t(`screens.${name}`)}
          value={feedback[name]}
          maxLength={60}
          onChange={(text) => change({ [name]: text })}
        />
      ))}
    </>
  )
}
