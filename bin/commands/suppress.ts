import { Command } from 'commander'
import { AppError } from '../../lib/errors'
import { personAt } from '../../lib/mentions/address'
import { suppressMention, suppressPerson } from '../../lib/suppression/mutations'
import { withDatabase } from '../with-database'

export const suppressCommand = new Command('suppress')
  .description('Take a post, or all posts of somebody, out of pages, feeds and exports for good, as they may ask.')
  .argument('<address>', 'where the post stands at its source, or the profile of who wrote it')
  .action(async (address: string) => {
    if (!URL.canParse(address)) throw new AppError('invalid', `${address} is not the address of a post or a profile.`)
    const person = personAt(address)
    if (person) {
      const { suppressed } = await withDatabase(() => suppressPerson(person))
      console.log(`Nothing that ${address} writes is shown any more; ${suppressed} posts were known.`)
      return
    }
    const { suppressed } = await withDatabase(() => suppressMention(address))
    if (suppressed === 0) throw new AppError('missing', `No post of ${address} is shown here.`)
    console.log(`The post ${address} is shown no more.`)
  })
