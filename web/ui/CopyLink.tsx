// Copies the address: it holds the whole view. A screen that shows published numbers gives one that keeps them.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from './Button.tsx'

export function CopyLink({ address }: { readonly address?: () => string }) {
  const { t } = useWords()
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = () => {
    // Absent on plain http outside localhost; the address bar is then the way.
    const text = address?.() ?? window.location.href
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }
  return (
    <>
      <Button onPress={copy}>{state === 'copied' ? t('shell.copied') : t('shell.copyLink')}</Button>
      <span role="status" className={state === 'failed' ? 'meta' : 'sr-only'}>
        {state === 'copied' ? t('shell.copied') : ''}
        {state === 'failed' ? t('shell.copyFailed') : ''}
      </span>
    </>
  )
}
