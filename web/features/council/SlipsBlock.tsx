// Slips for the ballots: made, shown this once, printed and cut. The tokens stand in this page's memory only.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'
import { AddressNote } from '#web/ui/AddressNote.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Field } from '#web/ui/Field.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QrCode } from '#web/ui/QrCode.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { Fault } from './Fault.tsx'
import { useMakeSlips } from './queries.ts'
import './slips.css'

/** A few more than are invited: some are spoilt. */
const SPARE = 5

export function SlipsBlock({ council }: OfCouncil) {
  const { t } = useWords()
  const [count, setCount] = useState(String(council.invited + SPARE))
  const make = useMakeSlips(council.id)
  const isCount = /^[1-9]\d{0,3}$/.test(count) && Number(count) <= 2000
  const { slips } = council
  return (
    <Panel title={t('council.slips')} sub={t('council.slipsSub')} className="council-slips">
      <div className="council-acts">
        <Field
          label={t('council.slipsCount')}
          type="number"
          min="1"
          max="2000"
          value={count}
          onChange={setCount}
        />
        <Button isDisabled={!isCount || make.isPending} onPress={() => make.mutate(Number(count))}>
          {t(slips > 0 ? 'council.remakeSlips' : 'council.makeSlips')}
        </Button>
        {make.data ? (
          <Button kind="primary" onPress={() => window.print()}>
            {t('council.printSlips')}
          </Button>
        ) : null}
        <span className="meta" role="status">
          {slips > 0 ? t('council.slipsMade', { n: slips }) : t('council.slipsNone')}
        </span>
      </div>
      <Fault error={make.error} />
      {make.data ? (
        <>
          <p className="strip strip-amber council-once">{t('council.slipsOnce')}</p>
          <div className="council-once">
            <AddressNote />
          </div>
          <Sheet title={council.title} tokens={make.data.tokens} />
        </>
      ) : null}
    </Panel>
  )
}

/** Slips side by side, with lines to cut along. */
function Sheet({ title, tokens }: { readonly title: string; readonly tokens: readonly string[] }) {
  const { t } = useWords()
  const { origin } = usePublicOrigin()
  return (
    <ul className="council-sheet">
      {tokens.map((token) => {
        const address = `${origin}/b/${token}`
        return (
          <li key={token}>
            <QrCode text={address} label={t('council.slipCode')} />
            <div>
              <b>{title}</b>
              <p>{t('council.slipHow')}</p>
              <code>{address}</code>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
