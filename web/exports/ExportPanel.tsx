// The menu's five formats, the same on every screen and in the same order; says what it is doing and how it ended.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { ExportSource } from './ExportMenu.tsx'
import { PictureDialog } from './PictureDialog.tsx'
import { useExport } from './useExport.ts'
import './exports.css'

export function ExportPanel({ source }: { readonly source: ExportSource }) {
  const { t } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const work = useExport(source)
  const [hasFocused, setFocused] = useState(false)
  useEffect(() => {
    if (hasFocused) return
    setFocused(true)
    items(list.current)[0]?.focus()
  }, [hasFocused])
  const isBusy = work.state.kind === 'busy'
  const hint = (has: boolean, own: string) => {
    if (has) return own
    return t(source.isLong ? 'exports.tooLong' : 'exports.notHere')
  }
  const isReady = source.describe !== null && !isBusy
  const canCopy = source.isLong !== true
  return (
    <div className={work.pictures ? 'exports-behind' : undefined}>
      <p className="meta exports-sub">{t('exports.menuSub')}</p>
      <ul ref={list} className="exports-list" onKeyDown={step}>
        <li>
          {source.paper ? (
            <AppLink className="exports-item" {...source.paper}>
              <Words name={t('exports.paper')} hint={t(source.paper.hint)} />
            </AppLink>
          ) : (
            <button type="button" className="exports-item" disabled>
              <Words name={t('exports.paper')} hint={t('exports.notHere')} />
            </button>
          )}
        </li>
        <Item
          isOn={isReady}
          onPress={work.saveWorkbook}
          name={t('exports.excel')}
          hint={t('exports.excelSub')}
        />
        <Item isOn={isReady} onPress={work.saveCsv} name={t('exports.csv')} hint={t('exports.csvSub')} />
        <Item
          isOn={isReady && source.picture !== undefined}
          onPress={work.drawPicture}
          name={t('exports.picture')}
          hint={hint(source.picture !== undefined, t('exports.pictureSub'))}
        />
        <Item
          isOn={isReady && canCopy}
          onPress={work.copy}
          name={t('exports.copy')}
          hint={hint(canCopy, t('exports.copySub'))}
        />
      </ul>
      <div className="exports-state">
        <p role="status">{work.text}</p>
        {isBusy ? (
          <Button size="small" onPress={work.cancel}>
            {t('exports.cancel')}
          </Button>
        ) : null}
      </div>
      {work.pictures ? <PictureDialog {...work.pictures} onClose={work.closePictures} /> : null}
    </div>
  )
}

function Item(props: { isOn: boolean; onPress: () => void; name: string; hint: string }) {
  return (
    <li>
      <button type="button" className="exports-item" disabled={!props.isOn} onClick={props.onPress}>
        <Words name={props.name} hint={props.hint} />
      </button>
    </li>
  )
}

function Words({ name, hint }: { readonly name: string; readonly hint: string }) {
  return (
    <>
      <span className="exports-name">{name}</span> <span className="meta">{hint}</span>
    </>
  )
}

const items = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('a, button:not(:disabled)') ?? []),
]

/** Arrow keys go up and down the list. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const all = items(event.currentTarget)
  const at = all.findIndex((one) => one.matches(':focus'))
  all[(at + by + all.length) % all.length]?.focus()
}
