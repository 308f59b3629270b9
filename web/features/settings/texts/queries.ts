// What the texts for the public ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type PublicText = Answer<'publicTexts'>['items'][number]
export type NewText = SendInput<'addPublicText'>['body']

/** One step with a text; an approval names the marks that were looked at. */
export type TextStep =
  | { readonly step: 'withdrawPublicText'; readonly id: number }
  | {
      readonly step: 'approvePublicText'
      readonly id: number
      readonly body: SendInput<'approvePublicText'>['body']
    }

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
  useAct((wish: TextStep) =>
    wish.step === 'withdrawPublicText'
      ? send(wish.step, { params: { id: wish.id } })
      : send(wish.step, { params: { id: wish.id }, body: wish.body }),
  )

/** A draft is rewritten, without one a new text begins. */
export const useSaveText = (draft: PublicText | null) =>
  useAct((body: NewText) => {
    if (draft === null) return send('addPublicText', { body })
    const { title = '', body: text = '', titleEn, bodyEn } = body
    const inEnglish = { ...(titleEn ? { titleEn } : {}), ...(bodyEn ? { bodyEn } : {}) }
    return send('changePublicText', { params: { id: draft.id }, body: { title, body: text, ...inEnglish } })
  })
