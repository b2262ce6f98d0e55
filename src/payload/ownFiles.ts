import type { UploadConfig } from 'payload'

type Handler = NonNullable<UploadConfig['handlers']>[number]

/**
 * Answers 404 to a file's name that leads into another folder: what stands beside the pictures there (files that wait for their save,
 * those of no record) is nobody's. Payload serves whatever lies below the folder, and where anybody may read, it looks for no record.
 */
export const ownFiles: Handler = (_req, { params: { filename } }) =>
  /^\.|[\\/]/.test(filename) ? new Response(null, { status: 404 }) : undefined
