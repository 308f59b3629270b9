// A chart with its twin: finding as title, picture or data table by `T`, source and as-of below.
import { type ReactNode, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { Button } from './Button.tsx'
import { KeyHint } from './KeyHint.tsx'
import { Panel } from './Panel.tsx'

export interface ChartFigureProps {
  /** The finding. */
  readonly title: string
  /** Unit and denominators. */
  readonly sub?: ReactNode
  readonly chart: ReactNode
  /** The same numbers as a table. */
  readonly table: ReactNode
  /** Statement in words below the chart. */
  readonly note?: ReactNode
  readonly source?: ReactNode
  readonly actions?: ReactNode
  /** The page's main chart answers to `T`. */
  readonly hasKey?: boolean
  readonly className?: string
}

export function ChartFigure(props: ChartFigureProps) {
  const { t } = useWords()
  const [isTable, setTable] = useState(false)
  const toggle = () => setTable((shown) => !shown)
  useShortcuts(props.hasKey ? [{ keys: 'T', name: t('shell.keyTable'), scope: 'page', run: toggle }] : [])
  const actions = (
    <>
      {props.actions}
      <Button size="small" onPress={toggle} aria-pressed={isTable}>
        {t('kit.showTable')}
        {props.hasKey ? <KeyHint keys="T" /> : null}
      </Button>
    </>
  )
  return (
    <Panel
      title={props.title}
      sub={props.sub}
      actions={actions}
      {...(props.className ? { className: props.className } : {})}
    >
      <div className="figure-body">{isTable ? props.table : props.chart}</div>
      {props.note}
      {props.source ? <p className="meta figure-source">{props.source}</p> : null}
    </Panel>
  )
}
