import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDb } from '#db/open.ts'
import { listen, stopGracefully } from './server.ts'
import { buildTestApp } from './test/buildTestApp.ts'

describe('the server', () => {
  it('says in words that its port is in use', async () => {
    const first = await buildTestApp({ config: { port: 0 } })
    const address = await listen(first.app)
    const second = await buildTestApp({ config: { port: Number(new URL(address).port) } })
    await expect(listen(second.app)).rejects.toThrow('is in use: another server runs there. Set PORT')
    await Promise.all([first.close(), second.close()])
  })

  it('lets a running request end when it stops, and leaves one clean database file beside its key', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-stop-'))
    const db = openDb(path.join(folder, 'p.db'))
    let arrived = () => {}
    const running = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const { app } = await buildTestApp({
      db,
      config: { port: 0 },
      routes: (more) => {
        more.get('/slow', { config: { permission: 'public' } }, async () => {
          arrived()
          await new Promise((resolve) => setTimeout(resolve, 300))
          return { done: true }
        })
      },
    })
    const answer = fetch(`${await listen(app)}/slow`)
    await running
    const began = performance.now()
    await stopGracefully(app)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(await (await answer).json()).toEqual({ done: true })
    expect(readdirSync(folder)).toEqual(['p.db', 'p.key', 'p.key.last'])
    rmSync(folder, { recursive: true })
  })
})
