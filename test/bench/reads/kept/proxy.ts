import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../../free-port.ts'
import { CONNECTIONS } from '../load/load.ts'

const WAIT_MS = 50
const WAITS = 100

/** nginx in front of a server, as its documentation has it for an upstream that keeps connections open. */
export async function openProxy(origin: string): Promise<AsyncDisposable & { readonly origin: string }> {
  await using opened = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'tickertape-nginx-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  await writeFile(join(folder, 'nginx.conf'), configuration(folder, port, new URL(origin).host))
  const nginx = spawn('nginx', ['-p', folder, '-e', 'error.log', '-c', 'nginx.conf'], { stdio: 'inherit' })
  opened.defer(async () => {
    const exited = once(nginx, 'exit')
    if (nginx.kill('SIGTERM')) await exited
  })
  for (let wait = 0; !(await listens(port)); wait++) {
    if (wait === WAITS || nginx.exitCode !== null) throw new Error(`nginx does not listen on port ${port}.`)
    await setTimeout(WAIT_MS)
  }
  const parts = opened.move()
  return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

export function hasProxy(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const configuration = (folder: string, port: number, upstream: string) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000000;
  upstream gateway {
    server ${upstream};
    keepalive ${CONNECTIONS};
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://gateway;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Request-Id $request_id;
      proxy_buffers 16 16k;
    }
  }
}
`

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
