import { Command } from 'commander'
import { AppError } from '../../lib/errors'
import { suppressMention } from '../../lib/mentions/mutations'
import { withDatabase } from '../with-database'

export const suppressCommand = new Command('suppress')
  .description('Take a post out of pages, feeds and exports for good, as its author may ask.')
  .argument('<address>', 'where the post stands at its source')
  .action(async (address: string) => {
    if (!URL.canParse(address)) throw new AppError('invalid', `${address} is not the address of a post.`)
    const { suppressed } = await withDatabase(() => suppressMention(address))
    if (suppressed === 0) throw new AppError('missing', `No post of ${address} is shown here.`)
    console.log(`The post ${address} is shown no more.`)
  })
