import { PageTitle } from '../../components/dashboard/page-title'

export default function Forbidden() {
  return (
    <>
      <PageTitle title="Not for you" />
      <p>Your account has no right to see this page. An admin can give it to you.</p>
      <p className="mt-half">
        <a href="/dashboard">To the digests</a>
      </p>
    </>
  )
}
