import type { TaskConfig } from 'payload'
import { runImport } from './runImport.ts'
import type { ImportStep } from './importRecord.ts'

/** The queue imports run in: a long one keeps nothing else waiting. */
export const importQueue = 'imports'

/** The job that does a step of an import an editor has begun in the admin. */
export const importTask: TaskConfig<{
  input: { import: string; step: ImportStep; run: string }
  output: object
}> = {
  slug: 'runImport',
  label: 'ブログの取り込み',
  retries: 0,
  inputSchema: [
    { name: 'import', type: 'text', required: true },
    { name: 'step', type: 'text', required: true },
    { name: 'run', type: 'text', required: true },
  ],
  handler: async ({ input, req }) => {
    const { import: id, step, run } = input
    await runImport(req.payload, { id, step, run })
    return { output: {} }
  },
}
