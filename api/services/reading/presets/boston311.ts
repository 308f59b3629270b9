// Preset for the City of Boston's 311 service requests (open data of 2011–2023, `311_service_requests`).
import type { Mapping } from '#api/contract/mapping.ts'

/**
 * Replied and archived are both CLOSED_DT: the source knows one closing. TARGET_DT is the published deadline; a row without
 * one has no reply clock (its `OnTime_Status` says ONTIME all the same). The outcome is read off the closing note; the
 * rules' order is the issue's. First level REASON, second `REASON.TYPE`; the community is the neighbourhood's name.
 */
export const boston311: Mapping = {
  id: 'boston311',
  version: '1',
  name: { zh: '波士顿 311', en: 'Boston 311' },
  source: 'boston311',
  ruleSet: 'published',
  departmentKind: 'office',
  dateFormat: 'mdy',
  zone: 'America/New_York',
  crs: 'wgs84',
  fields: {
    number: { column: 'CASE_ENQUIRY_ID' },
    receivedAt: { column: 'OPEN_DT' },
    replyDue: { column: ['TARGET_DT', 'SLA_TARGET_DT'], required: true },
    repliedAt: { column: 'CLOSED_DT', required: true },
    archivedAt: { column: 'CLOSED_DT', required: true },
    firstReceiver: { column: 'SUBJECT' },
    title: { column: 'CASE_TITLE' },
    address: { column: 'Location' },
    community: { column: 'neighborhood' },
    channel: {
      column: 'Source',
      values: {
        'Constituent Call': 'hotline',
        'Citizens Connect App': 'app',
        'City Worker App': 'patrol',
        'Employee Generated': 'patrol',
        'Self Service': 'web',
        'Maximo Integration': 'other',
        Twitter: 'other',
      },
      otherwise: 'other',
    },
  },
  category: { first: { column: 'REASON', required: true }, second: { column: 'TYPE', required: true } },
  position: { lng: { column: 'LONGITUDE' }, lat: { column: 'LATITUDE' } },
  rules: [
    { column: 'CLOSURE_REASON', contains: 'Case Invalid', outcome: 'invalid' },
    { column: 'CLOSURE_REASON', contains: 'Duplicate of', outcome: 'invalid' },
    { column: 'CLOSURE_REASON', contains: 'Case Noted', outcome: 'explained' },
    { column: 'CLOSURE_REASON', contains: 'Case Resolved', outcome: 'resolved' },
  ],
  ignored: [
    'OnTime_Status',
    'CASE_STATUS',
    'QUEUE',
    'Department',
    'SubmittedPhoto',
    'ClosedPhoto',
    'Geocoded_Location',
  ],
}
