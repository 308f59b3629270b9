// Above the table: the peer groups with their sizes, and by which scheme the score is made.
import type { RankingGroup } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { schemeName } from '#web/lib/schemeName.ts'
import { groupShown } from '#web/lib/standing.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { useMixShown } from './useMixColumn.tsx'
import { DEFAULT_SCHEME, useScheme } from './useRanking.ts'
import { rankViewOf } from './views/rankView.ts'
import { ViewChoice } from './views/ViewChoice.tsx'

export interface RankToolsProps {
  readonly groups: readonly RankingGroup[]
  /** Worked out from the data as they are: only then is there more to work with than the numbers shown. */
  readonly isLive: boolean
}

export function RankTools({ groups, isLive }: RankToolsProps) {
  const words = useWords()
  const { t, say } = words
  const { schemes } = useMeta()
  const { params, set } = useView()
  const scheme = useScheme()
  const mix = useMixShown()
  const shown = groupShown(groups, params.group)
  const ids = [...new Set(schemes.map((scheme) => scheme.id))]
  return (
    <div className="rank-tools">
      {shown && groups.length > 1 ? (
        <Segmented
          label={t('rank.groups')}
          value={shown.id}
          options={groups.map((group) => ({
            value: group.id,
            text: `${say(group.label)} ${group.rows.length}`,
          }))}
          onChange={(id) => set({ group: id })}
        />
      ) : null}
      <ViewChoice isLive={isLive} />
      {isLive && rankViewOf(params.v, isLive) === 'table' ? (
        <Button aria-pressed={mix.isShown} onPress={mix.toggle}>
          {t('rank.mixShow')}
        </Button>
      ) : null}
      {ids.length > 1 ? (
        <Segmented
          label={t('rank.scheme')}
          showLabel
          value={scheme}
          options={ids.map((id) => ({ value: id, text: schemeName(id, words) }))}
          onChange={(id) => set({ scheme: id === DEFAULT_SCHEME ? null : id, sort: null })}
        />
      ) : null}
    </div>
  )
}
