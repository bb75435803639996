import { PageTitle } from '../../components/dashboard/page-title'

export default function NotFound() {
  return (
    <>
      <PageTitle title="There is nothing here" />
      <p>The address may have been mistyped, or what stood here was deleted.</p>
      <p className="mt-half">
        <a href="/dashboard">To the digests</a>
      </p>
    </>
  )
}
