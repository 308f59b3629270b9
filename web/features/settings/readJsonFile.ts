// The text of a file as it is sent: whether it is a scheme, a rule set or a calendar is the server's to say.

/** Null where the text is no JSON object. */
export function readJsonFile(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null
  } catch {
    return null
  }
}
