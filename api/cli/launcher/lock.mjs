// One at a time: a lock directory that names its owner and does not outlive it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot, say } from './paths.mjs'

const POLL_MS = 200

/** Runs `work` while no other process holds the lock of that name; a lock whose owner is dead is taken over. */
export async function withLock(name, work) {
  const lock = inRoot(name)
  for (let waited = false; !tryLock(lock); waited = true) {
    const owner = ownerOf(lock)
    if (owner !== null && !isAlive(owner)) takeAway(lock, owner)
    else if (!waited) say(`waiting for process ${owner ?? '?'}, which is at the same work (${lock})`)
    await sleep(POLL_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** The directory appears together with its owner's number: renaming onto a directory that is not empty fails. */
function tryLock(lock) {
  const draft = `${lock}-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft)
  writeFileSync(path.join(draft, 'pid'), String(process.pid))
  try {
    renameSync(draft, lock)
    return true
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) return false
    throw error
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(path.join(lock, 'pid'), 'utf8'))
  } catch {
    return null // released in this moment
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two may find the same dead owner; whoever moves the other's fresh lock by mistake puts it back. */
function takeAway(lock, deadOwner) {
  const grave = `${lock}-${process.pid}-dead`
  try {
    renameSync(lock, grave)
    if (ownerOf(grave) !== deadOwner) renameSync(grave, lock)
  } catch {
    // somebody else took it away first
  } finally {
    rmSync(grave, { recursive: true, force: true })
  }
}
