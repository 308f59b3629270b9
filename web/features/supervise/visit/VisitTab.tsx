// Tab of the third-party check: calling the residents of one's records.
import { Desk } from '../desk/Desk.tsx'
import { VisitDesk } from './VisitDesk.tsx'

export function VisitTab() {
  return <Desk>{(desk) => <VisitDesk key={desk.inspection.batch.id} {...desk} />}</Desk>
}
