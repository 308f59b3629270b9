// A fresh install: three steps to the first ranking instead of empty figures.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'

/** An empty database of its own: the start loads the demo street into it. */
const DEMO = 'PINGYI_DB=data/demo.db npm start'

export function FirstSteps() {
  const { t } = useWords()
  return (
    <div className="overview-steps">
      <Panel title={t('overview.stepImport')} sub={t('overview.stepImportSub')}>
        <p>{t('overview.stepImportText')}</p>
        <AppLink to="/import" className="btn btn-primary">
          {t('overview.stepImportAction')}
        </AppLink>
      </Panel>
      <Panel title={t('overview.stepRules')} sub={t('overview.stepRulesSub')}>
        <p>{t('overview.stepRulesText')}</p>
        <AppLink to="/help">{t('overview.stepRulesAction')}</AppLink>
      </Panel>
      <Panel title={t('overview.stepDemo')} sub={t('overview.stepDemoSub')}>
        <p>{t('overview.stepDemoText')}</p>
        <pre className="overview-command">
          <code>{DEMO}</code>
        </pre>
      </Panel>
    </div>
  )
}
