// One department: where it stands, its indicators against group and standard, how long it takes, on what, and what is open.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { CopyLink } from '#web/ui/CopyLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { CaseMixBlock } from './CaseMixBlock.tsx'
import { Categories } from './Categories.tsx'
import { ChangeBlock } from './ChangeBlock.tsx'
import { CheckBlock } from './CheckBlock.tsx'
import { GapBlock } from './GapBlock.tsx'
import { History } from './History.tsx'
import { OpenClocks } from './OpenClocks.tsx'
import { ReplyTimes } from './ReplyTimes.tsx'
import { UnitExport } from './UnitExport.tsx'
import { UnitKpis } from './UnitKpis.tsx'
import { UnitStanding } from './UnitStanding.tsx'
import { type Unit, useUnit } from './useUnit.ts'
import './unit.css'
import './why.css'
import '#web/marks/explain.css'

export function UnitPage() {
  const { t } = useWords()
  const unit = useUnit()
  if (unit) return <KnownUnit unit={unit} />
  return (
    <Page title={t('unit.unknown')} screen={t('unit.title')}>
      <AppLink to="/rank">{t('unit.toRanking')}</AppLink>
    </Page>
  )
}

function KnownUnit({ unit }: { unit: Unit }) {
  const { t } = useWords()
  const { search } = useView()
  return (
    <Page
      className="unit"
      title={unit.name}
      above={<Back />}
      sub={<UnitStanding unit={unit} />}
      actions={
        <>
          <AppLink to="/cases" className="btn" search={commonSearch(search, { department: [unit.id] })}>
            {t('unit.allCases')}
          </AppLink>
          <CopyLink />
          <UnitExport unit={unit} />
        </>
      }
    >
      <UnitKpis unit={unit} />
      <div className="unit-blocks">
        <ChangeBlock unit={unit} />
        <div className="unit-wide unit-why">
          <GapBlock unit={unit} />
          <CaseMixBlock unit={unit} />
        </div>
        <History unit={unit} />
        <ReplyTimes unit={unit} />
        <Categories unit={unit} />
        <CheckBlock unit={unit} />
        <OpenClocks unit={unit} />
      </div>
    </Page>
  )
}

function Back() {
  const { t } = useWords()
  const { search } = useView()
  return (
    <p className="unit-back">
      <AppLink to="/rank" search={commonSearch(search, { department: null })}>
        {`← ${t('unit.toRanking')}`}
      </AppLink>
    </p>
  )
}
