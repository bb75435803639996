import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { SourceFailure } from '../../http'

const LISTS = new Set(['item', 'category', 'entry', 'author', 'link', 'record', 'version', 'setSpec'])

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: false,
  isArray: (name) => LISTS.has(name),
  // A paper may be called "0" or "1e5".
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // Entities that the document declares itself could grow without end.
  processEntities: true,
  htmlEntities: false,
})

/** The document as plain values; throws a SourceFailure for what is not whole XML, like a page that was cut or is HTML. */
export function parseXml(text: string, what: string): unknown {
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new SourceFailure(`${what} is not whole XML (line ${valid.err.line}: ${valid.err.msg}).`)
  return parser.parse(text)
}
