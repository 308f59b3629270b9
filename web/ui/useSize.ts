// Width of an element and the scale of the text, for pictures drawn in real pixels.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { usePreferences } from '#web/lib/preferences.ts'

/** Width before anything is measured (and in tests). */
const START_WIDTH = 640

export interface Size {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly width: number
  /** Root font size ÷ 16. */
  readonly em: number
}

export function useSize(): Size {
  const ref = useRef<HTMLDivElement>(null)
  const { size } = usePreferences()
  const [measured, setMeasured] = useState({ width: START_WIDTH, em: 1 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text size changes the scale, not the width
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const width = Math.round(element.clientWidth)
      const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
      setMeasured({ width: width > 0 ? width : START_WIDTH, em: em > 0 ? em : 1 })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [size])
  return { ref, ...measured }
}
