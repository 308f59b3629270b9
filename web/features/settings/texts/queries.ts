// What the texts for the public ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type PublicText = Answer<'publicTexts'>['items'][number]
export type NewText = SendInput<'addPublicText'>['body']
type Step = 'approvePublicText' | 'withdrawPublicText'

export const textsQuery = () =>
  queryOptions({ queryKey: ['publicTexts'], queryFn: ({ signal }) => get('publicTexts', { signal }) })

function useAct<T>(act: (wish: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['publicTexts'] }),
  })
}

export const useTextStep = () =>
  useAct(({ step, id }: { readonly step: Step; readonly id: number }) => send(step, { params: { id } }))

/** A draft is rewritten, without one a new text begins. */
export const useSaveText = (draft: PublicText | null) =>
  useAct((body: NewText) => {
    if (draft === null) return send('addPublicText', { body })
    const { title = '', body: text = '', titleEn, bodyEn } = body
    const inEnglish = { ...(titleEn ? { titleEn } : {}), ...(bodyEn ? { bodyEn } : {}) }
    return send('changePublicText', { params: { id: draft.id }, body: { title, body: text, ...inEnglish } })
  })
