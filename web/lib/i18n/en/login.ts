// Words of the sign-in page (English).
import type { SameKeys } from '../types.ts'
import type { login as zh } from '../zh/login.ts'

export const login: SameKeys<typeof zh> = {
  title: 'Sign in',
  sub: 'Signed in you can import data and enter cases; what is published needs no account',
  username: 'Account',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  submit: 'Sign in',
  working: 'Signing in…',
  missing: 'Please enter account and password',
  errorSummary: 'Not signed in: {reason}',
  already: 'Signed in as {name}',
  goOn: 'Continue',
  demoTitle: 'Demo accounts',
  demoHint: 'They exist in the demo database only; the password of all is {password}',
  use: 'Sign in as {name}',
  plainHttp: 'This connection is not encrypted (http); sign in on a trusted network only.',
}
