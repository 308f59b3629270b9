// What the texts for the public ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type PublicText = Answer<'publicTexts'>['items'][number]
export type NewText = SendInput<'addPublicText'>['body']

/** One step with a text as it stands on the page; an approval names what was read and the marks that were looked at. */
export type TextStep =
  | { readonly step: 'withdraw'; readonly text: PublicText }
  | {
      readonly step: 'approve'
      readonly text: PublicText
      readonly confirmed: SendInput<'approvePublicText'>['body']['confirmed']
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
  useAct((wish: TextStep) => {
    const { id, sha256 } = wish.text
    return wish.step === 'withdraw'
      ? send('withdrawPublicText', { params: { id } })
      : send('approvePublicText', { params: { id }, body: { sha256, confirmed: wish.confirmed } })
  })

/** A draft is rewritten, without one a new text begins. */
export const useSaveText = (draft: PublicText | null) =>
  useAct((body: NewText) => {
    if (draft === null) return send('addPublicText', { body })
    const { title = '', body: text = '', titleEn, bodyEn } = body
    const inEnglish = { ...(titleEn ? { titleEn } : {}), ...(bodyEn ? { bodyEn } : {}) }
    return send('changePublicText', { params: { id: draft.id }, body: { title, body: text, ...inEnglish } })
  })
