import pg from 'pg'

/**
 * Lets jobs go again that a killed process has left “processing”: Payload never takes them up by itself, and a scheduled
 * publication would not come. On a database of our own nobody else runs them at a start; on a shared one, those of old.
 */
export const freeJobs = async (url: string, isOurs: boolean): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      `update payload_jobs set processing = false where processing and completed_at is null
       and updated_at < now() - $1::interval`,
      [isOurs ? '0 seconds' : '10 minutes'],
    )
  } finally {
    await client.end()
  }
}
