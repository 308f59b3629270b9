// The part of the table of routes that is about what public screens show.
import { Type } from 'typebox'
import { closed } from './kit.ts'
import {
  Heartbeat,
  PairedScreen,
  Pairing,
  Playlist,
  Programme,
  ScreenParams,
  StoredPlaylist,
} from './screens.ts'

export const screenRoutes = {
  /** Asked by a screen that has no token yet; it shows the code until somebody enters it. */
  startPairing: {
    method: 'POST',
    url: '/screens/pairings',
    status: 201,
    response: Pairing,
    write: false,
  },
  pairScreen: {
    method: 'POST',
    url: '/screens/pair',
    body: PairedScreen,
    status: 201,
    response: closed({ id: Type.Integer() }),
    write: true,
  },
  playlist: {
    method: 'GET',
    url: '/screens/:id/playlist',
    params: ScreenParams,
    status: 200,
    response: StoredPlaylist,
    write: false,
  },
  setPlaylist: {
    method: 'PUT',
    url: '/screens/:id/playlist',
    params: ScreenParams,
    body: Playlist,
    status: 200,
    response: StoredPlaylist,
    write: true,
  },
  /** What a screen shows, for whoever takes it away as a file. */
  screenProgramme: {
    method: 'GET',
    url: '/screens/:id/programme',
    params: ScreenParams,
    status: 200,
    response: Programme,
    write: false,
  },
  /** Asked by the screen itself, with its token as `Authorization: Bearer`. */
  ownProgramme: {
    method: 'GET',
    url: '/screens/self/programme',
    status: 200,
    response: Programme,
    write: false,
  },
  heartbeat: {
    method: 'POST',
    url: '/screens/self/heartbeat',
    body: Heartbeat,
    status: 204,
    response: Type.Null(),
    write: false,
  },
} as const
