// The parties of the seed ceremony: commitments first, then reveals, each in front of everybody.
import { useState } from 'react'
import { commitmentOf } from '#api/domain/sampling/ceremony.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type SampleData, useCommit, useReveal } from './queries.ts'

export interface PartiesBlockProps {
  readonly sample: SampleData
  readonly may: boolean
}

export function PartiesBlock({ sample, may }: PartiesBlockProps) {
  const { t } = useWords()
  const { parties } = sample
  const isRevealing = parties.some(({ secret }) => secret !== null)
  return (
    <Panel title={t('draw.parties')} sub={t('draw.partiesSub')}>
      {parties.length === 0 ? <p className="meta">{t('draw.noParties')}</p> : null}
      <ul className="draw-parties">
        {parties.map((party) => (
          <li key={party.party}>
            <b>{party.party}</b> {t(party.secret === null ? 'draw.committed' : 'draw.revealed')}{' '}
            <code className="draw-hash">{party.secret ?? party.commitment}</code>
            {may && party.secret === null ? <RevealForm id={sample.id} party={party.party} /> : null}
          </li>
        ))}
      </ul>
      {may && !isRevealing ? <CommitForm sample={sample} /> : null}
    </Panel>
  )
}

const BYTES = 32

/** 256 bits as hex. */
const newSecret = (): string =>
  [...crypto.getRandomValues(new Uint8Array(BYTES))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

function CommitForm({ sample: { id, drawId } }: { readonly sample: SampleData }) {
  const words = useWords()
  const { t } = words
  const [party, setParty] = useState('')
  const [commitment, setCommitment] = useState('')
  const [kept, setKept] = useState<{ readonly party: string; readonly secret: string } | null>(null)
  const commit = useCommit(id)
  const name = party.trim()
  const isReady = name !== '' && /^[0-9a-f]{64}$/.test(commitment)
  const generate = () => {
    const secret = newSecret()
    setKept({ party: name, secret })
    setCommitment(commitmentOf(drawId, [name, secret]))
  }
  const clear = () => {
    setParty('')
    setCommitment('')
  }
  return (
    <div className="draw-form draw-long">
      <Field label={t('draw.party')} value={party} maxLength={100} onChange={setParty} />
      <Field label={t('draw.commitment')} value={commitment} maxLength={64} onChange={setCommitment} />
      <Button isDisabled={name === ''} onPress={generate}>
        {t('draw.generate')}
      </Button>
      <Button
        kind="primary"
        isDisabled={!isReady || commit.isPending}
        onPress={() => commit.mutate({ party: name, commitment }, { onSuccess: clear })}
      >
        {t('draw.commit')}
      </Button>
      {kept ? (
        <p className="strip strip-amber draw-wide" role="status">
          {t('draw.secretKeep', { party: kept.party })} <code className="draw-hash">{kept.secret}</code>
        </p>
      ) : null}
      {commit.error ? (
        <p className="strip strip-poor draw-wide" role="alert">
          {errorText(commit.error, words)}
        </p>
      ) : null}
    </div>
  )
}

function RevealForm({ id, party }: { readonly id: number; readonly party: string }) {
  const words = useWords()
  const { t } = words
  const [secret, setSecret] = useState('')
  const reveal = useReveal(id)
  const typed = secret.trim().toLowerCase()
  return (
    <div className="draw-form draw-long">
      <Field label={t('draw.secretOf', { party })} value={secret} maxLength={256} onChange={setSecret} />
      <Button
        isDisabled={!/^[0-9a-f]{32,}$/.test(typed) || reveal.isPending}
        onPress={() => reveal.mutate({ party, secret: typed })}
      >
        {t('draw.reveal')}
      </Button>
      {reveal.error ? (
        <p className="strip strip-poor draw-wide" role="alert">
          {errorText(reveal.error, words)}
        </p>
      ) : null}
    </div>
  )
}
