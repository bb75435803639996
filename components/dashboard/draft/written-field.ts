'use client'

import { useEffect, useState } from 'react'
import type { FieldValue } from './draft'
import { isSame } from './draft'
import { useDesk, useLook } from './draft-context'

type Kind = {
  /** What is kept of what was typed. */
  read: (text: string) => FieldValue
  show: (value: FieldValue) => string
}

const LINE: Kind = { read: (text) => text.trim(), show: String }
const TEXT: Kind = { read: (text) => text || null, show: (value) => String(value ?? '') }
const OPTIONAL_LINE: Kind = { read: (text) => text.trim() || null, show: (value) => String(value ?? '') }
const LIST: Kind = {
  read: (text) => [
    ...new Set(
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ],
  show: (value) => (value as string[]).join(', '),
}
const KINDS: Record<string, Kind> = { intro: TEXT, note: TEXT, tags: LIST, socialImage: OPTIONAL_LINE }

/**
 * A field of the draft for an input. What is typed stays as typed, though the site keeps it without the blanks around
 * it; it gives way when somebody else, or undo, writes there.
 */
export function useWrittenField(entry: string | null, field: string, value: FieldValue) {
  const { store } = useDesk()
  const held = useLook((snapshot) => snapshot.held)
  const { read, show } = KINDS[field] ?? LINE
  const [text, setText] = useState(() => show(value))
  const shown = isSame(read(text), value) ? text : show(value)
  useEffect(() => setText(shown), [shown])
  const mine = held.find(({ operation }) => {
    const isHere = operation.type === 'set entry' ? operation.entry === entry : entry === null
    return 'field' in operation && isHere && operation.field === field
  })
  return {
    value: shown,
    onChange: (typed: string) => {
      setText(typed)
      store.write({ entry, field }, read(typed))
    },
    onBlur: () => store.endTyping(),
    /** What the site did not take of it. */
    held: mine,
    // As the end of a sentence that begins with the label.
    errors: mine?.message ? [mine.message.replace(/^It /, '').replace(/\.$/, '')] : undefined,
  }
}
