// The long picture as real images: a long press saves them in WeChat, a button on the desk.
import type { ReactNode } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { download } from './download.ts'
import type { Picture } from './picture.ts'
import type { Pictures } from './useExport.ts'

export function PictureDialog(props: Pictures & { readonly note?: ReactNode; readonly onClose: () => void }) {
  const { title, fileName, pictures, note, onClose } = props
  const { t } = useWords()
  const of = pictures.length
  const save = ({ blob }: Picture, index: number) =>
    download(blob, of > 1 ? `${fileName}-${index + 1}.png` : `${fileName}.png`)
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t('exports.pictureTitle')}
      footer={pictures.map((picture, index) => (
        <Button key={picture.url.slice(-64)} kind="primary" onPress={() => save(picture, index)}>
          {of > 1 ? t('exports.pictureSaveOf', { n: index + 1 }) : t('exports.pictureSave')}
        </Button>
      ))}
    >
      <p className="meta exports-how">{t('exports.pictureHow')}</p>
      {note}
      {/* biome-ignore lint/a11y/useSemanticElements: a group names what scrolls without becoming a form part */}
      <div role="group" aria-label={title} {...SCROLLS}>
        {pictures.map((picture, index) => (
          <img
            key={picture.url.slice(-64)}
            className="exports-picture"
            src={picture.url}
            width={picture.width}
            height={picture.height}
            alt={t('exports.pictureAlt', { title, n: index + 1, of })}
          />
        ))}
      </div>
    </Dialog>
  )
}

/** The picture is higher than the dialog: by keyboard it is scrolled from here. */
const SCROLLS = { tabIndex: 0 }
