// A button: plain HTML with our classes; `onPress` is the click.
import type { ReactNode, Ref } from 'react'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet' | 'icon'
  readonly size?: 'normal' | 'small'
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  readonly title?: string
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-label'?: string
  readonly 'aria-pressed'?: boolean
  readonly 'aria-expanded'?: boolean
  readonly 'aria-describedby'?: string
}

export function Button(props: ButtonProps) {
  const {
    onPress,
    kind = 'plain',
    size = 'normal',
    type = 'button',
    isDisabled = false,
    className,
    ...rest
  } = props
  const classes = ['btn', `btn-${kind}`, size === 'small' ? 'btn-small' : '', className ?? ''].filter(Boolean)
  return (
    <button
      {...rest}
      type={type}
      className={classes.join(' ')}
      disabled={isDisabled}
      onClick={onPress && (() => onPress())}
    />
  )
}
