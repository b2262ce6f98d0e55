import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { noteServerUrl, serverUrl } from '../src/newsroom/serverUrl.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'midashi-url-'))
  vi.stubEnv('MIDASHI_HOME', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('a program beside a newsroom goes by the address it was started with, unless it is told another', () => {
  vi.stubEnv('SERVER_URL', undefined)
  expect(serverUrl()).toBe('')
  vi.stubEnv('SERVER_URL', 'https://kitahama.example')
  noteServerUrl()
  vi.stubEnv('SERVER_URL', undefined)
  expect(serverUrl()).toBe('https://kitahama.example')
  vi.stubEnv('SERVER_URL', 'https://other.example')
  expect(serverUrl()).toBe('https://other.example')
})
