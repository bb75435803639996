import { XMLBuilder } from 'fast-xml-parser'
import { dropForbidden } from './characters'

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  // Otherwise "true" becomes an attribute without a value, which XML does not know.
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
  indentBy: ' ',
})

/** A document of one root element: keys with @ are attributes, undefined is left out. */
export function buildXml(root: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${dropForbidden(builder.build(root))}`
}
