// A file that writes a department's name means the department that is stored under it, whatever its id.
import type { DepartmentRow } from '#db/queries/street.ts'
import type { Mapping } from '../../contract/mapping.ts'

/**
 * The mapping with the names of stored departments as spellings of their ids. A name that is also an id, or that several
 * have, stands for nobody else; what the mapping itself says goes first.
 */
export function withKnownDepartments(mapping: Mapping, departments: readonly DepartmentRow[]): Mapping {
  const ids = new Set(departments.map(({ id }) => id))
  const isAlone = ({ name }: DepartmentRow) => departments.filter((one) => one.name === name).length === 1
  const spellings = departments
    .filter((one) => !ids.has(one.name) && isAlone(one))
    .map(({ id, name }) => [name, id] as const)
  const { firstReceiver } = mapping.fields
  const values = { ...Object.fromEntries(spellings), ...firstReceiver.values }
  return { ...mapping, fields: { ...mapping.fields, firstReceiver: { ...firstReceiver, values } } }
}
