// What the texts for the public ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type PublicText = Answer<'publicTexts'>['items'][number]
export type NewText = SendInput<'addPublicText'>['body']

export interface TextStep {
  readonly step: 'approve' | 'withdraw'
  /** As it stands on the page: approved is what was read. */
  readonly text: PublicText
}

export const textsQuery = () =>
  queryOptions({ queryKey: ['publicTexts'], queryFn: ({ signal }) => get('publicTexts', { signal }) })

function useAct<T>(act: (wish: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    // A text that was rewritten meanwhile is refused, and then shown as it is.
    onSettled: () => client.invalidateQueries({ queryKey: ['publicTexts'] }),
  })
}

export const useTextStep = () =>
  useAct(({ step, text: { id, sha256 } }: TextStep) =>
    step === 'approve'
      ? send('approvePublicText', { params: { id }, body: { sha256 } })
      : send('withdrawPublicText', { params: { id } }),
  )

/** A draft is rewritten, without one a new text begins. */
export const useSaveText = (draft: PublicText | null) =>
  useAct((body: NewText) => {
    if (draft === null) return send('addPublicText', { body })
    const { title = '', body: text = '', titleEn, bodyEn } = body
    const inEnglish = { ...(titleEn ? { titleEn } : {}), ...(bodyEn ? { bodyEn } : {}) }
    return send('changePublicText', { params: { id: draft.id }, body: { title, body: text, ...inEnglish } })
  })
