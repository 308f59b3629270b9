// Where a sign-in leads back to: an address of this app only, so that a link cannot send people elsewhere.

/** The wanted address if it is one below our own root, else the overview. */
export function backTo(wanted: string | undefined): string {
  if (!wanted?.startsWith('/') || wanted.startsWith('//') || wanted.includes('\\')) return '/'
  return wanted.startsWith('/login') ? '/' : wanted
}
