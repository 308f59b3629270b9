// Drawing a sample: the batches, a new one, and one with its ceremony, its sample and its replacements.
import { useMay } from '#web/lib/session.ts'
import { useView } from '#web/lib/urlState.ts'
import { BatchList } from './BatchList.tsx'
import { BatchView } from './BatchView.tsx'
import { NewSampleForm } from './NewSampleForm.tsx'

export function DrawTab() {
  const { params, set } = useView()
  const { batch } = params
  const may = useMay('supervise')
  const open = (id: string | null) => set({ batch: id, signal: null })
  if (batch === 'new' && may === 'yes') return <NewSampleForm onDone={open} />
  if (batch !== undefined && /^[1-9]\d{0,14}$/.test(batch))
    return <BatchView id={Number(batch)} onBack={() => open(null)} />
  return <BatchList onOpen={open} />
}
