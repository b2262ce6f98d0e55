import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/** Does work in one transaction of a request: all of it or, where it throws, nothing. */
export const inTransaction = async <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> => {
  await initTransaction(req)
  try {
    const done = await work()
    await commitTransaction(req)
    return done
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
