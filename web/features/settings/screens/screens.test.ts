// What the settings of a public screen send, and the page they hand over for a stick.
import { describe, expect, it } from 'vitest'
import { playlistOf } from '#api/domain/screen/templates.ts'
import { codes, SCREEN_TEMPLATES } from '#db/vocabulary.ts'
import { onePage } from './onePage.ts'
import { draftOf, moved, playlistFault, playlistOfDraft, toggledDay, withSlide } from './playlistDraft.ts'
import type { Playlist, Programme } from './queries.ts'

const playlist = playlistOf('hall') as Playlist

describe('a playlist being edited', () => {
  it.each(codes(SCREEN_TEMPLATES))('of the template %s is sent as it came', (template) => {
    const stored = playlistOf(template) as Playlist
    expect(playlistFault(draftOf(stored))).toBeNull()
    expect(playlistOfDraft(draftOf(stored))).toEqual(stored)
  })

  it('says what is wrong before it is sent', () => {
    const draft = draftOf(playlist)
    const [first] = draft.slides
    if (first === undefined) throw new Error('no slide')
    expect(playlistFault({ ...draft, slides: [] })).toBe('faultEmpty')
    for (const seconds of ['', '3', '601', '7.5', 'x'])
      expect(playlistFault({ ...draft, slides: [{ ...first, seconds }] }), seconds).toBe('faultNumber')
    expect(playlistFault({ ...draft, metres: '0' })).toBe('faultNumber')
    expect(playlistFault({ ...draft, top: '2.5' })).toBe('faultNumber')
    expect(playlistFault({ ...draft, metres: '5', inches: '55', top: '10' })).toBeNull()
  })

  it('is shown on the days that are ticked, never on none', () => {
    expect(toggledDay(null, 6)).toEqual([1, 2, 3, 4, 5, 7])
    expect(toggledDay([1, 2, 3, 4, 5, 7], 6)).toBeNull()
    expect(toggledDay([3], 1)).toEqual([1, 3])
    expect(toggledDay([3], 3)).toEqual([3])
  })

  it('moves slides by one place and stops at the ends', () => {
    const { slides } = draftOf(playlist)
    const kinds = (of: typeof slides) => of.map(({ kind }) => kind)
    expect(kinds(moved(slides, 0, 1)).slice(0, 2)).toEqual(['ranking', 'cover'])
    expect(moved(slides, 0, -1)).toBe(slides)
    const keys = withSlide(slides, 'map').map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

it('the page of one file asks for nothing and runs nothing of its data', () => {
  const page =
    '<head><script type="module" crossorigin src="/assets/k.js"></script><link rel="stylesheet" crossorigin href="/assets/k.css"></head><body></body>'
  const programme = { street: '</script><script>alert(1)</script>$&' } as Programme
  const html = onePage({ page, script: "a('</script>$&')", style: 'b{}', programme })
  expect(html).not.toMatch(/(?:src|href)=/)
  expect(html.match(/<script/g)).toHaveLength(2)
  expect(html).toContain('<style>b{}</style>')
  const [, data = ''] = /id="programme">(.*?)<\/script>/.exec(html) ?? []
  expect(JSON.parse(data)).toEqual(programme)
})
