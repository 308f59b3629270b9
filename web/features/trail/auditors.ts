// Who reads the audit log and the whole log (the server's own list).
export const AUDITORS: readonly string[] = ['supervisor', 'admin', 'leader']
