// P8: from the start of the process to /readyz on a large database.
import { serve } from './served.ts'
import { type BenchResult, workspaceOf } from './workspace.ts'

const PORT = 18_080

export async function startBench(cases: number): Promise<BenchResult> {
  const { seconds, stop } = await serve(workspaceOf(cases).db, PORT)
  await stop()
  return { id: `P8@${cases}`, value: seconds, parts: { seconds }, good: '≤ 2 s' }
}
