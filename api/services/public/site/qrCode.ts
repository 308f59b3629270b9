// An address as a QR code for paper and screens: inline SVG, black on white.
import { encode } from 'uqr'
import { text } from '../../plainPage.ts'

/** The dark modules of a square of `size` modules, its quiet zone of two included, as an SVG path. */
export function qrPath(address: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(address, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}

export function qrCode(address: string, label: string): string {
  const { size, path } = qrPath(address)
  return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${text(label)}"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
