// How close the rows of the list stand; kept in the address like everything of a view.
export const DENSITIES = ['compact', 'normal', 'large'] as const
export type Density = (typeof DENSITIES)[number]

export const densityOf = (v: string | undefined): Density => DENSITIES.find((one) => one === v) ?? 'normal'
