// One import: its step, and what is to be done there.
import { useParams } from '@tanstack/react-router'
import { JobView } from './JobView.tsx'
import './import.css'

export function ImportJobPage() {
  const { job } = useParams({ strict: false })
  return <JobView id={Number(job)} />
}
