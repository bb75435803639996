import { LabelledDigests, labelledMetadata } from '../../../../components/site/labelled-digests'

type Props = PageProps<'/category/[kebab]'>

export function generateMetadata({ params }: Props) {
  return labelledMetadata('category', params)
}

export default function CategoryPage({ params }: Props) {
  return <LabelledDigests kind="category" params={params} />
}
