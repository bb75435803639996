export const all = <E extends Element = HTMLElement>(selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<E>(selector),
]
export const find = <E extends Element = HTMLElement>(selector: string, within: ParentNode = document) =>
  within.querySelector<E>(selector)

export function make<Made extends HTMLElement>(name: string, properties: object = {}, ...children: (Node | string)[]) {
  const element: HTMLElement = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element as Made
}

export function button(label: string, press: (button: HTMLButtonElement) => void) {
  const made = make<HTMLButtonElement>('button', { type: 'button', textContent: label })
  made.addEventListener('click', () => press(made))
  return made
}

/** The line in the masthead that is kept free for us, from the most lasting to what may come later. */
export const tools = () => find('.masthead .tools')

// There before it says anything, or it would not be heard.
const status = make('output', { className: 'unseen' })
document.body.append(status)

/** Says on the button, and to who cannot see it, what was done. */
export function announce(words: string, on?: HTMLButtonElement) {
  status.textContent = words
  if (!on || on.dataset.label) return
  on.dataset.label = on.textContent ?? ''
  on.textContent = words
  setTimeout(() => {
    on.textContent = on.dataset.label ?? ''
    delete on.dataset.label
  }, 2000)
}
