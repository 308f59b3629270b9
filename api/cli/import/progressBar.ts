// The progress bar of an import on stderr: redrawn at a terminal, a line now and then elsewhere.
import type { ImportProgress } from '../../services/importCases.ts'

export interface ProgressBar {
  show(progress: ImportProgress): void
  /** Ends the line. */
  end(): void
}

const WIDTH = 24
const LINE_EVERY_MS = 5000

export function openProgressBar(stream: NodeJS.WriteStream): ProgressBar {
  const startedAt = performance.now()
  let saidAt = Number.NEGATIVE_INFINITY
  let lastState = ''
  const isTerminal = stream.isTTY === true
  return {
    show(progress) {
      const now = performance.now()
      if (!isTerminal && now - saidAt < LINE_EVERY_MS && progress.state === lastState) return
      saidAt = now
      lastState = progress.state
      const line = describe(progress, (now - startedAt) / 1000)
      stream.write(isTerminal ? `\r${line}\u001b[K` : `${line}\n`)
    },
    end() {
      if (isTerminal && lastState !== '') stream.write('\n')
    },
  }
}

function describe({ state, rows, bytes, totalBytes }: ImportProgress, seconds: number): string {
  const share = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : 1
  const filled = Math.round(share * WIDTH)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
  const speed = seconds > 0 ? Math.round(rows / seconds) : 0
  const what = state === 'merging' ? 'merging' : `${Math.round(share * 100)} %`
  return `${bar} ${what} · ${rows.toLocaleString('en')} rows · ${speed.toLocaleString('en')}/s`
}
