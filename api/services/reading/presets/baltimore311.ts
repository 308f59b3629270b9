// Preset for the City of Baltimore's 311 customer service requests (the table of 2014–2019).
import type { Mapping } from '#api/contract/mapping.ts'

/**
 * Replied and archived are both CloseDate. "Closed (Duplicate)" names no surviving case, so it is an outcome (invalid), not
 * a merge; a plain "Closed" states no outcome. "Closed (Transferred)" is a hand-off whose receiver the table does not
 * name: the case is redispatched, at its closing, to a department that stands for the unnamed one; the reply and the
 * archive of that instant stay with the agency that closed it. Types are `PREFIX-Name`: the prefix is the first level.
 */
export const baltimore311: Mapping = {
  id: 'baltimore311',
  version: '1',
  name: { zh: '巴尔的摩 311', en: 'Baltimore 311' },
  source: 'baltimore311',
  ruleSet: 'published',
  departmentKind: 'office',
  dateFormat: 'mdy',
  zone: 'America/New_York',
  crs: 'wgs84',
  fields: {
    number: { column: 'SRRecordID' },
    receivedAt: { column: 'CreatedDate' },
    replyDue: { column: 'DueDate', required: true },
    repliedAt: { column: 'CloseDate', required: true },
    archivedAt: { column: 'CloseDate', required: true },
    firstReceiver: { column: 'Agency' },
    address: { column: 'Address' },
    community: { column: 'Neighborhood' },
    channel: {
      column: 'MethodReceived',
      values: { API: 'app', Internal: 'patrol', Mail: 'other', System: 'other', Email: 'other' },
      otherwise: 'other',
    },
  },
  category: { first: { column: 'SRType', required: true }, split: ['-'] },
  position: { lng: { column: 'Longitude' }, lat: { column: 'Latitude' } },
  rules: [
    { column: 'SRStatus', equals: 'Closed (Duplicate)', outcome: 'invalid' },
    {
      column: 'SRStatus',
      equals: 'Closed (Transferred)',
      redispatched: { at: 'CloseDate', to: 'Transferred (receiver not named)' },
    },
  ],
  ignored: [
    'ServiceRequestNum',
    'StatusDate',
    'LastActivity',
    'LastActivityDate',
    'Outcome',
    'GeoLocation',
    'DaysOpen',
  ],
}
