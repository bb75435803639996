'use client'

import { useState } from 'react'
import { Button } from '../ui/button'

/** A link that lets somebody in, shown this once. */
export function SecretLink({ links = [] }: { links?: string[] }) {
  const [copied, setCopied] = useState<string>()
  return links.map((link) => (
    <p key={link} className="flex flex-wrap items-center justify-between gap-3 border border-ink p-3">
      <code className="min-w-0 select-all">{link}</code>
      <Button onPress={() => navigator.clipboard.writeText(link).then(() => setCopied(link))}>
        {copied === link ? 'Copied' : 'Copy'}
      </Button>
    </p>
  ))
}
