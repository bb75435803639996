import { Missing, missingMetadata } from '../../../components/site/missing'

// Every address nobody else answers: Next's own notFound() would send an empty body to readers without scripts.
export const metadata = missingMetadata()

export default function UnknownPage() {
  return <Missing />
}
