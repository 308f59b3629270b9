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

export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => get('imports', { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 2 * POLL_MS : false),
  })

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => get('import', { params: { id }, signal }),
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

export function useRunImport(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ImportOptions) => send('runImport', { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

export function useCancelImport(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('cancelImport', { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
}

/** Withdrawing changes figures everywhere. */
export function useWithdrawImport(id: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => send('withdrawImport', { params: { id } }),
    onSuccess: () => client.invalidateQueries(),
  })
}
