// Who may do what: the one table that routes, pages and tests read.
import { codes, ROLES, type Role } from '#db/vocabulary.ts'

/**
 * Whoever sends a request. `machine`: somebody on the server's own machine without a session, where that is allowed.
 * `screen`: a public screen by its token. `ballot`: whoever holds a slip of a residents' council, by its token. `nobody`:
 * anybody else.
 */
export type Caller = Role | 'machine' | 'screen' | 'ballot' | 'nobody'
/** `own`: only what is the account's own, or its department's. */
export type Scope = 'any' | 'own'

export const CALLERS: readonly Caller[] = [...codes(ROLES), 'machine', 'screen', 'ballot', 'nobody']

/** Action → who may, and on what. Whoever is not named may not. */
export const POLICY = {
  /** Signing in, health, documents, templates, what is published. */
  public: {
    leader: 'any',
    operator: 'any',
    supervisor: 'any',
    department: 'any',
    admin: 'any',
    machine: 'any',
    screen: 'any',
    ballot: 'any',
    nobody: 'any',
  },
  /** Figures, lists, cases with their personal data masked. */
  read: {
    leader: 'any',
    operator: 'any',
    supervisor: 'any',
    department: 'any',
    admin: 'any',
    machine: 'any',
  },
  /** Reading what departments object to. */
  readObjections: {
    leader: 'any',
    operator: 'any',
    supervisor: 'any',
    department: 'own',
    admin: 'any',
    machine: 'any',
  },
  /** Entering cases and events, importing, reading the files that were brought, adding schemes. */
  write: { leader: 'any', operator: 'any', admin: 'any' },
  /** Limits, calendars, the map approval number: what judges and what is printed. */
  configure: { operator: 'any', admin: 'any' },
  /** Freezing, opening to objections, correcting, setting rectification items. */
  prepare: { operator: 'any' },
  /** Publishing, confirming outcomes, taking an accepted objection back. */
  approve: { leader: 'any' },
  /** Writing channels, guides and typical cases for the public. */
  writeTexts: { operator: 'any' },
  /** Letting the public read what somebody else wrote. */
  approveTexts: { leader: 'any', admin: 'any' },
  /** Taking it away again, at once. */
  withdrawTexts: { operator: 'any', leader: 'any', admin: 'any' },
  /** Deciding objections and checking rectification; two different people each time. */
  decide: { leader: 'any', operator: 'any' },
  /** Objecting to cases being counted. */
  object: { department: 'own' },
  /** Seeing a case's personal data, one record at a time and with a reason. */
  reveal: { operator: 'any', supervisor: 'any' },
  /** Reading who did what, and the log event by event. */
  audit: { supervisor: 'any', admin: 'any', leader: 'any' },
  /** Freezing frames, the seed ceremony, drawing, replacing, submitting results of the third-party check. */
  supervise: { supervisor: 'any' },
  /** Questions the figures raise; departments see none, or they would know where the visits go. */
  readSignals: { leader: 'any', operator: 'any', supervisor: 'any', machine: 'any' },
  /** Checking records and visiting residents: those drawn for the account. */
  inspect: { supervisor: 'own' },
  /** Seeing results of a check before they are handed in. */
  followCheck: { supervisor: 'any', operator: 'any', leader: 'any' },
  /** Sending a case back that a visited resident says is not resolved. */
  sendBack: { supervisor: 'any', operator: 'any' },
  /** Setting up a residents' council, its slips, opening, sealing, ending it, looking at comments. */
  holdCouncil: { operator: 'any' },
  /** Typing paper ballots; two different people each time. */
  typeBallots: { operator: 'any', supervisor: 'any', leader: 'any' },
  /** Reading one's ballot and casting it. */
  vote: { ballot: 'own' },
  /** Giving evidence that something was put right. */
  rectify: { department: 'own', operator: 'any', leader: 'any' },
  /** One's password and sessions; an administrator ends anybody's sessions. */
  account: { leader: 'own', operator: 'own', supervisor: 'own', department: 'own', admin: 'any' },
  /** Accounts and the tokens of public screens. */
  administer: { admin: 'any' },
  /** What a public screen asks about itself. */
  screen: { screen: 'own' },
} as const satisfies Record<string, Partial<Record<Caller, Scope>>>

export type Action = keyof typeof POLICY

/** On what a caller may act; null = on nothing. */
export function scopeOf(action: Action, caller: Caller): Scope | null {
  const row: Partial<Record<Caller, Scope>> = POLICY[action]
  return row[caller] ?? null
}

/** The roles of accounts that may, in the vocabulary's order: who is to be asked where a page may not. */
export const rolesThatMay = (action: Action): readonly Role[] =>
  codes(ROLES).filter((role) => scopeOf(action, role) !== null)
