// The help screen: definitions, how to read the charts, shortcuts, fonts, the state of the data.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { distinctKeys, useActiveShortcuts } from '#web/lib/shortcuts.ts'
import type { VerdictKind } from '#web/lib/verdict.ts'
import { Page } from '#web/ui/Page.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Table } from '#web/ui/Table.tsx'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import './help.css'

export function HelpPage() {
  const { t } = useWords()
  return (
    <Page title={t('help.title')} sub={t('help.sub')}>
      <div className="help">
        <Reading />
        <Metrics />
        <Keys />
        <Fonts />
        <Data />
      </div>
    </Page>
  )
}

const READING: readonly { readonly kind?: VerdictKind; readonly text: ReadKey }[] = [
  { kind: 'good', text: 'help.readGood' },
  { kind: 'attention', text: 'help.readAttention' },
  { kind: 'poor', text: 'help.readPoor' },
  { kind: 'uncertain', text: 'help.readUncertain' },
  { text: 'help.readInterval' },
  { text: 'help.readSmall' },
  { text: 'help.readCompare' },
  { text: 'help.readNumbers' },
]
type ReadKey =
  | 'help.readGood'
  | 'help.readAttention'
  | 'help.readPoor'
  | 'help.readUncertain'
  | 'help.readInterval'
  | 'help.readSmall'
  | 'help.readCompare'
  | 'help.readNumbers'

function Reading() {
  const { t } = useWords()
  return (
    <Panel title={t('help.readTitle')} kind="plain">
      <ul className="help-reading">
        {READING.map(({ kind, text }) => (
          <li key={text}>
            <span>{kind ? <VerdictShape kind={kind} /> : null}</span>
            {t(text)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Metrics() {
  const { t, say } = useWords()
  const { metrics, ruleSet } = useMeta()
  return (
    <Panel title={t('help.metricsTitle')} sub={t('help.metricsSub', { ruleSet: ruleSet.id })} kind="plain">
      <Table
        caption={t('help.metricsTitle')}
        rows={metrics}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'name',
            head: t('help.metric'),
            cell: (row) => say(row.name),
            isRowHeader: true,
            width: '9rem',
          },
          { id: 'formula', head: t('help.formula'), cell: (row) => say(row.formula) },
          { id: 'cohort', head: t('help.cohort'), cell: (row) => say(row.cohort) },
          { id: 'version', head: t('help.version'), cell: (row) => row.version, width: '5rem' },
        ]}
      />
    </Panel>
  )
}

function Keys() {
  const { t } = useWords()
  const keys = distinctKeys(useActiveShortcuts().filter((one) => one.scope === 'global'))
  return (
    <Panel title={t('help.keysTitle')} sub={t('help.keysSub')} kind="plain">
      <dl className="keys help-keys">
        {keys.map((one) => (
          <div key={one.keys}>
            <dt>
              {one.keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{one.name}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

/** Latin text only, so that a computer without a Chinese font can read it. */
const INSTALL = 'sudo apt-get install fonts-wqy-microhei'

function Fonts() {
  const { t } = useWords()
  return (
    <Panel title={t('help.fontsTitle')} kind="plain">
      <p>{t('help.fonts')}</p>
      <p>{t('help.fontsOther')}</p>
      <p>
        <code className="help-code">{INSTALL}</code>
      </p>
      <p className="meta">{t('help.fontsTest')}</p>
    </Panel>
  )
}

function Data() {
  const { t, f } = useWords()
  const meta = useMeta()
  const gap = meta.calendar.firstUncoveredYear
  return (
    <Panel title={t('help.dataTitle')} kind="plain">
      <p>{t('help.dataVersion', { version: meta.dataVersion, time: f.dateTimeLong(meta.asOf) })}</p>
      <p>{t('help.calendar', { years: meta.calendar.years.join(', ') })}</p>
      {gap === null ? null : <p>{t('help.calendarGap', { year: String(gap) })}</p>}
    </Panel>
  )
}
