// What the import screens ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportOptions } from '#api/contract/imports.ts'
import { type Answer, get, send } from '#web/lib/apiClient.ts'
import { isUnderWay } from './importStep.ts'

export type ImportJob = Answer<'import'>
export type ImportReport = NonNullable<ImportJob['report']>
export type ImportPreview = Answer<'importPreview'>

/** A running import is asked after this often: the bar moves at least once a second (AC-37). */
const POLL_MS = 700

/** A started import shows in its state only once its thread runs; until then, at most so long, it counts as running. */
const STARTING_MS = 15_000

interface Started {
  readonly atMs: number
  readonly mode: ImportJob['mode']
  /** How the job stood when it was started. */
  readonly state: ImportJob['state']
  readonly finishedAt: string | null
}
const started = new Map<number, Started>()

/** The job as it stands, or as running where it was started and has not moved yet. */
function withStart(job: ImportJob): ImportJob {
  const start = started.get(job.id)
  if (!start) return job
  const isUnmoved = job.state === start.state && job.finishedAt === start.finishedAt
  if (!isUnmoved || Date.now() - start.atMs > STARTING_MS) {
    started.delete(job.id)
    return job
  }
  const progress = { ...job.progress, rows: 0, bytes: 0, share: 0, rowsPerSecond: null }
  return { ...job, state: 'running', mode: start.mode, progress, report: null, error: null }
}

export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => get('imports', { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 2 * POLL_MS : false),
  })

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: async ({ signal }) => withStart(await get('import', { params: { id }, signal })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? POLL_MS : false),
    placeholderData: () => undefined,
    staleTime: 0,
  })

export const previewQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'preview', id],
    queryFn: ({ signal }) => get('importPreview', { params: { id }, signal }),
    placeholderData: () => undefined,
  })

/** Stores a file and nothing more; what becomes of it is decided on its own page. */
export function useUpload() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('mode', 'preview')
      form.append('file', file)
      return send('addImport', { form })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useRunImport({ id, state, finishedAt }: ImportJob) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ImportOptions) => send('runImport', { params: { id }, body }),
    onSuccess: (_, { mode = 'run' }) => {
      started.set(id, { atMs: Date.now(), mode, state, finishedAt })
      return client.invalidateQueries({ queryKey: ['imports'] })
    },
  })
}

export function useCancelImport(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('cancelImport', { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useWithdrawImport({ id, state, finishedAt }: ImportJob) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('withdrawImport', { params: { id } }),
    onSuccess: () => {
      started.set(id, { atMs: Date.now(), mode: 'withdraw', state, finishedAt })
      return client.invalidateQueries({ queryKey: ['imports'] })
    },
  })
}
