// The definition (口径) of the figure whose mark was pressed in a chart, beside that mark.
import { type ReactNode, useState } from 'react'
import type { Metric } from '#api/contract/metric.ts'
import { MetricDefinition } from './MetricDefinition.tsx'
import { useMetricName } from './useMetricName.ts'

interface Pressed {
  readonly metric: Metric
  readonly of: string
  readonly part: Element
}

interface Envelope {
  readonly asOf: string
  readonly ruleSet: string
}

export interface PressedMetric {
  /** @param of whose figure it is */
  readonly open: (metric: Metric, of: string, part: Element) => void
  readonly definition: ReactNode
}

export function usePressedMetric(envelope: Envelope): PressedMetric {
  const [pressed, setPressed] = useState<Pressed | null>(null)
  return {
    open: (metric, of, part) => setPressed({ metric, of, part }),
    definition: pressed ? (
      <Definition pressed={pressed} envelope={envelope} onClose={() => setPressed(null)} />
    ) : null,
  }
}

interface DefinitionProps {
  readonly pressed: Pressed
  readonly envelope: Envelope
  readonly onClose: () => void
}

function Definition({ pressed: { metric, of, part }, envelope, onClose }: DefinitionProps) {
  const name = useMetricName(metric.metric)
  // A popover only asks where its trigger stands, which a part of a picture tells as well.
  const triggerRef = { current: part as HTMLElement }
  return <MetricDefinition {...{ metric, envelope, triggerRef, onClose }} title={`${name} · ${of}`} />
}
