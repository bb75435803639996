'use client'

import { useFormAction } from '../../../../components/ui/form-action'
import { FormMessage } from '../../../../components/ui/form-message'
import { SubmitButton } from '../../../../components/ui/submit-button'
import { TextArea, TextField } from '../../../../components/ui/text-field'
import type { PageSlug } from '../../../../lib/pages/schema'
import { rewrite } from './actions'

type Props = { slug: PageSlug; version: string; title: string; body: string }

export function PageForm({ slug, version, title, body }: Props) {
  const [{ errors, given, ...state }, action] = useFormAction(rewrite)
  return (
    <div className="grid gap-x-10 gap-y-line lg:grid-cols-2">
      <form action={action} className="flex flex-col gap-4">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="version" value={version} />
        <FormMessage state={state} />
        <TextField
          label="Title"
          name="title"
          key={`title ${version}`}
          defaultValue={given?.title ?? title}
          errors={errors?.title}
          isRequired
        />
        <TextArea
          label="Text"
          name="body"
          key={`body ${version}`}
          rows={18}
          defaultValue={given?.body ?? body}
          errors={errors?.body}
          description="Markdown. A rewritten text keeps the site’s name and address as you write them."
          isRequired
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton name="intent" value="save">
            Save and publish
          </SubmitButton>
          <SubmitButton look="plain" name="intent" value="preview">
            Preview
          </SubmitButton>
          {version && (
            <SubmitButton look="danger" name="intent" value="revert">
              Back to the text that comes with the program
            </SubmitButton>
          )}
        </div>
      </form>
      {given?.stale && (
        <section>
          <h2>What stands there now</h2>
          <p className="mt-half font-semibold">{title}</p>
          <pre className="mt-half whitespace-pre-wrap border border-rule p-4 font-mono text-small">{body}</pre>
        </section>
      )}
      {state.preview !== undefined && (
        <section aria-label="Preview">
          <h2 className="mb-half">{given?.title}</h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown lets no HTML of the text through. */}
          <div className="written" dangerouslySetInnerHTML={{ __html: state.preview }} />
        </section>
      )}
    </div>
  )
}
