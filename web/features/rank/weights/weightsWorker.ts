// The worker's own thread: a keyed question in, its answer out.
import { answerWeights, type WeightsAnswer, type WeightsQuestion } from './answerWeights.ts'

export interface Asked {
  readonly key: number
  readonly question: WeightsQuestion
}

export interface Answered {
  readonly key: number
  readonly answer: WeightsAnswer
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const answered: Answered = { key: data.key, answer: answerWeights(data.question) }
  self.postMessage(answered)
})
