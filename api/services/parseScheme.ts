// A scheme as its file states it → a scheme that can rank, or what is wrong with it.
import { Value } from 'typebox/value'
import { SchemeFile } from '../contract/ruleFiles.ts'
import { DEFAULT_CREDITS } from '../domain/defaults.ts'
import { DomainError } from '../domain/errors.ts'
import { isMetric, metricDefinition } from '../domain/metrics/definitions.ts'
import type { Grouping, Scheme } from '../domain/rules.ts'

/** Weights are decimal fractions written by people. */
const ROUNDING = 1e-9

/**
 * Reads the text of a scheme file: indicators are rates or means of the registry, each once, their weights sum to 1. `group` (default
 * kind) and `credits` (default those of the default rules) may be left out; without a first day it is in force always.
 * @throws DomainError `bad_scheme` naming everything that is wrong.
 */
export function parseScheme(text: string): Scheme {
  return checkScheme(parseJson(text.replace(/^\ufeff/, '')))
}

/** The same of what a file's text holds. */
export function checkScheme(file: unknown): Scheme {
  const whole = isObject(file) ? { group: 'kind', credits: DEFAULT_CREDITS, ...file } : file
  if (!Value.Check(SchemeFile, whole)) {
    const faults = Value.Errors(SchemeFile, whole).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
    )
    throw new DomainError('bad_scheme', faults.slice(0, 10).join('; '))
  }
  const faults = faultsOf(whole)
  if (faults.length > 0) throw new DomainError('bad_scheme', faults.join('; '))
  const { name: _, version = 'file', effectiveFrom = '1990-01-01', ...scheme } = whole
  return { ...scheme, group: inOrder(scheme.group), version, effectiveFrom }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DomainError('bad_scheme', 'not JSON', { cause })
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function faultsOf({ indicators }: SchemeFile): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { metric } of indicators) {
    if (!isMetric(metric)) faults.push(`there is no metric “${metric}”`)
    else if (!isShare(metricDefinition(metric).kind))
      faults.push(`“${metric}” is no rate and cannot be weighed`)
    if (seen.has(metric)) faults.push(`“${metric}” stands twice`)
    seen.add(metric)
  }
  const sum = indicators.reduce((total, { weight }) => total + weight, 0)
  if (Math.abs(sum - 1) > ROUNDING) faults.push(`the weights sum to ${Number(sum.toFixed(9))}, not to 1`)
  return faults
}

/** Bands go upwards, in whatever order they were written. */
const inOrder = (group: Grouping): Grouping =>
  typeof group === 'object' && 'bands' in group ? { bands: [...group.bands].sort((a, b) => a - b) } : group

const isShare = (kind: string): boolean => kind === 'rate' || kind === 'mean'
