// Tab of the third-party check: checking the records that were drawn for whoever is signed in.
import { Desk } from '../desk/Desk.tsx'
import { CheckDesk } from './CheckDesk.tsx'
import '#web/record/styles.ts'

export function CheckTab() {
  return <Desk>{(desk) => <CheckDesk key={desk.inspection.batch.id} {...desk} />}</Desk>
}
