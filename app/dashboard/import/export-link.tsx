'use client'

import { buttonClass } from '../../../components/ui/button'

export function ExportLink() {
  return (
    <a href="/dashboard/export" download className={`${buttonClass()} self-start`}>
      Download everything as a zip
    </a>
  )
}
