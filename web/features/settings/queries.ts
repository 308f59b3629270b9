// What the settings ask for and send.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Answer, get, type SendInput, send } from '#web/lib/apiClient.ts'

export type StoredScheme = Answer<'schemes'>['items'][number]
export type Scheme = StoredScheme['scheme']

export type StoredRules = Answer<'rules'>['items'][number]
export type RuleSet = StoredRules['rules']
export type RulesPreview = Answer<'previewRules'>
export type Calendars = Answer<'calendars'>
export type RulesWish = SendInput<'addRules'>['body']
export type CalendarWish = SendInput<'addCalendar'>['body']

export const schemesQuery = () =>
  queryOptions({ queryKey: ['schemes'], queryFn: ({ signal }) => get('schemes', { signal }) })

/** Another scheme may rank every period from its first day on: all answers are asked for again. */
export function useAddScheme() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SendInput<'addScheme'>['body']) => send('addScheme', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

/** The number stands in what every page reads first. */
export function useSetMapApproval() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (number: string) => send('setMapApproval', { body: { number } }),
    onSuccess: () => client.invalidateQueries(),
  })
}

export const rulesQuery = () =>
  queryOptions({ queryKey: ['rules'], queryFn: ({ signal }) => get('rules', { signal }) })

export const calendarsQuery = () =>
  queryOptions({ queryKey: ['calendars'], queryFn: ({ signal }) => get('calendars', { signal }) })

export const usePreviewRules = () =>
  useMutation({ mutationFn: (body: RulesWish) => send('previewRules', { body }) })

/** Cases are judged anew: all answers are asked for again. */
export function useAddRules() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RulesWish) => send('addRules', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}

export const usePreviewCalendar = () =>
  useMutation({ mutationFn: (body: CalendarWish) => send('previewCalendar', { body }) })

export function useAddCalendar() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CalendarWish) => send('addCalendar', { body }),
    onSuccess: () => client.invalidateQueries(),
  })
}
