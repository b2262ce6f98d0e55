import { houseOf } from '../../src/text/house/houseOf.ts'

/** The house style without options: what everything pure is told where a test asks for nothing else. */
export const house = houseOf()
