import { addDataAndFileToRequest, type PayloadRequest } from 'payload'
import { mustBe } from '../../access/roles.ts'

/** What an editor sent to decide about comments. @throws {Forbidden} for anybody else */
export const readDecision = async (req: PayloadRequest): Promise<Record<string, unknown>> => {
  mustBe(req, 'admin', 'editor')
  await addDataAndFileToRequest(req)
  return (req.data ?? {}) as Record<string, unknown>
}
