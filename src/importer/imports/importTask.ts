import type { TaskConfig } from 'payload'
import { rawId } from '../../database/ids.ts'
import { runImport } from './runImport.ts'
import type { ImportStep } from './importRecord.ts'

/** The queue imports run in: a long one keeps nothing else waiting. */
export const importQueue = 'imports'

/** The job that does a step of an import an editor has begun in the admin. */
export const importTask: TaskConfig<{
  input: { import: string; step: ImportStep }
  output: object
}> = {
  slug: 'runImport',
  label: 'ブログの取り込み',
  retries: 0,
  inputSchema: [
    { name: 'import', type: 'text', required: true },
    { name: 'step', type: 'text', required: true },
  ],
  handler: async ({ input, req }) => {
    const { import: id, step } = input as { import: string; step: ImportStep }
    await runImport(req.payload, { id: rawId(req, id), step })
    return { output: {} }
  },
}
