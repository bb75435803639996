import { all, announce, button, find, make, tools } from './page'
import { toggleSaved } from './papers'
import { forget, keep, recall } from './store'

const KEYS = {
  j: 'the next paper or digest',
  k: 'the one before',
  o: 'open it',
  s: 'save the paper, or forget it',
  '?': 'this list',
}

/** Single keys, which whoever dictates or strays can turn off (WCAG 2.1.4). */
export function listenToKeys() {
  tools()?.append(Object.assign(button('?', showKeys), { title: 'Keys', ariaLabel: 'Keys' }))
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const isTyping = (target as HTMLElement).closest('input:not([type="checkbox"]), textarea, select, dialog')
    if (!(key in KEYS) || ctrlKey || metaKey || altKey || isTyping || recall('keysOff', 0)) return
    event.preventDefault()
    const here = current()
    if (key === '?') showKeys()
    else if (key === 'o') linkOf(here)?.click()
    else if (key === 's') here && toggleSaved(here)
    else move(key === 'j' ? 1 : -1)
  })
}

const items = () => all('.entry, .papers > li, .digests > li, .paper')
const linkOf = (item?: HTMLElement) => item && (find('h2 a, h3 a', item) ?? find('.facts a', item))

/** Where the keyboard is, else the last that begins above a line in the window. */
function current(line = innerHeight / 3) {
  const focused = document.activeElement?.closest<HTMLElement>('.entry, .papers > li, .digests > li')
  return focused ?? items().findLast((item) => item.getBoundingClientRect().top < line)
}

function move(by: 1 | -1) {
  const list = items()
  // What is in sight but below the top is still to come.
  const here = current(50)
  const next = list[here ? list.indexOf(here) + by : 0]
  if (!next) return announce(by > 0 ? 'That was the last' : 'That was the first')
  next.scrollIntoView()
  linkOf(next)?.focus({ preventScroll: true })
}

function showKeys() {
  const off = make<HTMLInputElement>('input', { type: 'checkbox', checked: Boolean(recall('keysOff', 0)) })
  off.addEventListener('change', () => (off.checked ? keep('keysOff', 1) : forget('keysOff')))
  const dialog = make<HTMLDialogElement>(
    'dialog',
    { className: 'keys', ariaLabel: 'Keys' },
    make(
      'dl',
      {},
      ...Object.entries(KEYS).map(([key, does]) =>
        make('div', {}, make('dt', {}, make('kbd', {}, key)), make('dd', {}, does)),
      ),
    ),
    make('label', {}, off, ' Turn these keys off'),
    Object.assign(
      button('Close', () => dialog.close()),
      { autofocus: true },
    ),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
