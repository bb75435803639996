'use client'

import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { Button } from './button'

const queue = new ToastQueue<string>({ maxVisibleToasts: 3 })

/** Says in a sentence that something was done, also to screen readers. What must not be missed belongs on the page. */
export function announce(sentence: string) {
  queue.add(sentence, { timeout: 6_000 })
}

/** Stands once in the shell. */
export function Toasts() {
  return (
    <ToastRegion queue={queue} className="fixed right-4 bottom-4 z-50 flex max-w-sm flex-col gap-2 outline-none">
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex items-center gap-3 rounded-[4px] bg-ink py-2 pr-2 pl-4 text-paper shadow-lg"
        >
          <ToastContent className="flex-1">
            <Text slot="title">{toast.content}</Text>
          </ToastContent>
          <Button slot="close" look="quiet" className="text-paper! data-hovered:bg-transparent!" aria-label="Close">
            ×
          </Button>
        </Toast>
      )}
    </ToastRegion>
  )
}
