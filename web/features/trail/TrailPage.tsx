// Checking the trail: the newest checkpoint, those kept from earlier held against it, and how to check without this page.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { forget, type KeptCheckpoint, keep, readKept } from '#web/lib/trail/heldCheckpoints.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { AUDITORS } from './auditors.ts'
import { HeldBlock } from './HeldBlock.tsx'
import { NewestBlock } from './NewestBlock.tsx'
import { checkpointQuery } from './queries.ts'
import './trail.css'

export function TrailPage() {
  const { t } = useWords()
  const query = useQuery(checkpointQuery())
  const [kept, setKept] = useState(readKept)
  const mayAudit = AUDITORS.includes(useSession().data?.role ?? '')
  const isBroken = query.error instanceof ApiProblem && query.error.code === 'trail_broken'
  return (
    <Page
      title={t('trail.title')}
      sub={t('trail.sub')}
      className="trail-check"
      actions={
        mayAudit ? (
          <AppLink to="/trail/audit" className="btn">
            {t('trail.audit')}
          </AppLink>
        ) : null
      }
    >
      {isBroken ? (
        <p className="strip strip-poor" role="alert">
          {t('trail.broken', { why: query.error?.message ?? '' })}
        </p>
      ) : null}
      <QueryState query={query} height="24rem" lines={8}>
        {(newest) => (
          <>
            <NewestBlock newest={newest} kept={kept} onKeep={(one) => setKept(keep(one))} />
            <HeldBlock
              newest={newest}
              kept={kept}
              onAdd={(one: KeptCheckpoint) => setKept(keep(one))}
              onForget={(note) => setKept(forget(note))}
            />
          </>
        )}
      </QueryState>
      <Elsewhere mayAudit={mayAudit} />
    </Page>
  )
}

/** The same check by a program, from the file or from the lines of the whole log. */
function Elsewhere({ mayAudit }: { readonly mayAudit: boolean }) {
  const { t } = useWords()
  return (
    <Panel title={t('trail.elsewhere')} sub={t('trail.elsewhereSub')} kind="plain">
      <pre className="trail-command">
        <code>npm run verify-trail -- --db data/pingyi.db --checkpoint checkpoint.txt</code>
      </pre>
      {mayAudit ? (
        <p className="row">
          <a className="btn" href="/api/v1/trail/leaves" download="trail.ndjson">
            {t('trail.leaves')}
          </a>
        </p>
      ) : null}
      <p className="meta">{t('trail.limits')}</p>
    </Panel>
  )
}
