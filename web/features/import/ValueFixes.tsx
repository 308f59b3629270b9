// Values nobody knows, each with the code it shall stand for; applied together by checking again.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Select } from '#web/ui/Select.tsx'
import { fieldWord } from './fieldWords.ts'
import type { ValueFix } from './valueFixes.ts'

export interface ChosenValue {
  readonly field: string
  readonly from: string
  readonly to: string
}

export function ValueFixes(props: {
  readonly fixes: readonly ValueFix[]
  readonly onRecheck: (chosen: readonly ChosenValue[]) => void
}) {
  const words = useWords()
  const { t, say } = words
  const [chosen, setChosen] = useState<readonly ChosenValue[]>([])
  const choose = (field: string, from: string, to: string) =>
    setChosen([
      ...chosen.filter((one) => one.field !== field || one.from !== from),
      ...(to === '' ? [] : [{ field, from, to }]),
    ])
  const codeOf = (field: string, from: string) =>
    chosen.find((one) => one.field === field && one.from === from)?.to ?? ''
  return (
    <Panel title={t('imports.fixValues')} sub={t('imports.fixValuesSub')}>
      <ul className="import-fixes">
        {props.fixes.flatMap(({ field, column, values, codes }) =>
          values.map((from) => (
            <li key={`${field}:${from}`}>
              <span>
                <span className="meta">{column}</span> <b>{from}</b>
              </span>
              <Select
                label={t('imports.valueOf', { field: fieldWord(field, column, words), value: from })}
                hideLabel
                value={codeOf(field, from)}
                options={[
                  { value: '', text: t('imports.noCode') },
                  ...Object.entries(codes).map(([code, pair]) => ({ value: code, text: say(pair) })),
                ]}
                onChange={(to) => choose(field, from, to)}
              />
            </li>
          )),
        )}
      </ul>
      <Button isDisabled={chosen.length === 0} onPress={() => props.onRecheck(chosen)}>
        {t('imports.recheck')}
      </Button>
    </Panel>
  )
}
