// Hides who a resident is: in fields that hold a telephone or an address, and in free texts (trust.md section 4, rule g).
import { maskCnId } from './cnId.ts'
import { plainText } from './digits.ts'
import { findPersonal } from './findPersonal.ts'
import { maskName } from './maskName.ts'
import { isHotline, maskPhone } from './maskPhone.ts'
import type { PersonalKind } from './span.ts'

/** A telephone of a record: masked, several by 、; a hotline stays; anything else keeps no digit but the last two. */
export function maskPhoneField(phone: string): string {
  const masked = maskPhone(phone)
  if (masked !== null) return masked
  const several = phone.split(/[;；,，、/|\n]+/).filter((one) => one.trim() !== '')
  if (several.length > 1) return several.map(maskPhoneField).join('、')
  const digits = plainText(phone, { numerals: true }).text.replace(/\D/g, '')
  return isHotline(digits) ? maskText(phone) : `****${digits.slice(-2)}`
}

/** An address down to the compound or road: everything from the first house number on is hidden. */
export function maskAddress(address: string): string {
  const plain = address.trim()
  if (plain === '') return ''
  const first = /^\D*?(?=[0-9０-９])/.exec(plain)?.[0] ?? plain.split(/[,，\s]/)[0] ?? ''
  const beforeHome = first.slice(0, findPersonal(first).find(({ kind }) => kind === 'address')?.start)
  const kept = maskText(beforeHome.replace(/[甲乙丙丁第（(]$/, '').trim())
  return kept === plain ? kept : `${kept}**`
}

/**
 * A text with every piece of personal data masked (what is found: `findPersonal`), the rest as it was. Masking twice
 * changes nothing more.
 */
export function maskText(text: string): string {
  let masked = ''
  let from = 0
  for (const { start, end, kind } of findPersonal(text)) {
    masked += text.slice(from, start) + maskPiece(text.slice(start, end), kind)
    from = end
  }
  return from === 0 ? text : masked + text.slice(from)
}

function maskPiece(piece: string, kind: PersonalKind): string {
  const plain = plainText(piece, { numerals: kind !== 'address' && kind !== 'name' }).text
  switch (kind) {
    case 'id':
    case 'id15':
      return maskCnId(plain.replace(/[^\dXx]/g, ''))
    case 'phone':
    case 'phone-cn-numerals':
      return maskPhone(piece) ?? '***********'
    case 'landline':
    case 'card':
      return maskPhone(piece) ?? `****${plain.slice(-4)}`
    case 'plate':
      return `${plain.slice(0, 2)}****${plain.slice(-1)}`
    case 'email':
      return `${plain.slice(0, 1)}***@***`
    case 'name':
      return maskName(piece)
    case 'wechat':
    case 'qq':
    case 'passport':
    case 'address':
      return '***'
  }
}
