// What both tabs of an inspector begin with: who may, which batch, and what of it is on this device only.
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Inspection } from '#api/contract/checks.ts'
import { rolesThatMay } from '#api/domain/access/policy.ts'
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay, useSession } from '#web/lib/session.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { type Drafts, useDrafts } from '../drafts/useDrafts.ts'
import { inspectionsQuery } from './queries.ts'

export interface DeskProps {
  readonly owner: string
  readonly inspection: Inspection
  readonly drafts: Drafts
}

export function Desk({ children }: { readonly children: (desk: DeskProps) => ReactNode }) {
  const may = useMay('inspect')
  const { data: who } = useSession()
  if (may === 'unknown') return <Skeleton height="24rem" lines={8} />
  if (may !== 'yes' || !who?.username) return <NotYours />
  return <OwnDesk owner={who.username}>{children}</OwnDesk>
}

/** The way in, or who may. */
function NotYours() {
  const { t, label } = useWords()
  const may = useMay('inspect')
  const here = useLocation({ select: (location) => location.href })
  const roles = rolesThatMay('inspect')
    .map((role) => label(ROLES, role))
    .join(t('cases.listGap'))
  return (
    <div className="state">
      <p>{t(may === 'signedOut' ? 'inspect.signInFirst' : 'inspect.notYours', { roles })}</p>
      {may === 'signedOut' ? (
        <AppLink to="/login" search={{ back: [here] }} className="btn btn-primary">
          {t('inspect.signIn')}
        </AppLink>
      ) : null}
    </div>
  )
}

function OwnDesk(props: { readonly owner: string; readonly children: (desk: DeskProps) => ReactNode }) {
  const { owner, children } = props
  const { t } = useWords()
  const { params, set } = useView()
  const drafts = useDrafts(owner)
  const query = useQuery(inspectionsQuery())
  if (!drafts.isReady) return <Skeleton height="24rem" lines={8} />
  return (
    <QueryState
      query={query}
      height="24rem"
      lines={8}
      isEmpty={({ items }) => items.length === 0}
      empty={<Nothing />}
    >
      {({ items }) => {
        const inspection = chosen(items, params.batch)
        if (inspection === undefined) return null
        return (
          <>
            {items.length < 2 ? null : (
              <p className="batch-choice">
                <Select
                  label={t('inspect.batch')}
                  value={String(inspection.batch.id)}
                  options={items.map(({ batch }) => ({
                    value: String(batch.id),
                    text: t('inspect.batchName', { name: nameOf(batch.drawId) }),
                  }))}
                  onChange={(batch) => set({ batch, item: null })}
                />
              </p>
            )}
            {children({ owner, inspection, drafts })}
          </>
        )
      }}
    </QueryState>
  )
}

function Nothing() {
  const { t } = useWords()
  return (
    <>
      <p>{t('inspect.nothing')}</p>
      <AppLink to="/supervise" search={{}} className="btn">
        {t('inspect.toDraw')}
      </AppLink>
    </>
  )
}

/** The one in the address, else the first with something left, else the latest. */
function chosen(items: readonly Inspection[], wanted: string | undefined): Inspection | undefined {
  const asked = items.find(({ batch }) => String(batch.id) === wanted)
  return (
    asked ?? items.find(({ nextCheck, nextVisit }) => nextCheck !== null || nextVisit !== null) ?? items[0]
  )
}

/** A draw's name without the hash of its plan. */
export const nameOf = (drawId: string): string => drawId.split('~')[0] ?? drawId
