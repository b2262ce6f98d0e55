import { createServer, connect, type Socket } from 'node:net'

/** A wire between clients and the newsroom that can be cut: everything under way is lost, nothing new gets through. */
export type Wire = { port: number; cut: () => void; mend: () => void; close: () => void }

export const wireTo = (port: number): Promise<Wire> =>
  new Promise((resolve) => {
    const open = new Set<Socket>()
    let isCut = false
    const server = createServer((client) => {
      if (isCut) return void client.destroy()
      const target = connect(port, '127.0.0.1')
      for (const [one, other] of [
        [client, target],
        [target, client],
      ] as const) {
        open.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => (open.delete(one), other.destroy()))
        one.pipe(other)
      }
    }).listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as { port: number }).port,
        cut: () => {
          isCut = true
          for (const socket of open) socket.destroy()
        },
        mend: () => void (isCut = false),
        close: () => {
          for (const socket of open) socket.destroy()
          server.close()
        },
      }),
    )
  })
