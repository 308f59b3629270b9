// The map by keyboard and by name; no tiles.
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { renderPage } from '#web/test/render.tsx'
import { StreetMap } from './StreetMap.tsx'
import type { Scene } from './scene.ts'

const whole = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ],
  ],
}
const scene: Scene = {
  areas: [{ id: 'k1', geometry: whole, look: 3, title: '北苑：12' }],
  communities: [{ id: 'k1', geometry: whole, name: '北苑' }],
  roads: [],
  water: [],
  parks: [],
  selected: null,
  extent: { west: -1, south: -1, east: 1, north: 1 },
}

it('is named, focusable, selects by Enter what lies under the cross, and asks for no picture', async () => {
  const onSelect = vi.fn()
  const page = (
    <StreetMap scene={scene} label="问题分布地图" box={undefined} onBox={() => {}} onSelect={onSelect} />
  )
  const { container, asked } = renderPage(page)
  const map = await screen.findByRole('application', { name: '问题分布地图' })
  await waitFor(() => expect(container.querySelector('.map-look-3')).not.toBeNull())
  map.focus()
  await userEvent.keyboard('{Enter}')
  expect(onSelect).toHaveBeenCalledWith('k1')
  expect(container.querySelector('img')).toBeNull()
  expect(asked).toEqual([])
  for (const name of ['放大', '缩小', '显示全图'])
    expect(screen.getByRole('button', { name })).toBeInTheDocument()
  expect(screen.getByText('示意图，不作划界依据')).toBeInTheDocument()
})
