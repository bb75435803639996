import { renderMarkdown } from '../../lib/markdown'

/** A text by an editor; in a draft with the address below which its pictures are. */
export function Markdown({ text, above }: { text: string; above?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no HTML of the text through.
  return <div className="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(text, { above }) }} />
}
