import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../e2e/site'

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path))

/** Serves gzipped bodies by path as fast as is known: nginx with .gz files, else a bare node:http from memory. */
export async function startBaseline(bodies: Record<string, Buffer>, folder: string) {
  const port = await findFreePort()
  const home = join(folder, 'baseline')
  for (const [path, body] of Object.entries(bodies)) {
    mkdirSync(join(home, path, '..'), { recursive: true })
    writeFileSync(join(home, `${path}.gz`), body)
  }
  const child = NGINX
    ? startNginx(NGINX, home, port)
    : spawn(process.execPath, ['bench/bare-server.js', home, String(port)])
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`the baseline did not start (exit code ${child.exitCode})`)
    await wait(50)
  }
  return {
    name: NGINX ? 'nginx' : 'a bare node:http server (nginx is not installed)',
    url,
    pid: child.pid as number,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function startNginx(nginx: string, home: string, port: number) {
  const config = join(home, 'nginx.conf')
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${home}/pid; error_log stderr;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type text/html;
      gzip_static always;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${home}/tmp;`).join(' ')}
      server { listen 127.0.0.1:${port}; root ${home}; }
    }`,
  )
  return spawn(nginx, ['-c', config, '-e', 'stderr'], { stdio: 'ignore' })
}
