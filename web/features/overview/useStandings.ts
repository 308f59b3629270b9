// The ranking the overview speaks of: the standard scheme, or the recorded one where the standard ranks nobody.

import { useQuery } from '@tanstack/react-query'
import { rankingsQuery } from '#web/lib/figureQueries.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { ranksAnybody } from '#web/lib/standing.ts'
import { useView } from '#web/lib/urlState.ts'

export function useStandings() {
  const { schemes } = useMeta()
  const { filters, params } = useView()
  const asked = schemes.find((scheme) => scheme.id === params.scheme)?.id
  const standard = useQuery(rankingsQuery(filters, asked ?? 'standard'))
  const isEmpty = asked === undefined && standard.isSuccess && !ranksAnybody(standard.data)
  const recorded = useQuery({ ...rankingsQuery(filters, 'recorded'), enabled: isEmpty })
  return isEmpty && ranksAnybody(recorded.data) ? recorded : standard
}
