// What Node alone can do: gzipped files from memory and nothing else.
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [home, port] = process.argv.slice(2)
const answers = new Map(
  globSync('**/*.gz', { cwd: home }).map((file) => {
    const body = readFileSync(join(home, file))
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
    const head = { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': body.length, etag }
    return [`/${file.slice(0, -3)}`, { body, etag, head }]
  }),
)

createServer((request, response) => {
  const answer = answers.get(request.url)
  if (!answer) response.writeHead(404).end()
  else if (request.headers['if-none-match'] === answer.etag) response.writeHead(304, { etag: answer.etag }).end()
  else response.writeHead(200, answer.head).end(answer.body)
}).listen(Number(port), '127.0.0.1')
