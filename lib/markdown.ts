import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: true })

/** HTML of a text by an editor. HTML in the text is shown as text, and no link runs a script. */
export function renderMarkdown(text: string) {
  return markdown.render(text)
}
