import { renderMarkdown } from '../../lib/markdown'

/** A text by an editor. */
export function Markdown({ text }: { text: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no HTML of the text through.
  return <div className="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />
}
