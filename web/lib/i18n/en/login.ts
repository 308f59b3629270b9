// Words of the sign-in page (English).
import type { SameKeys } from '../types.ts'
import type { login as zh } from '../zh/login.ts'

export const login: SameKeys<typeof zh> = {
  title: 'Sign in',
  username: 'Account',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  submit: 'Sign in',
  working: 'Signing in…',
  missing: 'Please enter account and password',
  errorSummary: 'Not signed in',
  already: 'Signed in as {name}',
  goOn: 'Continue',
  demoTitle: 'Demo accounts',
  demoHint: 'They exist in the demo database only; the password of all is {password}',
  use: 'Use',
  plainHttp: 'This connection is not encrypted (http); sign in on a trusted network only.',
}
