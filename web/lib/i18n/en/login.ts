// Words of the sign-in page (English).
import type { SameKeys } from '../types.ts'
import type { login as zh } from '../zh/login.ts'

export const login: SameKeys<typeof zh> = {
  title: 'Sign in',
  sub: 'Signed in you can do what your role is for; what is published needs no account',
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
  locked: 'Too many wrong passwords; try again in {seconds} s',
  unlocked: 'You can try again now',
  needed: 'Please sign in. You will come back to the link you opened.',
  display: 'Display',
  ending: 'Your session ends in {n} min',
  stay: 'Stay signed in',
  ended: 'Your session is over; what you entered here is kept. Sign in again, then come back to it.',
  again: 'Sign in again in a new window',
  demoTitle: 'Demo accounts',
  demoHint: 'They exist in the demo database only; the password of all is {password}',
  use: 'Sign in as {name}',
  plainHttp: 'This connection is not encrypted (http); sign in on a trusted network only.',
}
