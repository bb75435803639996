import { Labels } from '../../../components/site/labels'
import { pageMetadata } from '../../../components/site/page-metadata'
import { listCategoriesInUse } from '../../../lib/categories/queries'
import { formatNumber } from '../../../lib/format-count'
import { listLabels } from '../../../lib/tags/queries'

export const metadata = pageMetadata({ title: 'Categories', path: '/categories' })

export default async function CategoriesPage() {
  const [groups, sections] = await Promise.all([listCategoriesInUse(), listLabels('category')])
  return (
    <div className="list">
      <h1>Categories</h1>
      <p className="lead">
        The subjects that the papers here belong to, most to more than one, with the number of papers.
      </p>
      {groups.map(({ name, categories }) => (
        <section key={name} className="group">
          <h2>{name}</h2>
          <ul className="counted">
            {categories.map(({ code, name, papers }) => (
              <li key={code}>
                <a href={`/categories/${code}`}>{name}</a>
                <span>{formatNumber(papers)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section className="group">
        <h2>Digests</h2>
        <div>
          <Labels kind="category" labels={sections} />
          <a href="/tags">By tag</a>
        </div>
      </section>
    </div>
  )
}
