// Something as the JSON file it can be read as again.

/** Attributes of a link that saves it under a name: what it holds can be added again, here or elsewhere. */
export const jsonFile = (content: object, name: string): { href: string; download: string } => ({
  href: `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(content, null, 2))}`,
  download: `${name}.json`,
})
