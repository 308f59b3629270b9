// The frame of one page: its one h1, the line below, its actions; sets the window title and takes focus after a change of route.
import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePageTitle } from './usePageTitle.ts'

export interface PageProps {
  /** The h1: where there is a finding, the finding; else the screen's name. */
  readonly title: string
  /** Name of the screen for the window title where `title` is a finding. */
  readonly screen?: string
  /** Id of the period that the page itself is about, where that is not the view's. */
  readonly period?: string
  /** One line: screen, n, denominators. */
  readonly sub?: ReactNode
  readonly actions?: ReactNode
  /** What stands above the h1, e.g. the way back. */
  readonly above?: ReactNode
  readonly className?: string
  readonly children?: ReactNode
}

export function Page(props: PageProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  usePageTitle([props.screen ?? props.title, t('shell.product')], props.period)
  // The address whose screen stands there: the one asked for may still be on its way.
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  useEffect(() => {
    if (pathname === undefined) return
    // The first page keeps the browser's own focus; later ones say where the reader is.
    if (shown.path !== null && shown.path !== pathname) heading.current?.focus({ preventScroll: true })
    shown.path = pathname
  }, [pathname])
  return (
    <div className={props.className ? `page ${props.className}` : 'page'}>
      <header className="head">
        <div className="head-text">
          {props.above}
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.sub ? <p className="sub">{props.sub}</p> : null}
        </div>
        {props.actions ? <div className="acts">{props.actions}</div> : null}
      </header>
      {props.children}
    </div>
  )
}

const shown: { path: string | null } = { path: null }
