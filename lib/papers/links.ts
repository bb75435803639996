type PaperWords = { arxivId: string; abstract: string | null; comment?: string | null }

const CODE =
  /(?<![\w.-])(?:www\.)?((?:(?:github|gitlab)\.com|bitbucket\.org|codeberg\.org)\/[\w.-]+\/[\w.-]*\w|[\w-]+\.github\.io(?:\/[\w./-]*\w)?)/i

/** Where to read a paper, by the words of the links: at arXiv, and its code where its authors name it. */
export function listReadingLinks({ arxivId, abstract, comment }: PaperWords): Record<string, string> {
  const code = findCode(`${comment ?? ''} ${abstract ?? ''}`)
  return {
    abs: `https://arxiv.org/abs/${arxivId}`,
    pdf: `https://arxiv.org/pdf/${arxivId}`,
    html: hasHtml(arxivId) ? `https://arxiv.org/html/${arxivId}` : `https://ar5iv.labs.arxiv.org/html/${arxivId}`,
    ...(code && { code }),
  }
}

/** Where others tell more of it. */
export function listOtherLinks(arxivId: string): Record<string, string> {
  return {
    alphaXiv: `https://www.alphaxiv.org/abs/${arxivId}`,
    // It knows no ids of the old kind.
    ...(isOld(arxivId) ? {} : { 'Hugging Face': `https://huggingface.co/papers/${arxivId}` }),
    'Semantic Scholar': `https://www.semanticscholar.org/arxiv/${arxivId}`,
    'Google Scholar': `https://scholar.google.com/scholar_lookup?arxiv_id=${arxivId}`,
  }
}

function findCode(words: string) {
  // In TeX these may stand behind a backslash.
  const [, address] = CODE.exec(words.replace(/\\([_%#&~-])/g, '$1')) ?? []
  return address && `https://${address.replace(/\.git$/, '')}`
}

// arXiv makes HTML itself since December 2023; ar5iv made it of what came before.
const hasHtml = (arxivId: string) => !isOld(arxivId) && arxivId >= '2312'
const isOld = (arxivId: string) => arxivId.includes('/')
