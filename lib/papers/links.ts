type PaperWords = { arxivId: string; abstract: string | null; comment?: string | null }

// Hosts where authors keep what belongs to a paper.
const CODE =
  /https?:\/\/(?:www\.)?(?:(?:github|gitlab)\.com|bitbucket\.org|codeberg\.org|huggingface\.co|[\w-]+\.github\.io)\/[\w.~/-]*[\w~-]/i

/** Where to read the paper, by the words of the links. */
export function listReadingLinks({ arxivId, abstract, comment }: PaperWords) {
  const code = CODE.exec(`${comment ?? ''} ${abstract ?? ''}`)?.[0]
  return {
    abs: `https://arxiv.org/abs/${arxivId}`,
    pdf: `https://arxiv.org/pdf/${arxivId}`,
    html: hasHtml(arxivId) ? `https://arxiv.org/html/${arxivId}` : `https://ar5iv.labs.arxiv.org/html/${arxivId}`,
    ...(code && { code }),
  }
}

/** Where others tell more of the paper. */
export function listOtherLinks(arxivId: string, title: string) {
  return {
    alphaXiv: `https://www.alphaxiv.org/abs/${arxivId}`,
    'Hugging Face': `https://huggingface.co/papers/${arxivId}`,
    'Semantic Scholar': `https://www.semanticscholar.org/arxiv/${arxivId}`,
    'Google Scholar': `https://scholar.google.com/scholar?${new URLSearchParams({ q: `"${title}"` })}`,
  }
}

// arXiv makes HTML itself since December 2023; ar5iv made it of what came before.
function hasHtml(arxivId: string) {
  return /^\d{4}\./.test(arxivId) && arxivId >= '2312'
}
