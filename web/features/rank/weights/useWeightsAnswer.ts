// Asks a worker, so that the page stays free; the answer to the newest question is kept until the next one is there.
import { useEffect, useRef, useState } from 'react'
import type { WeightsAnswer, WeightsQuestion } from './answerWeights.ts'
import type { Answered, Asked } from './weightsWorker.ts'

export interface WeightsState {
  readonly answer: WeightsAnswer | null
  /** The worker could not be started or failed. */
  readonly isFailed: boolean
}

/** `question` must keep its identity while it stays the same; null asks nothing. */
export function useWeightsAnswer(question: WeightsQuestion | null): WeightsState {
  const [state, setState] = useState<WeightsState>({ answer: null, isFailed: false })
  const worker = useRef<Worker | null>(null)
  const newest = useRef(0)
  useEffect(() => {
    const opened = new Worker(new URL('./weightsWorker.ts', import.meta.url), { type: 'module' })
    opened.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.key === newest.current) setState({ answer: data.answer, isFailed: false })
    }
    opened.onerror = () => setState((before) => ({ ...before, isFailed: true }))
    worker.current = opened
    return () => opened.terminate()
  }, [])
  useEffect(() => {
    if (question === null) return
    newest.current += 1
    const asked: Asked = { key: newest.current, question }
    worker.current?.postMessage(asked)
  }, [question])
  return state
}
