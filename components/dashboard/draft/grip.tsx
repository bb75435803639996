import { Button } from 'react-aria-components'

/** By what a row is taken: the button is for keys and screen readers, what is around it for a finger. */
export function Grip({ label }: { label: string }) {
  return (
    <span className="grip">
      <Button slot="drag" aria-label={label}>
        ⠿
      </Button>
    </span>
  )
}
