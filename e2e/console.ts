import { afterEach, expect } from 'vitest'

// What is worth an error in the log is worth a failed test; a test that expects one spies on console.error itself.
const { error } = console
const errors: unknown[][] = []
console.error = (...args) => {
  errors.push(args)
  error(...args)
}

afterEach(() => {
  expect(errors.splice(0), 'written by console.error').toEqual([])
})
