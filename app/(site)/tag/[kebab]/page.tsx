import { LabelledDigests, labelledMetadata } from '../../../../components/site/labelled-digests'

type Props = PageProps<'/tag/[kebab]'>

export function generateMetadata({ params }: Props) {
  return labelledMetadata('tag', params)
}

export default function TagPage({ params }: Props) {
  return <LabelledDigests kind="tag" params={params} />
}
