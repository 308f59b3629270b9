// 坐标体检: the share of positions inside the communities under each coordinate system; a wrong declaration is flagged.
import { COORDINATE_SYSTEMS, type CoordinateSystem, codes, isCode } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { bars } from '#web/marks/bars.ts'
import { Button } from '#web/ui/Button.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import type { ImportReport } from './queries.ts'

export interface CrsBlockProps {
  readonly report: ImportReport
  readonly onCrs: ((crs: CoordinateSystem) => void) | undefined
}

export function CrsBlock({ report, onCrs }: CrsBlockProps) {
  const { t, f, label, lang } = useWords()
  const check = report.crsCheck
  if (check === null) return null
  const name = (crs: string) => label(COORDINATE_SYSTEMS, crs)
  const rows = codes(COORDINATE_SYSTEMS).map((crs) => ({
    label: name(crs),
    value: check.shares[crs] ?? 0,
    kind: crs === check.best ? ('plain' as const) : ('uncertain' as const),
  }))
  const isWrong = check.best !== check.declared
  const { best } = check
  return (
    <Panel
      title={
        isWrong
          ? t('imports.crsWrong', { best: name(best) })
          : t('imports.crsRight', { declared: name(check.declared) })
      }
      sub={t('imports.crsSub', { declared: name(check.declared) })}
    >
      <Mark mark={bars(rows, { lang, format: (share) => f.rate(share), max: 1 })} />
      {isWrong && onCrs && isCode(COORDINATE_SYSTEMS, best) ? (
        <Button onPress={() => onCrs(best)}>{t('imports.crsSwitch', { best: name(best) })}</Button>
      ) : null}
    </Panel>
  )
}
