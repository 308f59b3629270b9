// The part of the table of routes that is about who is there: sessions, accounts, public screens.
import { Type } from 'typebox'
import { closed } from './kit.ts'
import { Credentials, Session } from './session.ts'
import {
  AddedScreen,
  NewPassword,
  NewScreen,
  NewUser,
  OwnPassword,
  OwnScreen,
  Screen,
  SessionItem,
  SessionsQuery,
  User,
  UserChange,
  UserParams,
} from './users.ts'

const none = Type.Null()
const list = <const S extends Parameters<typeof Type.Array>[0]>(item: S) =>
  closed({ items: Type.Array(item) })

export const accessRoutes = {
  signIn: {
    method: 'POST',
    url: '/session',
    body: Credentials,
    status: 204,
    response: none,
    write: false,
  },
  session: {
    method: 'GET',
    url: '/session',
    status: 200,
    response: Session,
    write: false,
  },
  signOut: {
    method: 'DELETE',
    url: '/session',
    status: 204,
    response: none,
    write: false,
  },
  /** Ends the account's other sessions. */
  changeOwnPassword: {
    method: 'POST',
    url: '/session/password',
    body: OwnPassword,
    status: 204,
    response: none,
    write: true,
  },
  sessions: {
    method: 'GET',
    url: '/sessions',
    query: SessionsQuery,
    status: 200,
    response: list(SessionItem),
    write: false,
  },
  endSession: {
    method: 'DELETE',
    url: '/sessions/:id',
    params: closed({ id: Type.String({ maxLength: 64 }) }),
    status: 204,
    response: none,
    write: true,
  },
  users: {
    method: 'GET',
    url: '/users',
    status: 200,
    response: list(User),
    write: false,
  },
  addUser: {
    method: 'POST',
    url: '/users',
    body: NewUser,
    status: 201,
    response: User,
    write: true,
  },
  changeUser: {
    method: 'PATCH',
    url: '/users/:username',
    params: UserParams,
    body: UserChange,
    status: 200,
    response: User,
    write: true,
  },
  /** Ends all sessions of the account. */
  resetPassword: {
    method: 'POST',
    url: '/users/:username/password',
    params: UserParams,
    body: NewPassword,
    status: 204,
    response: none,
    write: true,
  },
  disableUser: {
    method: 'POST',
    url: '/users/:username/disable',
    params: UserParams,
    status: 200,
    response: User,
    write: true,
  },
  enableUser: {
    method: 'POST',
    url: '/users/:username/enable',
    params: UserParams,
    status: 200,
    response: User,
    write: true,
  },
  /** Lifts the lock after wrong passwords. */
  unlockUser: {
    method: 'POST',
    url: '/users/:username/unlock',
    params: UserParams,
    status: 200,
    response: User,
    write: true,
  },
  screens: {
    method: 'GET',
    url: '/screens',
    status: 200,
    response: list(Screen),
    write: false,
  },
  addScreen: {
    method: 'POST',
    url: '/screens',
    body: NewScreen,
    status: 201,
    response: AddedScreen,
    write: true,
  },
  revokeScreen: {
    method: 'DELETE',
    url: '/screens/:id',
    params: closed({ id: Type.Integer({ minimum: 1 }) }),
    status: 204,
    response: none,
    write: true,
  },
  /** Asked by the screen itself, with its token as `Authorization: Bearer`. */
  ownScreen: {
    method: 'GET',
    url: '/screens/self',
    status: 200,
    response: OwnScreen,
    write: false,
  },
} as const
