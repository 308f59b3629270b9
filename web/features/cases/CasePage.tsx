// One case: facts, the working-time ruler with its verdicts, the whole trail, and which figures count it.
import { useParams } from '@tanstack/react-router'
import { CaseView } from './CaseView.tsx'
import '#web/record/styles.ts'
import './case.css'
import './entry.css'

export function CasePage() {
  const { id } = useParams({ strict: false })
  return <CaseView id={id ?? ''} />
}
