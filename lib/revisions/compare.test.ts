import { expect, test } from 'vitest'
import { compareWords } from './compare'

const show = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ text, change }) => (change === 'removed' ? `[-${text}-]` : change === 'added' ? `[+${text}+]` : text))
    .join('')

test('words that change beside each other change together, and others by themselves', () => {
  expect(show('Hot Papers 2040-01-01', 'A title by Bob')).toBe('[-Hot Papers 2040-01-01-][+A title by Bob+]')
  expect(show('A quiet day for some', 'A loud day for all')).toBe('A [-quiet-][+loud+] day for [-some-][+all+]')
  expect(show('One line.\nTwo', 'One line.\nThree')).toBe('One line.\n[-Two-][+Three+]')
  expect(show('', 'New words')).toBe('[+New words+]')
  expect(show('The same', 'The same')).toBe('The same')
})
