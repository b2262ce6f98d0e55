import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Cluster } from '../../src/newsroom/postgres.ts'
import type { Program } from './program.ts'

/** What a newsroom has written down of its database, in the folder given as MIDASHI_HOME. */
export const clusterIn = (home: string): Cluster =>
  JSON.parse(readFileSync(path.join(home, 'postgres/cluster.json'), 'utf8'))

/** The id of the first process of the database of a newsroom. */
export const postmasterIn = (home: string): number =>
  Number(readFileSync(path.join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

/** The processes a process has started itself. */
export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

/** The processes that serve for `npm start`: all it has started but the keeper of the database. */
export const serversOf = ({ process: { pid } }: Program, home: string): number[] => {
  const { keeper } = clusterIn(home)
  return childrenOf(pid!).filter((child) => child !== keeper)
}
