import { expect, test } from 'vitest'
import { isOwnAuthor } from './own-author'

const authors = ['Ana María Beispiel', 'J. Doe', 'Wei Zhang', 'Jörg Müller', 'Consortium']

test.each([
  ['Ana Beispiel', 'reader'],
  ['Dr. Ana Beispiel, PhD 🧪', 'reader'],
  ['A. Beispiel', 'reader'],
  ['Ana Beispiel @ ICML', 'reader'],
  ['Jane Doe', 'reader'],
  ['Zhang Wei', 'reader'],
  ['Jorg Muller', 'reader'],
  ['jm', 'joergmueller', 'Joerg Mueller'],
  ['🔥', 'ana_beispiel'],
  ['', 'anamariabeispiel.example.org'],
])('%s (%s) is an author', (authorName, authorHandle, author?: string) => {
  expect(isOwnAuthor({ authorName, authorHandle }, author ? [author] : authors)).toBe(true)
})

test.each([
  ['Ana Muster', 'ana'],
  ['Ben Beispiel', 'beispiel'],
  ['Wei', 'wei'],
  ['Consortium', 'consortium'],
  ['', ''],
  ['Wei Zhang News Bot', 'news'],
])('%s (%s) is none', (authorName, authorHandle) => {
  expect(isOwnAuthor({ authorName, authorHandle }, authors)).toBe(false)
})
