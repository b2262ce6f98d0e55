import { headers } from 'next/headers'

/** The address of this server as readers know it: what the newsroom says, else what the reader has asked for. */
export const origin = async (): Promise<string> => {
  if (process.env.SERVER_URL) return process.env.SERVER_URL.replace(/\/$/, '')
  const given = await headers()
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost'
  const protocol = given.get('x-forwarded-proto') ?? 'http'
  return `${protocol.split(',')[0]}://${host}`
}
