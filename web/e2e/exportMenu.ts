// The exports menu as a reader opens it, and the files it hands over.
import { readFileSync } from 'node:fs'
import type { Visit } from './support.ts'

export async function openMenu(at: Visit): Promise<void> {
  await at.page.keyboard.press('E')
  await at.page.getByRole('dialog', { name: '导出本页' }).getByRole('button', { name: /^CSV/ }).waitFor()
}

export async function saved(at: Visit, item: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const waiting = at.page.waitForEvent('download')
  await at.page.getByRole('button', { name: item }).click()
  const file = await waiting
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}
